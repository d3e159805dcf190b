"""Answers that a review proposes, from the sentence and the dataset."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import NamedTuple

from provcli.dataset.models import Dataset, Figure
from provcli.dataset.references import figure_id
from provcli.drafting.names import (
    SUBJECT_VERB,
    capitalize,
    clean_phrase,
    cut_to_noun,
    is_chinese,
    read_han_phrases,
)
from provcli.prose.english_words import ONES, WEEKDAYS
from provcli.prose.occurrences import Occurrence
from provcli.prose.patterns import is_han
from provcli.prose.period_memory import ParagraphPeriods
from provcli.prose.sentences import split_sentences
from provcli.prose.units import ENGLISH_CURRENCIES, ENGLISH_UNITS
from provcli.values.periods import MONTH_NAMES

MAX_NAMES = 6
"""The maximum number of names from the sentence and its paragraph."""
MAX_NEAR = 3
"""The maximum number of figures nearby whose names are proposed."""
MAX_QUALIFIED = 3
"""The maximum number of phrases added to a name that another figure has."""
MAX_AROUND = 300
"""Characters on either side of a number in which phrases are looked for."""
_CHANGE = re.compile(
    r"(?:, (?:growth|change|rank|rate|multiple|before|after|total|upper end))+$"
    "|(?:增速|变化|占比|倍数|排名|上限|（之[前后]）|（总数）)+$"
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
    "|.*[两三四五六七八九十][成个亿万千百].*|.*(?:季度|半年|年内).*|[亿万千百个].*|[\u4e00-\u9fff]{1,4}[省市县]|[吨元].*",
    re.IGNORECASE,
)
"""Phrases that only speak of time or amounts."""
_NO_DEED = frozenset("compared used needed expected said based".split())
_PREPOSITION = re.compile(r"\s+(?:of|in|at|on|for|over|under|among|during|within)\s+")


_NUMBERED = re.compile(r" \(\d+\)$")
COUNTED = ("count", "person")
_DEED = "(?P<deed>[a-z]{2,}ed|built|sold|bought|lost|sent|held|won)"
_DEED_BEFORE = re.compile(rf"\b{_DEED}(?: [a-z]+){{0,2}} $")
_DEED_AFTER = re.compile(rf"[^,.;:]{{0,80}}?\b(?:have|has|had|were|was|are|is)(?: been)? {_DEED}\b")


_WORDS = re.compile(r"\b(?!people|persons?\b)[a-z]{4,}|[\u4e00-\u9fff]")
"""The words that say what is measured; anything may count people."""
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
    old: str, new: str, own: Quote, other: Quote, *, is_count: bool, is_near: bool
) -> bool:
    """Return whether a new name of a measure may fit another sentence.

    They have words of it in common, or of the old name if it has its words from elsewhere, and do
    not count different things. What it adds from elsewhere may be the heading of its section.
    """
    sentence = _split_words(own.text)
    is_kept = bool(_split_words(new) & _split_words(old))
    if is_kept and not is_near and _split_words(new) - _split_words(old) - sentence:
        return False
    words = _split_words(new) & sentence or _split_words(old) & sentence
    if not words & _split_words(other.text):
        return False
    nouns = [_read_counted(quote) for quote in (own, other)] if is_count else [set()]
    return not all(nouns) or not nouns[0].isdisjoint(nouns[-1])


def _split_words(text: str) -> set[str]:
    """Return the characters of Chinese, and longer words without the end of a plural."""
    return {word.rstrip("s") for word in _WORDS.findall(text.lower())}


def _read_counted(quote: Quote) -> set[str]:
    """Return the words between a number and the next verb or preposition."""
    after = quote.text[quote.end : quote.end + MAX_AROUND]
    ends = (found.start() for rule in (_PREPOSITION, _STOP) if (found := rule.search(after, 1)))
    return _split_words(after[: min(ends, default=None)])


def list_periods(periods: ParagraphPeriods, found: Occurrence) -> list[str]:
    """Return the periods that a number's sentence names.

    Where it names no year, that of the heading or title may be meant: 2024-Q1 for 一季度.
    """
    first, last = next(
        span for span in split_sentences(found.paragraph.text) if span[1] > found.start
    )
    mentions = [one for one in periods.mentions if first <= one.start < last and one.period]
    years = [topic.period for topic in periods.topics if _YEAR.fullmatch(topic.period)]
    named: list[str] = []
    for mention in mentions:
        assert mention.period
        part = _PART.search(mention.period)
        named += [mention.period, *(f"{year}{part[0]}" for year in years if part)]
    return named


def list_names(dataset: Dataset, quote: Quote | None, figure: Figure) -> tuple[str, ...]:
    """Return names for the metric of a figure, the most likely first.

    They end as the present name does: a growth is the growth of something else.
    """
    metric = dataset.metric_by_id[figure.metric]
    base, end = split_name(metric.name)
    places = {name for entity in dataset.entities for name in entity.names}
    phrases = _list_phrases(quote, metric.unit) if quote else []
    phrases = [phrase for phrase in phrases if phrase not in places and not _is_money(phrase)]
    said = (
        [
            f"{base.partition(', ')[0]} {deed}"
            for deed in _list_deeds(quote)
            if not base.endswith(deed)
        ]
        if quote and metric.unit in COUNTED
        else []
    )
    if _NUMBERED.search(metric.name):  # the words are those of another figure
        others = (phrase for phrase in phrases if base.lower() not in phrase.lower())
        said += [f"{base}, {phrase}" for phrase in islice(others, MAX_QUALIFIED)]
    said += [base, *map(capitalize, phrases)]
    near = _list_near(dataset, figure)
    ranked = [f"{name}{end}" for name in ([*near, *said] if end else [*said, *near])]
    useless = set()
    for other in dataset.metrics:
        id_ = figure_id(figure.entity, other.id, figure.period, figure.scope, figure.status)
        if other.unit != metric.unit or id_ in dataset.figure_by_id or _NUMBERED.search(other.name):
            useless.add(other.name)
    names = [name for name in dict.fromkeys(ranked) if name not in useless][:MAX_NAMES]
    confirmed = {other.name for other in dataset.metrics if not other.draft}
    used = (name for name in rank_values(dataset, figure, "metric") if name in confirmed - useless)
    return tuple(dict.fromkeys((*names, *used)))


def _is_money(phrase: str) -> bool:
    """Return whether a phrase begins with a currency: euros a year earlier."""
    return phrase.partition(" ")[0].lower() in ENGLISH_CURRENCIES


def extend_name(name: str, words: str) -> str:
    """Return a name with words after it: Ferries at sea, of Ferries (2)."""
    base, end = split_name(name)
    is_joined = words[:1] in _NO_SPACE_BEFORE or is_han(base[-1:]) or is_han(words[:1])
    return f"{base}{'' if is_joined else ' '}{words}{end}"


def is_numbered(name: str) -> bool:
    """Return whether a name is that of another metric with a number: Ferries (2)."""
    return _NUMBERED.search(name) is not None


def split_name(name: str) -> tuple[str, str]:
    """Return a name without its end, such as a growth's, and that end."""
    plain = _NUMBERED.sub("", name)
    end = found[0] if (found := _CHANGE.search(plain)) else ""
    return plain.removesuffix(end), end


def _list_near(dataset: Dataset, figure: Figure) -> list[str]:
    """Return what the nearest figures of a paragraph measure a level or a change of."""
    place = (figure.section, figure.paragraph)
    figures = [other for other in dataset.figures if (other.section, other.paragraph) == place]
    own = figures.index(figure)
    nearest = sorted(range(len(figures)), key=lambda position: abs(position - own))[1:]
    names = (dataset.metric_by_id[figures[position].metric].name for position in nearest)
    return [_CHANGE.sub("", name) for name in names if not _NUMBERED.search(name)][:MAX_NEAR]


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
    if words[0].lower() in ENGLISH_UNITS or _NO_NAME.fullmatch(phrase):
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
        nouns = (cut_to_noun(clean_phrase(piece), "") for piece in (part, *pieces))
        yield from dict.fromkeys(noun for noun in nouns if len(noun) > 2)


def rank_values(dataset: Dataset, figure: Figure, field: str) -> tuple[str, ...]:
    """Return the values of a field that other figures have, the most likely first.

    Those of the same paragraph come first, then the most frequent ones. Metrics have the same unit.
    """

    def value_of(other: Figure) -> str:
        metric = dataset.metric_by_id[other.metric]
        named = {"entity": dataset.entity_by_id[other.entity], "metric": metric}
        if field in named:
            return named[field].name
        return metric.unit if field == "unit" else getattr(other, field) or ""

    unit = dataset.metric_by_id[figure.metric].unit
    others = [
        other
        for other in dataset.figures
        if field != "metric" or dataset.metric_by_id[other.metric].unit == unit
    ]
    counts = Counter(map(value_of, others))
    place = (figure.section, figure.paragraph)
    near = {value_of(other) for other in others if (other.section, other.paragraph) == place}
    ranked = sorted(counts, key=lambda value: (value not in near, -counts[value]))
    return tuple(value for value in ranked if value not in ("", value_of(figure)))
