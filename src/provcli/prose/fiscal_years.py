"""The fiscal year of the company that each paragraph of a text is on."""

import re
from collections.abc import Sequence

from provcli.prose.english_words import MONTHS
from provcli.prose.patterns import any_case
from provcli.prose.period_dates import Publication

_YEAR_END = any_case(
    r"\b(?:(?:financial|fiscal) year|reports?) "  # its fiscal year
    r"(?:follows the calendar|"  # from January to December
    r"(?:(?:ends|runs to|closes)(?: on| in| at)?(?: the end of)?|to the end of) "  # ends on
    r"(?:\d+ )?"  # 31
    r"(?P<month>[a-z]{3,})(?! \d))"  # May, not May 31
)
"""Words by which a company says when its year ends."""
_BEGINS = any_case(r"\b(?:interim|half|first[- ]quarter|first[- ]half)\b")
MAX_LATE = 3
"""Months after the end of a year in which a company reports on it."""
_HAS_DIVISIONS = re.compile(
    r"\b(?:[Ii]ts|[Tt]he) (?:[\w'’-]+ ){0,4}(?:divisions?|segments?|business units?)\b"
)
_WORD = r"[A-Z][\w’'-]*[a-z]"
_INSIDE = re.compile(rf"[a-z,] ({_WORD})")
_OPENING = re.compile(rf"\W*(?:(?:At|But|Meanwhile,|Rival) )*({_WORD})(?=['’]s\b|[\s,])")


class FiscalYears:
    """Follows which company a text is on, and in which months its year ends.

    A paragraph is on another company if its first word is one that the title names, or a name
    whose paragraph says when its year ends. That year, or the calendar, applies until the next one.
    Where a company has divisions, a name of the title may be one of them.
    """

    def __init__(self, title: str, texts: Sequence[str], publication: Publication | None) -> None:
        text = "\n".join(texts)
        small = set(re.findall(r"\b[a-z]+\b", text)) | MONTHS.keys()
        titled = [word for word in re.findall(_WORD, title) if word.lower() not in small]
        inside = {word for word in _INSIDE.findall(text) if word.lower() not in small}
        self._titled = frozenset(titled)
        self._names = self._titled | inside
        self._has_divisions = _HAS_DIVISIONS.search(text) is not None
        self._publication = publication
        self._first = self._company = titled[0] if titled else ""
        self._years: dict[str, str | None] = {}

    @property
    def is_first(self) -> bool:
        """Whether the text is on the company that its title names first."""
        return self._company == self._first

    def turn(self, text: str, year: str | None) -> tuple[str | None, bool]:
        """Return the fiscal year of a paragraph, and whether the company is another one.

        Args:
            text: the paragraph.
            year: the fiscal year until then; empty for the calendar, None if unknown.
        """
        opening = _OPENING.match(text)
        name = opening[1] if opening and opening[1] in self._names else ""
        stated = self.find_statement(text)
        is_titled = name in self._titled and not self._has_divisions
        if not name or name == self._company or not (stated or is_titled):
            return (self._read(stated, text) if stated else year), False
        self._years[self._company], self._company = year, name
        return (self._read(stated, text) if stated else self._years.get(name)), True

    @staticmethod
    def find_statement(text: str) -> re.Match[str] | None:
        """Return the words that say when a company's year ends."""
        return next(_YEAR_END.finditer(text), None)

    def _read(self, stated: re.Match[str], text: str) -> str | None:
        month = MONTHS.get((stated["month"] or "december").lower())
        if month == 12 or month is None or self._publication is None:
            return "" if month == 12 else None
        day = self._publication.day
        months = (day.month - month - 1) % 12
        last = day.year + (day.month > month)
        last -= months < MAX_LATE and not _BEGINS.search(text)
        return f"{last - 1}-{month + 1:02d}/{last}-{month:02d}"
