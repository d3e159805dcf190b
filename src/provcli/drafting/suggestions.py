"""Answers that a review proposes, from the sentence and the dataset."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from provcli.dataset.models import Dataset, Figure, Metric
from provcli.dataset.references import figure_id
from provcli.drafting.names import (
    SUBJECT_VERB,
    capitalize,
    clean_phrase,
    cut_to_noun,
    is_chinese,
    read_han_phrases,
)
from provcli.drafting.places import find_places
from provcli.prose.english_words import ONES, WEEKDAYS
from provcli.prose.occurrences import Occurrence
from provcli.prose.patterns import is_han
from provcli.prose.period_memory import ParagraphPeriods
from provcli.prose.sentences import split_sentences
from provcli.prose.units import ENGLISH_CURRENCIES, ENGLISH_UNITS
from provcli.values.periods import MONTH_NAMES

MAX_QUALIFIED = 3
"""The maximum number of phrases added to a name that another figure has."""
MAX_AROUND = 300
"""Characters on either side of a number in which phrases are looked for."""
GROWTHS = (", growth", "增速")
"""The ends of the name of a growth."""
_CHANGE = re.compile(
    r"(?:, (?:growth|change|rank|rate|multiple|before|after|total|upper end|forecast"
    r"|year on year))+$"
    "|(?:增速|变化|占比|倍数|排名|上限|预期|（(?:之[前后]|总数|同比)）)+$"
)
"""The end of a name that says what of a level is measured."""
_STOP = re.compile(
    rf"{SUBJECT_VERB}|[^\w\s’'-]|\b(?:and|or|that|which|who|while|where|when|than|as|if|but|by"
    r"|with|from|to|up|down|after|before|since|against|between|per|not|it|they|he|she|we|there)\b"
    r"|\b[\w-]*\d[\w-]*\b"
    r"|\b(?:percent|ten|(?:hundred|thousand|million|billion|trillion|percentage point)s?"
    # "May" is a verb, too.
    rf"|{'|'.join((*ONES, *WEEKDAYS, *(month for month in MONTH_NAMES if month != 'May')))})\b",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(?:that|which|who|it|they|we|you|he|she|to|not|must|will|can|may)$", re.IGNORECASE
)
"""What a verb follows, where a name is split from it."""
_NO_NAME = re.compile(
    r"(?:least|most|many|much|same|other|times|them|of|less|more|half|next|was|were)\b.*"
    r"|(?:fifths?|first|second|third|fourth|end|close|\w{2,}est)\b.*"
    r"|.*\b(?:(?:more|less|twice)\b.*|(?:this|last|next|each|other|a) [a-z]+)|.*\d.*"
    "|.* (?:during|through|like|still|even|again|almost)|ever|taken"
    r"|(?:[\w-]+ )?(?:year|quarter|month|week|day|night|noon|dawn|morning|evening)s?"
    "|.*[两三四五六七八九十][成个亿万千百].*|.*(?:季度|半年|年内).*|[亿万千百个].*|[\u4e00-\u9fff]{1,4}[省市县]|[吨元].*",
    re.IGNORECASE,
)
"""Phrases that only speak of time or amounts."""
_NO_DEED = frozenset("compared used needed expected said based".split())
_PREPOSITION = re.compile(r"\s+(?:of|in|at|on|for|over|under|among|during|within)\s+")
_PROPER = re.compile(
    r"(?<![\w.])(?!The )[A-Z][a-z&'’-]*[A-Za-z](?: (?:(?:of|de|&) )?[A-Z][A-Za-z&-]+)*(?![\w])"
)
_HAN_NAME = re.compile(
    "(?:(?<=^)|(?<=[，。；：、“”（）]))(?!.{0,5}[全各])[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|公司|集团|银行)"
)
_NO_ENTITY = re.compile(
    rf"{'|'.join((*MONTH_NAMES, *WEEKDAYS))}|sept?|the|it|we|they|he|she|but|and|in|if|this|that",
    re.IGNORECASE,
)
NUMBERED = re.compile(r" \(\d+\)$")
"""The end of the name of another metric with the same words."""
COUNTED = ("count", "person")
_DEED = "(?P<deed>[a-z]{2,}ed|built|sold|bought|lost|sent|held|won)"
_DEED_IN = re.compile(rf"(?<![a-z]ed)(?<! of)(?<! and) (?:{_DEED}|tore|swept|met)\b.*")
"""What follows a noun that did something."""
_DEED_BEFORE = re.compile(rf"\b{_DEED}(?: [a-z]+){{0,2}} $")
_DEED_AFTER = re.compile(rf"[^,.;:]{{0,80}}?\b(?:have|has|had|were|was|are|is)(?: been)? {_DEED}\b")
_WORDS = re.compile(r"\b(?!people|persons?\b)[a-z]{4,}|[\u4e00-\u9fff]")
"""The words that say what is measured; anything may count people."""
_ENDING = re.compile("(?:ies|es|y|s|e)$")
"""What a singular and its plural do not share."""
_NO_SPACE_BEFORE = ",;:，、；：（"
_YEAR = re.compile(r"\d{4}")
_PART = re.compile(r"(?<=^\d{4})-(?:\d\d|[QH]\d)$")
"""The month, quarter, or half of a year."""


class Quote(NamedTuple):
    """A sentence, and where a number is in it."""

    text: str
    start: int
    end: int


def quote_sentence(found: Occurrence) -> Quote:
    """Return the sentence of a number."""
    text = found.paragraph.text
    start, last = next(span for span in split_sentences(text) if span[1] > found.start)
    start += len(text[start:last]) - len(text[start:last].lstrip())
    end = max(found.end, last)
    return Quote(text[start:end].rstrip(), found.start - start, found.end - start)


def may_share_name(
    names: tuple[str, str], quotes: tuple[Quote, Quote], *, is_count: bool, is_near: bool
) -> bool:
    """Return whether a new name of a measure, the second, may fit another sentence.

    They have words of it in common, or of the old name if it has its words from elsewhere, and do
    not count different things. What it adds from elsewhere may be the heading of its section.
    """
    old, new = map(split_words, names)
    own, other = (split_words(quote.text) for quote in quotes)
    if new & old and not is_near and new - old - own:
        return False
    if not (new & own or old & own) & other:
        return False
    nouns = [_read_counted(quote) for quote in quotes] if is_count else [set()]
    return not all(nouns) or not nouns[0].isdisjoint(nouns[-1])


def split_words(text: str) -> set[str]:
    """Return the characters of Chinese, and longer words, the same for a plural."""
    return {_ENDING.sub("", word) for word in _WORDS.findall(text.lower())}


def _read_counted(quote: Quote) -> set[str]:
    """Return the words between a number and the next verb or preposition."""
    after = quote.text[quote.end : quote.end + MAX_AROUND]
    ends = (found.start() for rule in (_PREPOSITION, _STOP) if (found := rule.search(after, 1)))
    return split_words(after[: min(ends, default=None)])


def list_periods(periods: ParagraphPeriods, found: Occurrence) -> list[str]:
    """Return the periods that a number's sentence names.

    Where it names no year, that of the heading or title may be meant: 2024-Q1 for 一季度.
    """
    quote = quote_sentence(found)
    first = found.start - quote.start
    mentions = [one for one in periods.mentions if first <= one.start < first + len(quote.text)]
    years = [topic.period for topic in periods.topics if _YEAR.fullmatch(topic.period)]
    named: list[str] = []
    for period in filter(None, (mention.period for mention in mentions)):
        part = _PART.search(period)
        named += [period, *(f"{year}{part[0]}" for year in years if part)]
    return named


def list_entities(dataset: Dataset, texts: Sequence[str]) -> list[str]:
    """Return names of entities in the first text, in others, then of the dataset."""
    entities = {name: entity.name for entity in dataset.entities for name in entity.names}
    found = [[entities.get(name, name) for name in _find_names(one, entities)] for one in texts]
    frequent = Counter(chain.from_iterable(found[1:])).most_common()
    names = (*chain(*found[:1]), *(name for name, _ in frequent), *entities.values())
    return list(dict.fromkeys(names))


def _find_names(text: str, known: Iterable[str]) -> list[str]:
    """Return the names in a text: known ones, places, and words with capital letters."""
    spans = [(start, start + len(name)) for name in known if (start := text.find(name)) >= 0]
    spans += [(start, end) for start, end, _ in find_places(text)]
    for found in chain(_PROPER.finditer(text), _HAN_NAME.finditer(text)):
        is_first = " " not in found[0] and not text[: found.start()].strip(' "“')
        if is_han(found[0][0]) or not (is_first or _NO_ENTITY.fullmatch(found[0])):
            spans.append(found.span())
    names: list[str] = []
    end = 0
    for start, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if last > end:  # A longer name contains the shorter one.
            names.append(text[start:last])
            end = last
    return names


def list_names(dataset: Dataset, quote: Quote | None, figure: Figure) -> tuple[str, ...]:
    """Return names for the metric of a figure, the most likely first.

    They end as the present name does: a growth is the growth of something else.
    """
    metric = dataset.metric_by_id[figure.metric]
    base, end = split_name(metric.name)
    places = {name for entity in dataset.entities for name in entity.names}
    phrases = _list_phrases(quote, metric.unit) if quote else []
    phrases = [phrase for phrase in phrases if phrase not in places]
    deeds = _list_deeds(quote) if quote and metric.unit in COUNTED else []
    said = [f"{base.partition(', ')[0]} {deed}" for deed in deeds if not base.endswith(deed)]
    if NUMBERED.search(metric.name):  # the words are those of another figure
        others = (phrase for phrase in phrases if base.lower() not in phrase.lower())
        said += [f"{base}, {phrase}" for phrase in islice(others, MAX_QUALIFIED)]
    said += [base, *map(capitalize, phrases)]
    confirmed = [other.name for other in dataset.metrics if not other.draft]
    useless = set()
    for other in dataset.metrics:
        id_ = figure_id(figure.entity, other.id, figure.period, figure.scope, figure.status)
        if other.unit != metric.unit or id_ in dataset.figure_by_id or NUMBERED.search(other.name):
            useless.add(other.name)
    ranked = (*_list_alike(dataset, quote, metric), *(f"{name}{end}" for name in said), *confirmed)
    return tuple(name for name in dict.fromkeys(ranked) if name not in useless)


def extend_name(name: str, words: str) -> str:
    """Return a name with words after it: Ferries at sea, of Ferries (2)."""
    base, end = split_name(name)
    is_joined = words[:1] in _NO_SPACE_BEFORE or is_han(base[-1:]) or is_han(words[:1])
    return f"{base}{'' if is_joined else ' '}{words}{end}"


def split_name(name: str) -> tuple[str, str]:
    """Return a name without its end, such as a growth's, and that end."""
    plain = NUMBERED.sub("", name)
    end = found[0] if (found := _CHANGE.search(plain)) else ""
    return plain.removesuffix(end), end


def _list_alike(dataset: Dataset, quote: Quote | None, metric: Metric) -> list[str]:
    """Return names of metrics with words of the sentence; most words first."""
    sentence, end = split_words(quote.text if quote else ""), split_name(metric.name)[1]
    bases = {split_name(one.name)[0] for one in dataset.metrics if end or one.unit == metric.unit}
    words = {base: split_words(base) for base in sorted(bases)}
    ranked = sorted(words, key=lambda base: -len(words[base] & sentence))
    return [f"{base}{end}" for base in ranked if len(words[base] & sentence) * 2 > len(words[base])]


def _list_deeds(quote: Quote) -> list[str]:
    """Return what happened to what is counted: died, of "58 people have died"."""
    before = quote.text[max(0, quote.start - MAX_AROUND) : quote.start]
    after = quote.text[quote.end : quote.end + MAX_AROUND]
    found = (_DEED_BEFORE.search(before), _DEED_AFTER.match(after))
    return [match["deed"] for match in found if match and match["deed"] not in _NO_DEED]


def _list_phrases(quote: Quote, unit: str) -> list[str]:
    """Return the noun phrases of a sentence, the nearest to its number first.

    What is counted follows its number; what has a rate or an amount precedes it.
    """
    before = quote.text[max(0, quote.start - MAX_AROUND) : quote.start]
    after = quote.text[quote.end : quote.end + MAX_AROUND]
    if is_chinese(quote.text):
        earlier, later = list(read_han_phrases(before)), list(read_han_phrases(after))[::-1]
    else:
        earlier, later = list(_read_phrases(before, -1)), list(_read_phrases(after, 1))
    sides = (later, earlier) if unit in COUNTED else (earlier, later)
    pairs = zip_longest(*sides, fillvalue="")
    phrases = dict.fromkeys(phrase.partition("（")[0] for pair in pairs for phrase in pair)
    return [phrase for phrase in phrases if phrase and _is_name(phrase, quote.text)]


def _is_name(phrase: str, sentence: str) -> bool:
    """Return whether a phrase may name what is measured: no unit, person, or place."""
    words = phrase.split()
    first = words[0].lower()
    if first in ENGLISH_UNITS or first in ENGLISH_CURRENCIES or _NO_NAME.fullmatch(phrase):
        return False
    lower = words[1:] if sentence.startswith(phrase) else words
    is_dateline = phrase.isupper() and phrase.isascii() and len(phrase) > len("OPEC")
    return not is_dateline and not any(word.istitle() for word in lower)


def _read_phrases(text: str, step: int) -> Iterator[str]:
    """Yield the noun phrases of an English text, in either direction."""
    stops = list(_STOP.finditer(text))
    starts = [0, *(stop.end() for stop in stops)]
    ends = [*(stop.start() for stop in stops), len(text)]
    for start, end in list(zip(starts, ends, strict=True))[::step]:
        part = text[start:end]
        if _VERB_BEFORE.search(text[:start]):
            continue
        pieces = _PREPOSITION.split(part)[::step]
        nouns = (_DEED_IN.sub("", clean_phrase(piece)) for piece in (part, *pieces))
        yield from dict.fromkeys(noun for one in nouns if len(noun := cut_to_noun(one, "")) > 2)


def rank_values(dataset: Dataset, figure: Figure, field: str) -> tuple[str, ...]:
    """Return the values of a field that other figures have, the most likely first.

    Those of the same paragraph come first, then the most frequent ones.
    """

    def value_of(other: Figure) -> str:
        owner = dataset.metric_by_id[other.metric] if field == "unit" else other
        return getattr(owner, field) or ""

    counts = Counter(map(value_of, dataset.figures))
    place = (figure.section, figure.paragraph)
    near = {value_of(one) for one in dataset.figures if (one.section, one.paragraph) == place}
    ranked = sorted(counts, key=lambda value: (value not in near, -counts[value]))
    return tuple(value for value in ranked if value not in ("", value_of(figure)))
