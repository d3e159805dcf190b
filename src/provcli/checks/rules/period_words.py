"""Whether the words around a number contradict the period of its figure."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from provcli.prose.article import Article, Location
from provcli.prose.context import read_dates
from provcli.text_safety import normalize_text
from provcli.values.periods import Period

_COMPARISON = re.compile(
    r"(?:compared (?:with|to)|than in|versus|against|from|since|over|较|比)\s*(?:the \w+ )?$", re.I
)
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d,.]*\d)")
_TWO_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d\d)(?!\d|-\d)")
_FISCAL_YEAR = re.compile(r"\bFY ?'?(\d\d)(?!\d)")
_DECADE = re.compile(r"(?<!\d)((?:19|20)\d0)(?:'?s\b|年代)")
_YEAR_BEFORE = re.compile(
    r"\b(?:year|12 months) (?:earlier|ago|before)\b|\bpr(?:evious|ior) year\b"
    r"|上年|去年|上一年",
    re.I,
)
_PLANS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}

_NUMBERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_NUMBERS |= {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2, "final": 4, "last": 4}
_QUARTER = re.compile(
    r"\b(?P<en>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -](?:fiscal )?quarter\b"
    r"|\bQ(?P<q>[1-4])\b|\b(?P<q2>[1-4])Q|第?(?P<zh>[一二三四1-4])季度",
    re.I,
)
_HALF = re.compile(
    r"\b(?P<en>first|second|1st|2nd)[ -]half\b|\bH(?P<h>[12])\b|(?P<zh>[上下])半年", re.I
)
_MONTHS_TO_DATE = re.compile(
    r"\bfirst (\w+) months\b|前([一二三四五六七八九十]|\d+)个?月|前([三3])季度", re.I
)
_THREE_QUARTERS = re.compile(r"\b(?:first )?(?:three|3) quarters\b|\bnine months\b", re.I)
_SHORT_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?")
_END_MONTH = re.compile(
    r"\b(?:to|ended|ending|through|until|till|end of|as of|by)(?: the end of)? (?:\d+ )?"
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|截至?(?:\d{4}年)?(\d{1,2})月",
    re.I,
)
_ABBREVIATIONS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_COUNTS = {
    word: count
    for count, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {word: count for count, word in enumerate("一二三四五六七八九十", start=1)}


@dataclass(frozen=True)
class PeriodWords:
    """The years and parts of a year that a text names.

    Attributes:
        main_years: the years that are not only compared with.
        starts: the first months of the named quarters, halves, and months.
        ends: the last months of those.
        open_ends: the last months of periods whose start is not named: the year to March.
        quarters: the named quarters, of a calendar or of a fiscal year.
        has_year_before: whether the text speaks of the year before the named ones.
    """

    years: frozenset[int] = frozenset()
    main_years: frozenset[int] = frozenset()
    starts: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    open_ends: frozenset[int] = frozenset()
    quarters: frozenset[int] = frozenset()
    has_year_before: bool = False

    def __or__(self, other: "PeriodWords") -> "PeriodWords":
        return PeriodWords(
            self.years | other.years,
            self.main_years | other.main_years,
            self.starts | other.starts,
            self.ends | other.ends,
            self.open_ends | other.open_ends,
            self.quarters | other.quarters,
            self.has_year_before or other.has_year_before,
        )

    @property
    def has_parts(self) -> bool:
        """Whether the text names a part of a year."""
        return bool(self.starts or self.ends or self.open_ends)


def read_period_words(text: str, published: int) -> PeriodWords:
    """Return the years and parts of years that a text names."""
    words = normalize_text(text)
    mentions = read_dates(text, published)
    years = set(mentions.years)
    for first, second in _TWO_YEARS.findall(words):
        years |= {int(first), int(first[:2] + second)}
    years |= {2000 + int(year) for year in _FISCAL_YEAR.findall(words)}
    for decade in _DECADE.findall(words):
        years |= set(range(int(decade), int(decade) + 10))
    for plan, first_year in _PLANS.items():
        if plan in words:
            years |= set(range(first_year, first_year + 5))
    compared = {
        int(match[1])
        for match in _YEAR.finditer(words)
        if _COMPARISON.search(words, max(0, match.start() - 30), match.start())
    }
    main_years = years - compared
    spans = list(_read_spans(words))
    months = set(mentions.months)
    months |= {_ABBREVIATIONS.index(name[:3].lower()) + 1 for name in _SHORT_MONTH.findall(words)}
    open_ends = {
        _ABBREVIATIONS.index(name.lower()) + 1 if name else int(number)
        for name, number in _END_MONTH.findall(words)
    }
    return PeriodWords(
        frozenset(years),
        frozenset(main_years),
        frozenset(months | {start for start, _ in spans}),
        frozenset(months | {end for _, end in spans}),
        frozenset(open_ends),
        frozenset(end // 3 for start, end in spans if end - start == 2),
        bool(_YEAR_BEFORE.search(words)),
    )


def _read_spans(words: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last months of the quarters, halves, and months to date."""
    for match in _QUARTER.finditer(words):
        name = match["en"] or match["q"] or match["q2"] or match["zh"]
        quarter = int(name) if name.isdecimal() else _NUMBERS[name.lower()]
        yield 3 * quarter - 2, 3 * quarter
    for match in _HALF.finditer(words):
        name = match["en"] or match["h"] or match["zh"]
        half = int(name) if name.isdecimal() else _NUMBERS[name.lower()]
        yield 6 * half - 5, 6 * half
    for english, chinese, quarters in _MONTHS_TO_DATE.findall(words):
        name = (english or chinese).lower()
        count = 9 if quarters else int(name) if name.isdecimal() else _COUNTS.get(name, 12)
        yield 1, count
    if _THREE_QUARTERS.search(words):
        yield 1, 9


class ParagraphWords(NamedTuple):
    """What a paragraph says about time, by sentence.

    Attributes:
        ends: where the sentences end, in order.
        words: what is said up to each of these ends.
    """

    ends: list[int]
    words: list[PeriodWords]

    def at(self, offset: int) -> PeriodWords:
        """Return what is said up to the end of the sentence at an offset."""
        return self.words[min(bisect_right(self.ends, offset), len(self.words) - 1)]


_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|[。！？；]|$")


def read_periods_of(
    article: Article, title: str, published: Period | None, year: int
) -> dict[Location, ParagraphWords]:
    """Return what each paragraph says about time, up to each of its sentences.

    A sentence without a year of its own continues the text before it in its section. The heading
    and the title add what they name.
    """
    of_title = read_period_words(title, year)
    recent = _publication_parts(published) if published else PeriodWords()
    found: dict[Location, ParagraphWords] = {}
    section, of_heading, before = None, PeriodWords(), PeriodWords()
    for paragraph in article.paragraphs:
        if paragraph.section != section:
            section, of_heading, before = paragraph.section, of_title, PeriodWords()
            if paragraph.number == 0:
                of_heading = of_title | read_period_words(paragraph.text, year)
        ends: list[int] = []
        said: list[PeriodWords] = []
        here = PeriodWords()
        for match in _SENTENCE_END.finditer(paragraph.text):
            sentence = paragraph.text[ends[-1] if ends else 0 : match.end()]
            here = here | read_period_words(sentence, year)
            ends.append(match.end())
            said.append(_with_context(here, before))
        # If nothing before a sentence names a year, the rest of its paragraph may.
        said = [words if words.years else words | here for words in said]
        before = said[-1]
        said = [words | of_heading for words in said]
        found[paragraph.location] = ParagraphWords(
            ends, [words if words.has_parts else words | recent for words in said]
        )
    return found


def _with_context(words: PeriodWords, before: PeriodWords) -> PeriodWords:
    """Return what a text says about time, with what the text before it adds."""
    if not words.main_years:
        return words | before
    if words.has_parts:
        return words
    return words | PeriodWords(
        starts=before.starts, ends=before.ends, open_ends=before.open_ends, quarters=before.quarters
    )


def _publication_parts(published: Period) -> PeriodWords:
    """Return the parts of a year that an article which names none may mean: the latest ones."""
    if published.end is None or len(published) < 7:
        return PeriodWords()
    month = published.end.month
    recent = {month, (month - 2) % 12 + 1}
    quarter = (month - 1) // 3 + 1
    quarters = {quarter, (quarter - 2) % 4 + 1}
    return PeriodWords(
        starts=frozenset({1, *recent, *(3 * number - 2 for number in quarters)}),
        ends=frozenset({*recent, *(3 * number for number in quarters)}),
        quarters=frozenset(quarters),
    )


def find_contradiction(period: Period, words: PeriodWords, published: str) -> str:
    """Return the year or the part of a year that the words contradict; empty if there is none.

    The date of the publication contradicts nothing, as an article may mean it without a word.
    """
    if period in (published, published[:7]):
        return ""
    years = words.years
    if words.has_year_before:
        years |= {year - 1 for year in years}
    points = [point for point in period.split("/") if point != ".."]
    if period.end and period.end.month in words.open_ends:
        points = points[-1:]  # the year to March 2023 began in a year that is not named
    for point in points:
        year = Period(point).year
        if years and year not in {*years, int(published[:4])}:
            return str(year)
    if period.is_fiscal:
        quarter = period[-1] if "-Q" in period else ""
        wrong = quarter and words.quarters and int(quarter) not in words.quarters
        return str(period) if wrong else ""
    if "-W" in period or not any(len(point) > 4 for point in points):
        return ""
    return _contradicted_part(period, points, words)


def _contradicted_part(period: Period, points: Iterable[str], words: PeriodWords) -> str:
    if not words.has_parts:
        # A year is named, and no part of one: the text does not speak of this part.
        return str(period) if words.years else ""
    start, end = period.start, period.end
    if end and end.month in words.open_ends:
        return ""
    for day, months in ((start, words.starts), (end, words.ends)):
        if day and day.month not in months:
            return next(
                (point for point in points if int(day.year) == Period(point).year), str(period)
            )
    return ""
