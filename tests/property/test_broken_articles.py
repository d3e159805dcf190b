"""Each figure, and each number of the article, broken in turn: the check must find each break.

The small dataset has its article in tests/data. The built-in one is broken where its article is at
hand: beside the checkout, or where PROVCLI_ARTICLE says.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

import pytest

from provcli.checks.engine import check
from provcli.checks.matching import align, location_of
from provcli.dataset.load import load
from provcli.dataset.models import Dataset, Figure
from provcli.prose.article import Article, Paragraph, read_article
from provcli.prose.numerals import parse_number
from provcli.prose.periods import find_periods
from support import ARTICLE, REAL_ARTICLE, SMALL


class Pair(NamedTuple):
    """A dataset with its article."""

    dataset: Dataset
    text: str

    def article(self) -> Article:
        sections = self.dataset.source.sections
        return read_article(self.text, [(section.id, section.heading) for section in sections])


class Break(NamedTuple):
    """Something broken on purpose.

    Attributes:
        name: what was broken, for the message.
        pair: the dataset and the article, one of them broken.
        codes: the rules that name this break for what it is.
    """

    name: str
    pair: Pair
    codes: frozenset[str]


def pairs() -> Iterator[tuple[str, Pair]]:
    yield "small", Pair(load(SMALL), ARTICLE.read_text("utf-8"))
    if REAL_ARTICLE.is_file():
        yield "built-in", Pair(load(), REAL_ARTICLE.read_text("utf-8"))


PAIRS = dict(pairs())


# --- Breaking the dataset -------------------------------------------------------------------------

Edit = Callable[[Pair, Figure], Iterator[tuple[dict[str, object], set[str]]]]
"""What to change in an figure, and the rules that should then speak."""

WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth".split()


def _other_digits(printed: str) -> str:
    """Return a number with its last digit changed, or another word."""
    if match := re.search(r"\d(?=\D*$)", printed):
        digit = str((int(match[0]) + 1) % 10)
        return printed[: match.start()] + digit + printed[match.end() :]
    for words in (WORDS, ORDINALS):
        if printed in words:
            return words[(words.index(printed) + 1) % len(words)]
    return {"hundreds": "thousands", "quarter": "half", "forty": "fifty"}[printed]


def digit_of_the_value(_: Pair, figure: Figure) -> Iterator[tuple[dict[str, object], set[str]]]:
    yield {"value": figure.value + Decimal(1).scaleb(figure.value.adjusted())}, {"PC109"}


def digit_of_both(_: Pair, figure: Figure) -> Iterator[tuple[dict[str, object], set[str]]]:
    printed = _other_digits(figure.printed)
    numeral = parse_number(printed)
    assert numeral is not None
    assert numeral.value is not None
    value = numeral.value.copy_sign(figure.value)
    # If the other number is there too, one of the two has two entries or is unaccounted.
    yield {"printed": printed, "value": value}, {"PC302", "PC303", "PC309", "PC310"}


def scale(_: Pair, figure: Figure) -> Iterator[tuple[dict[str, object], set[str]]]:
    yield {"value": figure.value * 1000}, {"PC109"}
    for word, other in (("billion", "million"), ("million", "billion")):
        if word in figure.printed:
            factor = Decimal(1000) if other == "billion" else Decimal("0.001")
            printed = figure.printed.replace(word, other)
            yield {"printed": printed, "value": figure.value * factor}, {"PC303"}


def sign(_: Pair, figure: Figure) -> Iterator[tuple[dict[str, object], set[str]]]:
    yield {"value": -figure.value}, {"PC307", "PC110"}


def period(pair: Pair, figure: Figure) -> Iterator[tuple[dict[str, object], set[str]]]:
    """Each year of the period becomes one that the text does not mention."""
    article = pair.article()
    published = pair.dataset.source.date
    paragraph = article.paragraphs[article.position[location_of(figure)]]
    named = [mention.period or "" for mention in find_periods(paragraph.text, published=published)]
    named_years = {int(year) for period in named for year in re.findall(r"\d{4}", period)}
    named_years = set(range(min(named_years, default=0), max(named_years, default=-1) + 1))
    if figure.period and named_years:
        for year in sorted(set(re.findall(r"\d{4}", figure.period))):
            other = next(
                candidate
                for candidate in map(str, range(int(year) - 1, 1900, -1))
                if int(candidate) not in named_years
            )
            first = other if year == figure.period[:4] else year
            # An interval must not end before it begins: move both ends where needed.
            changed = figure.period.replace(year, other)
            if changed.count("/") == 1 and ".." not in changed and first > changed[-4:]:
                changed = f"{other}/{other}"
            yield {"period": changed}, {"PC308", "PC104"}


def paragraph(pair: Pair, figure: Figure) -> Iterator[tuple[dict[str, object], set[str]]]:
    for other in (figure.paragraph - 1, figure.paragraph + 1):
        if (figure.section, other) in pair.article().position:
            yield {"paragraph": other}, {"PC302", "PC309", "PC310"}


def occurrence(_: Pair, figure: Figure) -> Iterator[tuple[dict[str, object], set[str]]]:
    yield {"occurrence": figure.occurrence + 1}, {"PC311", "PC309", "PC310"}


EDITS: dict[str, Edit] = {
    "digit of the value": digit_of_the_value,
    "digit of number and value": digit_of_both,
    "scale": scale,
    "sign": sign,
    "period": period,
    "paragraph": paragraph,
    "occurrence": occurrence,
}


def broken_datasets(pair: Pair, edit: Edit) -> Iterator[Break]:
    # Claims and repetitions would name the broken figure; the article alone has to reveal it.
    dismissals = [
        dismissal.model_copy(update={"repeats": None}) for dismissal in pair.dataset.dismissals
    ]
    plain = pair.dataset.model_copy(
        update={"claims": (), "acknowledgements": (), "dismissals": tuple(dismissals)}
    )
    for index, figure in enumerate(plain.figures):
        for change, codes in edit(pair, figure):
            figures = list(plain.figures)
            figures[index] = Figure.model_validate({**figure.model_dump(), **change})
            dataset = Dataset.model_construct(
                **{name: getattr(plain, name) for name in Dataset.model_fields}
                | {"figures": tuple(figures)}
            )
            yield Break(f"{figure.id}: {change}", Pair(dataset, pair.text), frozenset(codes))


# --- Breaking the article -------------------------------------------------------------------------


def _with_line(pair: Pair, old: Paragraph, *new: str) -> Pair:
    lines = pair.text.splitlines()
    at = lines.index(old.text)
    return Pair(pair.dataset, "\n".join((*lines[:at], *new, *lines[at + 1 :])))


def recorded(pair: Pair) -> Iterator[tuple[Paragraph, int, int]]:
    """Yield the spans of the numbers that figures record."""
    for match in align(pair.dataset, pair.article()).matches:
        if isinstance(match.item, Figure) and match.occurrence:
            yield match.occurrence.paragraph, match.occurrence.start, match.occurrence.end


def number_changed(pair: Pair) -> Iterator[Break]:
    for old, start, end in recorded(pair):
        printed = old.text[start:end]
        other = _other_digits(printed.lower() if printed.lower() in WORDS else printed)
        text = old.text[:start] + other + old.text[end:]
        yield Break(
            f"{printed} to {other}", _with_line(pair, old, text), frozenset({"PC303", "PC302"})
        )


def number_removed(pair: Pair) -> Iterator[Break]:
    for old, start, end in recorded(pair):
        text = f"{old.text[:start]}some{old.text[end:]}"
        # If the paragraph has the number twice, the second one is missing then.
        codes = frozenset({"PC304", "PC311", "PC302"})
        yield Break(f"{old.text[start:end]} removed", _with_line(pair, old, text), codes)


def number_moved(pair: Pair) -> Iterator[Break]:
    paragraphs = pair.article().paragraphs
    for old, start, end in recorded(pair):
        rest = f"{old.text[:start]}some{old.text[end:]}"
        other = next(
            paragraph
            for paragraph in reversed(paragraphs)
            if paragraph.location != old.location and paragraph.number > 0
        )
        moved = _with_line(pair, old, rest)
        # The word before goes along: a quarter is a number, quarter alone is not.
        word = old.text[:start].split()[-1:]
        text = f"{other.text} Thus {' '.join([*word, old.text[start:end]])}."
        codes = frozenset({"PC302", "PC311"})
        yield Break(f"{old.text[start:end]} moved", _with_line(moved, other, text), codes)


def number_added(pair: Pair) -> Iterator[Break]:
    for old in pair.article().paragraphs:
        if old.number > 0:
            text = f"{old.text} Besides, there were 98,765 others."
            yield Break(
                f"added to {old.location}", _with_line(pair, old, text), frozenset({"PC309"})
            )


def paragraph_inserted(pair: Pair) -> Iterator[Break]:
    for section in pair.dataset.source.sections:
        later = [figure for figure in pair.dataset.figures if figure.section == section.id]
        heading = pair.article().paragraphs[pair.article().position[section.id, 0]]
        if later:
            inserted = _with_line(pair, heading, heading.text, "A paragraph without a number.")
            yield Break(f"below {section.heading}", inserted, frozenset({"PC302"}))


ARTICLE_BREAKS: dict[str, Callable[[Pair], Iterator[Break]]] = {
    "number changed": number_changed,
    "number removed": number_removed,
    "number moved": number_moved,
    "number added": number_added,
    "paragraph inserted": paragraph_inserted,
}


# --- Every break is found ---

EVERY_PAIR = [
    pytest.param(name, marks=[pytest.mark.slow] if name == "built-in" else []) for name in PAIRS
]


def check_breaks(breaks: Iterator[Break]) -> None:
    made = list(breaks)
    for broken in made:
        found = {finding.code for finding in check(*broken.pair).open}
        if found.isdisjoint(broken.codes):
            pytest.fail(f"not found: {broken.name}; found {sorted(found)}", pytrace=False)
    assert made


@pytest.mark.parametrize("name", PAIRS)
def test_every_number_of_the_article_is_accounted_for(name: str) -> None:
    result = check(*PAIRS[name])
    coverage = result.coverage
    assert coverage is not None
    assert result.open == ()
    assert coverage.unaccounted == 0
    assert coverage.figures["found"] == result.figures
    assert coverage.numbers == coverage.recorded + sum(coverage.dismissed.values())


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("kind", EDITS)
@pytest.mark.parametrize("name", EVERY_PAIR)
def test_a_broken_figure_is_found(name: str, kind: str) -> None:
    check_breaks(broken_datasets(PAIRS[name], EDITS[kind]))


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("kind", ARTICLE_BREAKS)
@pytest.mark.parametrize("name", EVERY_PAIR)
def test_a_broken_article_is_found(name: str, kind: str) -> None:
    check_breaks(ARTICLE_BREAKS[kind](PAIRS[name]))
