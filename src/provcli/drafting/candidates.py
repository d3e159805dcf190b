"""Every number of an article, with its context and its period."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from provcli.drafting.model import Candidate
from provcli.drafting.outline import Outline
from provcli.prose.article import PREAMBLE, Paragraph
from provcli.prose.context import Context, read_context
from provcli.prose.numerals import Numeral
from provcli.prose.occurrences import find_occurrences
from provcli.prose.patterns import is_latin
from provcli.prose.period_memory import ParagraphPeriods, PeriodReading
from provcli.prose.period_mentions import PeriodMention
from provcli.prose.periods import read_periods
from provcli.prose.sentences import split_sentences
from provcli.prose.unread import UnreadNumber

MAX_BEFORE = 200
"""Characters before a number in which its clause may begin."""
MAX_AFTER = 120
WIDER = (1, 2, 4, 8)
"""How many characters on either side are tried to make a number readable; no word is cut."""

_PARENTHESES = re.compile(r"[(（][^()（）]*[)）]")
_CLAUSE_END = re.compile(r"[,;:—，；：。、！？](?![0-9])|\.(?=\s)|[()（）]|\s-\s")


def find_candidates(outline: Outline) -> tuple[Candidate, ...]:
    """Return every number of an article, in order."""
    paragraphs = outline.article.paragraphs
    # A text without a title of its own is called by its first sentence, which dates itself.
    is_own_title = not paragraphs or paragraphs[0].text != outline.title or len(paragraphs) > 1
    periods = read_periods(
        paragraphs,
        [
            [(numeral.start, numeral.end) for numeral in paragraph.numerals]
            for paragraph in paragraphs
        ],
        outline.title if is_own_title else "",
        None if outline.is_date_guessed else outline.date,
    )
    candidates: list[Candidate] = []
    for paragraph, read in zip(paragraphs, periods, strict=True):
        candidates += _read_paragraph(paragraph, read, len(candidates))
    return tuple(candidates)


def _read_paragraph(
    paragraph: Paragraph, periods: ParagraphPeriods, number: int
) -> Iterator[Candidate]:
    text, numerals = paragraph.text, tuple(map(_as_numeral, paragraph.numerals))
    if not numerals:
        return
    sentences = split_sentences(text)
    starts = [start for start, _ in sentences]
    masked = _mask(text, periods.mentions, " ")
    stopped = _mask(text, periods.mentions, ";")
    mention_starts = [mention.start for mention in periods.mentions]
    previous_end = 0
    contexts = [read_context(text, numeral) for numeral in numerals]
    bounds = [0, *(numeral.end for numeral in numerals[:-1])]
    limits = [*(numeral.start for numeral in numerals[1:]), len(text)]
    printed = [
        _find_printed(text, numeral, context, room)
        for numeral, context, *room in zip(numerals, contexts, bounds, limits, strict=True)
    ]
    occurrences = _count_occurrences(paragraph, printed)
    for index, numeral in enumerate(numerals):
        number += 1
        sentence = sentences[bisect_right(starts, numeral.start) - 1]
        context = contexts[index]
        unit = context.unit
        is_after = unit is not None and unit.words.start >= numeral.end
        unit_end = unit.words.end if unit and is_after else numeral.end
        holder = _find_holder(periods.mentions, mention_starts, numeral)
        start = max(sentence[0], min(previous_end, numeral.start), numeral.start - MAX_BEFORE)
        end = numeral.start
        if context.qualifier_words and start <= context.qualifier_words.start < end:
            end = context.qualifier_words.start
        before = _PARENTHESES.sub(lambda found: " " * len(found[0]), masked[start:end])
        clauses = list(_CLAUSE_END.finditer(before))
        if clauses and before[clauses[-1].end() :].strip():
            before = before[clauses[-1].end() :]
        yield Candidate(
            number,
            paragraph,
            numeral,
            text[slice(*printed[index])],
            occurrences[index],
            context,
            periods.readings[index] if index < len(periods.readings) else PeriodReading(),
            sentence,
            before.replace("\n", " "),
            text[numeral.end : min(sentence[1], numeral.end + MAX_AFTER)],
            stopped[unit_end : min(sentence[1], unit_end + MAX_AFTER)],
            holder.text if holder else "",
            holder.role if holder else "",
        )
        if not holder and (numeral.is_quantity or numeral.kind == "ordinal"):
            previous_end = unit_end


def _as_numeral(number: Numeral | UnreadNumber) -> Numeral:
    """Return a number of a paragraph; one that provcli cannot read has no value."""
    if isinstance(number, Numeral):
        return number
    span = (number.start, number.end, number.text, number.start, number.end)
    return Numeral(*span, "name", None, None, None, 0, "", Decimal(1), False, number.text)  # noqa: FBT003


def _mask(text: str, mentions: Sequence[PeriodMention], mark: str) -> str:
    """Return a text of the same length with marks in place of words of time."""
    pieces, position = [], 0
    for mention in mentions:
        pieces += [text[position : mention.start], mark * (mention.end - mention.start)]
        position = mention.end
    return "".join([*pieces, text[position:]])


def _find_holder(
    mentions: Sequence[PeriodMention], starts: Sequence[int], numeral: Numeral
) -> PeriodMention | None:
    """Return the words of time that a number belongs to."""
    index = bisect_right(starts, numeral.digits_start) - 1
    if index >= 0 and numeral.digits_start < mentions[index].end:
        return mentions[index]
    return None


def _find_printed(
    text: str, numeral: Numeral, context: Context, room: Sequence[int]
) -> tuple[int, int]:
    """Return the span of the words by which a dataset names a number.

    They are the number's own, unless these alone are not read as it: 百 is one in 百元 only. They
    are in the room between the number before and the next one.
    """
    bare = text[numeral.digits_start : numeral.digits_end]
    start, end = numeral.start, numeral.end
    unit_end = context.unit.words.end if context.unit else end
    spans = [(start, end), (start, max(end, unit_end))]
    for size in WIDER:
        first, last = start - size, end + size
        while _is_in_word(text, first):
            first -= 1
        while _is_in_word(text, last):
            last += 1
        spans += [(start, last), (first, end), (first, last)]
    for first, last in spans:
        words = text[max(first, 0) : last]
        is_inside = room[0] <= first and last <= room[1]
        has_spaces = words[:1].isspace() or words[-1:].isspace()
        if is_inside and not has_spaces and _is_read_in(words, numeral.digits_start - first, bare):
            return first, last
    return start, end


def _is_in_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and is_latin(text[at - 1]) and is_latin(text[at])


@lru_cache(maxsize=4096)
def _is_read_in(words: str, offset: int, bare: str) -> bool:
    """Return whether words contain just one number, with these digits at an offset."""
    numerals = Paragraph(PREAMBLE, 1, words).numerals
    if len(numerals) != 1:
        return False
    start, end = numerals[0].digits_start, numerals[0].digits_end
    return start == offset and words[start:end] == bare


def _count_occurrences(paragraph: Paragraph, printed: Sequence[tuple[int, int]]) -> list[int]:
    """Return for each number which of the spans that print its words is its own."""
    words = [paragraph.normalized[start:end] for start, end in printed]
    counts = [1] * len(words)
    found: Counter[str] = Counter()
    wanted: dict[str, set[tuple[int, str]]] = {}
    for name, (start, _), number in zip(words, printed, paragraph.numerals, strict=True):
        bare = paragraph.normalized[number.digits_start : number.digits_end]
        wanted.setdefault(bare, set()).add((number.digits_start - start, name))
    for name, span in find_occurrences(paragraph, wanted):
        first, *others = span.numerals
        found[name] += not others
        if not others and (span.start, span.end) == printed[first]:
            counts[first] = found[name]
    return counts
