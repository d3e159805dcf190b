"""What a text says against the period that a dataset has for a number."""

from collections.abc import Collection, Iterator, Sequence

from provcli.prose.period_dates import Days, ends_of, find_days, shift_period, unit_of, year_of
from provcli.prose.period_memory import ParagraphPeriods, PeriodEvidence
from provcli.prose.period_mentions import PeriodMention

MAX_NAMED = 500
"""How many periods named elsewhere a recorded one is compared with."""


def find_contradiction(
    recorded: str,
    paragraph: ParagraphPeriods,
    number: int,
    published: str | None = None,
    everywhere: Collection[str] = (),
) -> PeriodEvidence | None:
    """Return the words that speak against a number's recorded period, if any do.

    Only what the text says speaks against a period: nothing does where the text names none, where
    it names the same in other words, or where it names it for another number nearby.

    Args:
        recorded: the period that a dataset has.
        paragraph: the periods of the number's paragraph.
        number: the position of the number in it.
        published: when the text appeared, as an EDTF date.
        everywhere: the periods that any paragraph names. A number whose own sentence names none
            can have each of them but a year, since most texts name several.
    """
    reading = paragraph.readings[number]
    evidence = reading.evidence
    if evidence and evidence.is_adjacent and reading.period:
        return None if _shares_days(recorded, reading.period) else evidence
    figures = [mention for mention in paragraph.mentions if mention.role == "figure"]
    against = evidence or _find_against(figures, paragraph)
    if against is None:
        return None
    named = {mention.period for mention in paragraph.mentions if mention.role != "change"}
    named |= {period for mention in paragraph.mentions for period in _count_otherwise(mention)}
    named |= {other.period for other in paragraph.readings}
    is_near = evidence is not None and evidence.place in ("clause", "sentence")
    if not is_near or against.start >= reading.start:
        named |= {topic.period for topic in paragraph.topics}
    if evidence is None or not any(mention.period for mention in figures):
        named |= {earlier.period for earlier in paragraph.before}
        named |= {published if published and find_days(published) else None}
    if not is_near and _is_named_as_part(recorded, everywhere):
        return None
    if len(named) > MAX_NAMED or _is_named(recorded, {period for period in named if period}):
        return None
    return against


def _find_against(
    figures: Sequence[PeriodMention], paragraph: ParagraphPeriods
) -> PeriodEvidence | None:
    """Return a period that the text names for a number that has none of its own."""
    for mention in figures:
        if mention.period:
            return PeriodEvidence(mention.period, mention.text, "before", 0, None, mention.start)
    earlier = (other for other in reversed(paragraph.before) if not other.is_adjacent)
    return next(iter((*paragraph.topics, *earlier)), None)


def _count_otherwise(mention: PeriodMention) -> Iterator[str | None]:
    """Yield what else "the past three years" and the fiscal year 2022/23 can mean."""
    first, last = mention.phrase.first, mention.phrase.last
    if mention.period and "FY" in mention.period and "/" in mention.text:
        yield shift_period(mention.period, -1)
    if not mention.period or first is None or last is None or first == last or first.part:
        return
    if first.shift is not None:
        yield shift_period(mention.period, 1 if first.shift < 0 else -1)


def _shares_days(recorded: str, period: str) -> bool:
    if recorded.endswith("/..") and period.endswith("/.."):
        # "Since 2019" is not since 2020, although both reach until today.
        recorded, period = ends_of(recorded)[0], ends_of(period)[0]
    days, other = find_days(recorded), find_days(period)
    return days is None or other is None or days.share(other)


def _is_named_as_part(recorded: str, named: Collection[str]) -> bool:
    """Return whether a part of a year is one of those named, or nearly so."""
    days = find_days(recorded)
    others = (find_days(period) for period in named)
    if days is None or unit_of(recorded) == "year":
        return False
    return recorded in named or any(other and days.nearly_equal(other) for other in others)


def _is_named(recorded: str, named: Collection[str]) -> bool:
    """Return whether each end lies in a named period, or all of it nearly is one."""
    days = find_days(recorded)
    others = (find_days(period) for period in named)
    if days and any(other and days.nearly_equal(other) for other in others):
        return True
    ends = ends_of(recorded)
    if len(ends) == 2:
        # A range has the ends of those named, not any years between them.
        named = {end for period in named for end in ends_of(period)}
    return all(_is_end_named(end, named) for end in ends)


def _is_end_named(end: str, named: Collection[str]) -> bool:
    days = find_days(end)
    if days is None or "FY" in end:
        # A fiscal year can begin or end in the year before or after its name.
        others = [other for period in named for other in ends_of(period)]
        return any(abs(year_of(other) - year_of(end)) <= ("FY" not in other) for other in others)
    # An open period counts by the days of the end that is named.
    known = [find_days("/".join(ends_of(period))) for period in named]
    closed = [other for other in known if other]
    parts = [other for other in closed if _is_part_of_year(other)]
    if not parts or not _is_part_of_year(days):
        # Where the text names years only, nothing speaks against a part of one.
        return any(days.share(other) for other in closed)
    return any(days.contain(other) or other.contain(days) for other in parts)


def _is_part_of_year(days: Days) -> bool:
    return (days.last - days.first).days < 364
