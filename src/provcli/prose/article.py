"""An article's text as sections and paragraphs, with the numbers of each."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from provcli.prose.normalize import fold
from provcli.prose.numerals import Numeral
from provcli.prose.unread import UnreadNumber, find_all_numbers

Location = tuple[str, int]
"""A section's id and a paragraph's number in it; 0 is the heading."""

PREAMBLE = ""
"""The section id of the text before the first heading."""

MAX_SNIPPET_SIDE = 40
"""A snippet shows at most so many characters on either side of a number."""


@dataclass(frozen=True)
class Paragraph:
    """One line of the article that is not blank, with the heading of its section."""

    section: str
    number: int
    text: str
    heading: str = ""

    @property
    def location(self) -> Location:
        """Its section and number."""
        return self.section, self.number

    @cached_property
    def normalized(self) -> str:
        """The text for searching: one width, one kind of quotes, dashes, and spaces."""
        return fold(self.text)

    @cached_property
    def numerals(self) -> tuple[Numeral | UnreadNumber, ...]:
        """Its numbers in order, those included that cannot be read."""
        return find_all_numbers(self.text)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where its numbers begin."""
        return tuple(numeral.start for numeral in self.numerals)

    def snippet(self, start: int, end: int) -> str:
        """Return the text around a span; it always contains the span."""
        first = max(0, start - MAX_SNIPPET_SIDE)
        last = min(len(self.text), end + MAX_SNIPPET_SIDE)
        before, after = self.text[first:start], self.text[end:last]
        # A word cut in two is left out, unless the text has no spaces.
        if first:
            before = "..." + before.partition(" ")[2] if " " in before else f"...{before}"
        if last < len(self.text):
            after = after.rpartition(" ")[0] + "..." if " " in after else f"{after}..."
        return f"{before}{self.text[start:end]}{after}"


@dataclass(frozen=True)
class Article:
    """An article as a list of paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    missing_sections: frozenset[str]
    """The ids of the sections whose heading the text does not contain."""

    @cached_property
    def position(self) -> Mapping[Location, int]:
        """The position of each paragraph in the article, from 0."""
        return {paragraph.location: index for index, paragraph in enumerate(self.paragraphs)}

    @cached_property
    def positions_of(self) -> Mapping[str, range]:
        """The positions of each section's paragraphs."""
        found: dict[str, range] = {}
        for position, paragraph in enumerate(self.paragraphs):
            before = found.get(paragraph.section, range(position, position))
            found[paragraph.section] = range(before.start, position + 1)
        return found


def read_article(text: str, headings: Iterable[tuple[str, str]]) -> Article:
    """Split a text into sections and paragraphs.

    Args:
        text: the article, one paragraph per line; blank lines do not count.
        headings: the id and the heading of each section. A section starts at the line that is its
            heading and ends at the next heading. If two sections have one heading, the second
            starts at its second line.
    """
    waiting: dict[str, deque[str]] = {}
    for section, heading in headings:
        waiting.setdefault(_heading_key(heading), deque()).append(section)
    paragraphs = []
    current, heading, number = PREAMBLE, "", 0
    for line in text.splitlines():
        if not line.strip():
            continue
        sections = waiting.get(_heading_key(line))
        if sections:
            current, heading, number = sections.popleft(), line, 0
        else:
            number += 1
        paragraphs.append(Paragraph(current, number, line, heading))
    missing = frozenset(section for sections in waiting.values() for section in sections)
    return Article(tuple(paragraphs), missing)


def _heading_key(line: str) -> str:
    return " ".join(fold(line).casefold().split())
