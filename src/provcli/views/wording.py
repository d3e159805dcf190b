"""Words for figures, differences, counts, and sources, such as 3 companies."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from provcli.dataset.models import ArticleEntry, Dataset, Entity, Figure, Metric, Qualifier, Unit
from provcli.values.decimals import EXACT, decimals_of, rounded
from provcli.values.formatting import format_number, format_ordinal, scale_of
from provcli.values.periods import Period, format_date, format_period

QUALIFIER_WORDS: dict[Qualifier, str] = {
    "exact": "",
    "about": "about ",
    "more-than": "more than ",
    "at-least": "at least ",
    "nearly": "nearly ",
    "at-most": "at most ",
}
MAX_NAMES = 20
"""The maximum number of names in a line; the rest is counted."""

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


class ValueWords(NamedTuple):
    """A value in words, its unit apart so that columns can align the digits."""

    number: str
    unit: str

    def __str__(self) -> str:
        if not self.unit or self.unit.startswith("%"):
            return f"{self.number}{self.unit}"
        return f"{self.number} {self.unit}"


def split_value(value: Decimal, unit: Unit, *, printed: str = "") -> ValueWords:
    """Return a value as number and unit, as people write it; no digit is lost.

    The last zeros of the printed number stay: 13.50 billion. If the article counts in another
    scale, they do not: 1.20\u4ebf is 120 million.
    """
    if unit.kind == "rank":
        return ValueWords(format_ordinal(value), "")
    scale, word = scale_of(value)
    number = EXACT.normalize(EXACT.divide(value, scale)) if word else value
    if printed:
        match = _DIGITS.search(printed)
        digits = Decimal(match[0].replace(",", "")) if match else Decimal(0)
        if digits == number.copy_abs():
            number = digits.copy_sign(number)
        else:
            number = rounded(number, decimals_of(EXACT.normalize(number)))
    return ValueWords(format_number(number), " ".join(filter(None, (word, unit.label))))


def format_value(value: Decimal, unit: Unit) -> str:
    """Return a value with its unit: 13.5 billion yuan, 25.0%, 3rd."""
    return str(split_value(value, unit))


def format_difference(difference: Decimal, unit: Unit) -> str:
    """Return a signed difference: `+5,690`, `-2.25 points`, `+2 ranks`, `0 euros`."""
    difference = difference or Decimal(0)
    if unit.kind == "quantity":
        words = format_value(difference, unit)
    else:
        words = f"{format_number(difference)} {'points' if unit.kind == 'rate' else 'ranks'}"
    return f"+{words}" if difference > 0 else words


def format_period_or_missing(period: Period | None) -> str:
    """Return a period that needs no label: `2023`, `period not stated`."""
    return format_period(period) if period else "period not stated"


def split_figure(dataset: Dataset, figure: Figure) -> ValueWords:
    """Return a figure's value with its qualifier, and its unit."""
    unit_of_metric = dataset.unit_of(figure.metric)
    number, unit = split_value(figure.value, unit_of_metric, printed=figure.printed)
    return ValueWords(f"{QUALIFIER_WORDS[figure.qualifier]}{number}", unit)


def format_figure(dataset: Dataset, figure: Figure) -> str:
    """Return a figure's value with qualifier and unit: more than 13.50 million euros."""
    return str(split_figure(dataset, figure))


class Footnotes:
    """Notes below a table, each once and numbered in the order of their figures."""

    def __init__(self) -> None:
        self._number_by_note: dict[str, int] = {}

    def number(self, figure: Figure) -> str:
        """Return `[2]`, the number of a figure's note; empty if it has none."""
        if not figure.note:
            return ""
        number = self._number_by_note.setdefault(figure.note, len(self._number_by_note) + 1)
        return f"[{number}]"

    def notes(self) -> tuple[tuple[str, str], ...]:
        """Return each number with its note."""
        return tuple((f"[{number}]", note) for note, number in self._number_by_note.items())


def format_source(dataset: Dataset) -> str:
    """Return the line that names the article: publisher, title, and date."""
    source = dataset.source
    parts = (source.publisher, source.title, format_date(source.date) if source.date else None)
    return f"Source: {', '.join(filter(None, parts))}."


def format_unit(unit: Unit) -> str:
    """Return a unit with its id and, where it has one, its description."""
    text = unit.id if unit.label in ("", unit.id) else f"{unit.id} ({unit.label})"
    return f"{text}: {unit.description}" if unit.description else text


def format_location(entry: ArticleEntry) -> str:
    """Return section and paragraph: `brazil:5`; without a section, the paragraph."""
    return entry.place if entry.section else str(entry.paragraph)


def pluralize(noun: str) -> str:
    """Return the plural of a noun: countries, companies, branches."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def format_count(number: int, noun: str) -> str:
    """Return a number of things: 1 figure, 4,000 companies."""
    return f"{number:,} {noun if number == 1 else pluralize(noun)}"


def name_kind(entities: Iterable[Entity]) -> str:
    """Return the kind of entities: state owned company; entity if kinds are mixed."""
    kinds = {entity.kind for entity in entities}
    return kinds.pop().replace("-", " ") if len(kinds) == 1 else "entity"


def capitalize(words: str) -> str:
    """Return words with a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]


def list_names(names: Iterable[str]) -> str:
    """Return names with commas; beyond `MAX_NAMES` only how many more there are."""
    names = list(names)
    more = len(names) - MAX_NAMES
    if more <= 1:
        return ", ".join(names)
    return f"{', '.join(names[:MAX_NAMES])}, and {more:,} more"


def describe_not_reported(dataset: Dataset, metric: Metric, entities: Iterable[Entity]) -> str:
    """Return the line on entities without a figure; empty if there are none.

    A metric of the same name in another unit is named: revenue in euros, not in US dollars.
    """
    other_units = find_other_units(dataset, metric)
    names: dict[str, list[str]] = {}
    for entity in entities:
        names.setdefault(other_units.get(entity.id, ""), []).append(entity.name)
    label = dataset.unit_of(metric.id).label
    lines = [f"Not reported: {list_names(names.pop(''))}."] if "" in names else []
    lines += [f"In {other}, not in {label}: {list_names(names[other])}." for other in names]
    return " ".join(lines)


def find_other_units(dataset: Dataset, metric: Metric) -> dict[str, str]:
    """Return entities with a metric of the same name in another unit, and that unit."""
    label = dataset.unit_of(metric.id).label
    return {
        figure.entity: dataset.unit_of(other.id).label
        for other in dataset.metrics
        if other.name == metric.name and label
        for figure in dataset.figures_of(other.id)
        if dataset.unit_of(other.id).label not in ("", label)
    }


Attention = Literal["flagged", "contradicted", "target", "verified", ""]

GLYPHS: dict[Attention, str] = {
    "flagged": "\u2717",  # ballot x
    "contradicted": "\u2717",
    "target": "\u2836",  # six braille dots
    "verified": "\u2713",  # check mark
    "": "",
}
"""Signs that are one cell wide in every East Asian font; words are always beside them."""


class StatusItem(NamedTuple):
    """A part of a status line, with its kind of attention."""

    words: str
    attention: Attention = ""
