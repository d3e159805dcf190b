"""The rule about status: a plan recorded as a fact, or a fact as a plan."""

import re
from collections.abc import Iterator
from datetime import date

from provcli.checks.context import CheckContext, FoundFigure
from provcli.checks.model import Problem
from provcli.drafting.plans import find_plan, may_be_planned, reports_fact
from provcli.errors import abbreviate
from provcli.prose.period_dates import find_days
from provcli.values.periods import last_day

_COMPARED = re.compile(
    "(?:[比较]|[高低好多少优]于|超[出过]|不及)(?:原|此前|市场)?(?:计划|预[期计])"
)
"""Words that compare a fact with a plan: 比原计划多."""


def find_other_statuses(case: CheckContext) -> Iterator[Problem]:
    """Yield the figures whose status contradicts the words, and not the date alone."""
    published = case.dataset.source.date
    last = last_day(published) if published else date.min
    for found in case.found:
        figure, numeral = found.figure, found.numeral
        paragraph = found.occurrence.paragraph
        sentence = case.find_sentence(paragraph, numeral.start)
        if figure.status == "actual":
            end = figure.period.end if figure.period else None
            is_over = end is not None and end <= last
            if planned := find_planned(case, found, is_over=is_over):
                message = f"{abbreviate(planned)} describes a plan, but `status` is actual."
                yield case.problem(figure, "status", message, f"actual, not {planned}")
        elif (
            not _names_future(case, found, last)
            if reports_fact(paragraph.text, numeral, sentence)
            # The date of the publication decides about a period.
            else not figure.period and not may_be_planned(f"{paragraph.heading}\n{paragraph.text}")
        ):
            message = f"`status` is target, but no word near {numeral.text} describes a plan."
            yield case.problem(figure, "status", message, "target without a plan")


def find_planned(case: CheckContext, found: FoundFigure, *, is_over: bool) -> str:
    """Return the word that makes a number a plan; empty if it is a fact.

    It plans to raise its staff from 168 to 230: it has 168. A fact may be compared with a plan.
    """
    paragraph, numeral = found.occurrence.paragraph, found.numeral
    start = case.clause_near(found)[0]
    is_compared = _COMPARED.search(paragraph.text, start, numeral.start)
    if is_compared or found.context.role == "from":
        return ""
    sentence = case.sentence_near(found)
    return find_plan(paragraph, numeral, sentence, is_over=is_over)


def _names_future(case: CheckContext, found: FoundFigure, last: date) -> bool:
    """Return whether the text dates a number after the last day of publication."""
    readings = case.periods_of(found.occurrence.paragraph).readings
    evidence = readings[found.occurrence.numerals[0]].evidence
    days = find_days(evidence.period) if evidence else None
    return days is not None and days.first > last
