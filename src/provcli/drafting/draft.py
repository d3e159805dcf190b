"""The proposed dataset of an article's text."""

from collections.abc import Mapping, Sequence

from provcli.drafting.candidates import find_candidates
from provcli.drafting.claims import add_claims
from provcli.drafting.model import Draft
from provcli.drafting.outline import read_outline
from provcli.drafting.proposals import draft_dataset
from provcli.drafting.propose import Answer, ask_program
from provcli.drafting.slugs import make_id


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
) -> tuple[Draft, Sequence[str]]:
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

    Returns:
        The draft, and which answers of the program are rejected.
    """
    outline = read_outline(text, this_year=this_year, title=title, date=date, headings=headings)
    name = make_id(outline.title, "draft")
    candidates = find_candidates(outline)

    def make_draft(answers: Mapping[int, Answer]) -> Draft:
        return draft_dataset(
            outline, candidates, name=name, publisher=publisher, kind=kind, answers=answers
        )

    draft = make_draft({})
    rejected: Sequence[str] = ()
    if command is not None:
        answers, rejected = ask_program(command, outline, candidates, draft)
        draft = make_draft(answers)
    return add_claims(draft), rejected
