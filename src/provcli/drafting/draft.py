"""The proposed dataset of an article's text."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from provcli.dataset.models import ArticleEntry, Dataset
from provcli.drafting.candidates import find_candidates
from provcli.drafting.claims import add_claims
from provcli.drafting.known import Known
from provcli.drafting.model import Candidate, Draft
from provcli.drafting.outline import Outline, read_outline
from provcli.drafting.proposals import draft_dataset
from provcli.drafting.propose import Answer, ask_program
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
    """Return the proposed dataset of an article; what is not given comes from its text.

    Args:
        text: the article, one paragraph per line.
        this_year: the year of publication, if neither `date` nor the text names one.
        title: the article's title.
        publisher: who published it.
        date: when it appeared, as an EDTF date.
        kind: what sort of thing the entities are: company, city.
        headings: the lines that are headings, if they are known.
        command: a program that makes proposals.
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
) -> Proposed:
    """Return the draft of the numbers that no entry of a known dataset names, with its claims.

    Args:
        outline: the article.
        candidates: its numbers.
        name: a short name for the dataset, as an id.
        publisher: who published the article.
        kind: what sort of thing the entities are.
        known: the dataset that the draft completes.
        accounted: its entries, by the number that each names.
        command: a program that makes proposals.
    """

    def make_draft(answers: Mapping[int, Answer]) -> Draft:
        return draft_dataset(
            outline,
            candidates,
            name=name,
            publisher=publisher,
            kind=kind,
            known=Known(known),
            accounted=accounted,
            answers=answers,
        )

    draft = make_draft({})
    rejected: Sequence[str] = ()
    if command is not None:
        answers, rejected = ask_program(command, outline, candidates, draft)
        draft = make_draft(answers)
    return Proposed(add_claims(draft, known), rejected)
