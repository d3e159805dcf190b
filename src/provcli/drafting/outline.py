"""An article's title, date, and headings, as a person sees them in a plain text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from provcli.drafting.slugs import Slugs, make_slug
from provcli.prose.article import Article, read_article
from provcli.prose.patterns import is_han
from provcli.prose.period_mentions import find_periods

MAX_HEADING = 90
"""Characters of a heading; a Chinese one has a third of them."""
MAX_TITLE = 120
MAX_DATELINE = 40
MAX_PARAGRAPH = 300
"""Characters of a paragraph in which the date of a report may be."""
MAX_DATED = 4
"""The number of lines at the top where the date may be; it may also be in the last one."""

_FINAL = tuple('.。!！?？;；:：,，、…"”’」』')
_LIST_ITEM = re.compile(r"\s*(?:[-*•·|>]|\d+[.)]\s|http|[^:：]{1,40}[:：] ?[$£€¥]?\d)")
_YEAR = re.compile(
    r"(?P<aim>\b(?:by|until|end of|through|to) |[到至])?(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_REPORTED = re.compile(r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, $")
"""What precedes the date of a report in a sentence: said on Tuesday, 1 July 2025."""
_DATES_FACT = re.compile(r"(?:^On|\b[Aa]s (?:of|at)|\b[Bb]y|\b[Uu]ntil) $|截[至止]$")
"""What precedes the date of a fact: On 31 December 2024 the libraries had."""
_DATE_LINE = re.compile(r"(?i)\b(?:published|updated|posted|date)\b|发布|时间|日期|讯|电")


@dataclass(frozen=True)
class Outline:
    """What an article says of itself.

    Attributes:
        title: the title; given, or its first line.
        date: when it appeared, as an EDTF date.
        is_date_guessed: whether the text prints no date.
        sections: the id and the heading of each section.
        article: the paragraphs.
    """

    title: str
    date: str
    is_date_guessed: bool
    sections: tuple[tuple[str, str], ...]
    article: Article


def read_outline(
    text: str,
    *,
    this_year: int,
    title: str | None = None,
    date: str | None = None,
    headings: Sequence[str] = (),
    sections: tuple[tuple[str, str], ...] = (),
) -> Outline:
    """Return the outline of a text of one paragraph per line; what is given stays.

    It appeared this year, if neither the date nor the text names another.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    sections = sections or tuple(_name_sections(headings or _find_headings(lines, title)))
    article = read_article(text, sections)
    if title is None:
        first = " ".join(lines[0].split()) if lines else ""
        title = first if len(first) <= MAX_TITLE else f"{first[: MAX_TITLE - 3]}..."
    found = date or _find_date(lines)
    return Outline(
        title or "Untitled",
        found or str(_latest_year(text, this_year) or this_year),
        not found,
        sections,
        article,
    )


def _find_headings(lines: list[str], title: str | None) -> list[str]:
    """Return the headings: short lines without a full stop, before a longer line."""
    headings: list[str] = []
    seen: set[str] = set()
    # The next line is the text; two short lines in a row are a list or a table.
    for position, (line, following) in enumerate(pairwise(lines[1:])):
        key = " ".join(line.casefold().split())
        is_date = position < MAX_DATED and _find_date([line]) is not None
        is_new = key not in seen and line.strip() != title and not is_date
        if is_new and _looks_like_heading(line) and not _looks_like_heading(following):
            headings.append(line.strip())
        seen.add(key)
    # Where every other line looks like a heading, none is: it is a list.
    return headings if len(headings) * 2 < len(lines) else []


def _looks_like_heading(line: str) -> bool:
    stripped = line.strip()
    letters = sum(character.isalpha() for character in stripped)
    han = sum(map(is_han, stripped))
    limit = MAX_HEADING // 3 if han * 2 > letters else MAX_HEADING
    return (
        letters >= 2
        and len(stripped) <= limit
        and not stripped.endswith(_FINAL)
        and not _LIST_ITEM.match(stripped)
        and letters * 2 >= len(stripped)
        and (han > 0 or not stripped[0].islower())
    )


def _name_sections(headings: Iterable[str]) -> Iterable[tuple[str, str]]:
    slugs = Slugs()
    for heading in headings:
        before, colon, _ = heading.partition(":")
        short = before if colon and len(before.split()) <= 3 else heading
        yield slugs.add(make_slug(" ".join(short.split()[:6])) or "section"), heading


def _find_date(lines: list[str]) -> str | None:
    """Return the full date near the top of a text, or in its last line."""
    for line in [*lines[:MAX_DATED], *lines[-1:]]:
        beginning = line[:MAX_PARAGRAPH]
        is_dated = len(line) < MAX_HEADING or _DATE_LINE.search(line[:MAX_HEADING])
        # A dateline begins a paragraph: "OSLO, 24 July 2024 - ...".
        end = MAX_HEADING if is_dated else MAX_DATELINE
        for mention in find_periods(beginning):
            before = beginning[: mention.start]
            is_near = mention.start < end or _REPORTED.search(before)
            is_full = mention.period and _FULL_DATE.fullmatch(mention.period)
            if is_full and is_near and not _DATES_FACT.search(before):
                return mention.period
    return None


def _latest_year(text: str, this_year: int) -> int | None:
    """Return the latest year in a text that is not to come; None if there is none."""
    years = [
        int(found["year"])
        for found in _YEAR.finditer(text)
        if not found["aim"] and int(found["year"]) <= this_year
    ]
    return max(years, default=None)
