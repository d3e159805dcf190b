"""The proposed dataset of an article's text."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from provcli.dataset.models import ArticleEntry, Dataset
from provcli.drafting.candidates import find_candidates
from provcli.drafting.claims import add_claims
from provcli.drafting.known import Known
from provcli.drafting.model import Candidate, Draft
from provcli.drafting.outline import Outline, read_outline
from provcli.drafting.proposals import draft_dataset
from provcli.drafting.propose import ask_program
from provcli.drafting.slugs import make_id


class Proposed(NamedTuple):
    """A draft, and which answers of a program are rejected."""

    draft: Draft
    rejected: Sequence[str]


def draft_article(
    text: str,
    *,
    this_year: int,
    title: str | None = None,
    publisher: str | None = None,
    date: str | None = None,
    kind: str | None = None,
    headings: Sequence[str] = (),
    command: str | None = None,
) -> Proposed:
    """Return an article's proposed dataset; what is not given comes from its text.

    Without a date in the text, the year is the latest that it names, and `this_year` if none is.
    The date is an EDTF date, and a kind is an id, such as company or city. A command runs a program
    that makes proposals.
    """
    outline = read_outline(text, this_year=this_year, title=title, date=date, headings=headings)
    return propose_dataset(
        outline,
        find_candidates(outline),
        name=make_id(outline.title, "draft"),
        publisher=publisher,
        kind=kind,
        command=command,
    )


def propose_dataset(
    outline: Outline,
    candidates: Sequence[Candidate],
    *,
    name: str,
    publisher: str | None = None,
    kind: str | None = None,
    known: Dataset | None = None,
    accounted: Mapping[int, ArticleEntry] | None = None,
    command: str | None = None,
    wanted: Collection[int] = (),
    is_finished: bool = False,
) -> Proposed:
    """Return the draft, with its claims, of the numbers that no known entry names.

    `accounted` has the entries of that dataset by the number that each names, counted from 1. The
    wanted numbers become figures. Claims are about new figures, or about all figures if a person
    is confirming the dataset, or has just finished.
    """
    make_draft = partial(
        draft_dataset,
        outline,
        candidates,
        name=name,
        publisher=publisher,
        kind=kind,
        known=Known(known),
        accounted=accounted or {},
        wanted=wanted,
    )
    draft = make_draft(answers={})
    rejected: Sequence[str] = ()
    if command is not None:
        answers, rejected = ask_program(command, outline, candidates, draft)
        draft = make_draft(answers=answers)
    is_all = is_finished or known is None or any(figure.draft for figure in known.figures)
    return Proposed(add_claims(draft, known, is_all=is_all and not wanted), rejected)
