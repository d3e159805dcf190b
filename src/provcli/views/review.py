"""The screen of a review: an entry with its sentence, its fields, and the keys."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provcli.analysis.claims import check_claims
from provcli.dataset.models import ArticleEntry, Claim, Dataset, Figure
from provcli.drafting.review import (
    CHOICES,
    EXAMPLES,
    FIELDS,
    OPTIONAL,
    TABLES,
    Proposal,
    Review,
)
from provcli.drafting.suggestions import find_quote
from provcli.views.quotes import Quote, cut_quote
from provcli.views.wording import format_figure

KEYS = {
    "Enter": ("accept", "accept", "accept"),
    f"1-{len(FIELDS)}": ("change", "", ""),
    "a": ("", "accept alike", "accept alike"),
    "d": ("dismiss", "remove", "change reason"),
    "n": ("note", "note", "note"),
    "s": ("skip", "skip", "skip"),
    "u": ("undo", "undo", "undo"),
    "q": ("quit", "quit", "quit"),
}
"""What each key does with a figure, a claim, and a dismissal; empty if nothing."""
MAX_LISTED = 5
"""The maximum number of other figures that a question lists."""
MAX_SIDE = 25
"""Characters on either side of a number in such a list."""


class Fact(NamedTuple):
    """A field of an entry; the key that changes it, and whether it is unsure."""

    key: str
    label: str
    value: str
    is_unsure: bool = False


class EntryView(NamedTuple):
    """What a person needs to judge an entry; facts in rows."""

    heading: str
    quote: Quote | None
    facts: Sequence[Sequence[Fact]]
    doubts: Sequence[str]


def list_keys(proposal: Proposal) -> dict[str, str]:
    """Return the keys that do something with an entry, and what."""
    kind = TABLES.index(proposal.table)
    return {key: words[kind] for key, words in KEYS.items() if words[kind]}


def build_entry(review: Review, proposal: Proposal) -> EntryView:
    """Return what a person needs to judge an entry."""
    dataset, entry = review.dataset, proposal.entry
    progress = review.count_progress()
    unsure = f", {progress.unsure:,} unsure" if progress.unsure else ""
    count = f"{progress.total - progress.drafts + 1:,} of {progress.total:,}{unsure}"
    printed = _find_printed(dataset, entry) if isinstance(entry, Claim) else entry
    found = find_quote(review.article, printed) if review.article and printed else None
    doubts = review.doubts(proposal)
    if isinstance(entry, Figure):
        facts = _list_fields(dataset, entry, {doubt.partition("?")[0] for doubt in doubts})
    else:
        facts = [[fact] for fact in _list_facts(dataset, proposal)]
    place = f" in {_name_place(dataset, printed)}" if printed else ""
    return EntryView(
        f"[{count}] {proposal.table.capitalize().removesuffix('s')}{place}",
        cut_quote(*found) if found else None,
        facts,
        doubts,
    )


def ask_for(review: Review, proposal: Proposal, field: str) -> tuple[list[str], str]:
    """Return lines with the choices that a field has, and the question for its value."""
    choices = review.choices(proposal, field)
    lines = [f"{number} {choice}" for number, choice in enumerate(choices, start=1)]
    parts = ["number"] if choices else []
    if field in CHOICES:
        lines = ["  ".join(lines)]
        parts.append("word, and : with a note" if field == "reason" else "word")
    elif field in ("entity", "metric"):
        parts.append("another name" if field == "entity" else "another name, +words to add")
    elif field in EXAMPLES:
        parts.append(f"such as {EXAMPLES[field]}")
    parts += ["- for none"] if field in OPTIONAL or field == "note" else []
    label = field.capitalize()
    if field == "unit" and (others := review.find_alike(proposal, "metric")):
        label = f"Unit of {len(others) + 1:,} figures"
    return lines, f"{label} ({', '.join([*parts, 'Enter to keep'])}): "


def ask_about_alike(review: Review, proposal: Proposal, field: str, answer: str) -> list[str]:
    """Return the lines that ask whether to change other figures alike."""
    alike = review.find_alike(proposal, field)
    old = _name(review.dataset, field, getattr(proposal.figure, field))
    others = "1 other figure has" if len(alike) == 1 else f"{len(alike):,} other figures have"
    lines = [f"{others} the {field} {old}:"]
    for other in alike[:MAX_LISTED]:
        found = find_quote(review.article, other.figure) if review.article else None
        words = _shorten(cut_quote(*found)) if found else f"[{other.figure.printed}]"
        lines.append(f"  {words}")
    if len(alike) > MAX_LISTED:
        lines.append(f"  and {len(alike) - MAX_LISTED:,} more")
    return [*lines, f"Change the {field} to {answer} there, too?"]


def _shorten(quote: Quote) -> Quote:
    before, after = quote.before[-MAX_SIDE:], quote.after[:MAX_SIDE]
    return Quote(
        before if before == quote.before else f"...{before}",
        quote.number,
        after if after == quote.after else f"{after}...",
    )


def _find_printed(dataset: Dataset, claim: Claim) -> Figure | None:
    """Return the figure in whose sentence a claim is."""
    return dataset.figure_by_id.get(claim.stated or claim.inputs[-1])


def _name_place(dataset: Dataset, entry: ArticleEntry) -> str:
    """Return paragraph and heading; a narrow screen cuts the heading."""
    headings = {section.id: section.heading for section in dataset.source.sections}
    paragraph = f"paragraph {entry.paragraph}" if entry.paragraph else "the heading"
    return f"{paragraph}: {headings.get(entry.section or '', dataset.title)}"


def _list_fields(dataset: Dataset, figure: Figure, unsure: set[str]) -> list[list[Fact]]:
    facts = []
    for number, field in enumerate(FIELDS, start=1):
        metric = dataset.metric_by_id[figure.metric]
        value = metric.unit if field == "unit" else getattr(figure, field)
        words = f"{value:,f}" if field == "value" else _name(dataset, field, value)
        facts.append(Fact(str(number), field, words or "-", field in unsure))
    rows = [facts[:1], facts[1:2], facts[2:5], facts[5:]]
    return [*rows, [Fact("n", "note", figure.note)]] if figure.note else rows


def _list_facts(dataset: Dataset, proposal: Proposal) -> Iterator[Fact]:
    """Yield the fields of a claim or dismissal, figures with their value."""
    if proposal.table == "claims":
        result = check_claims(dataset)[proposal.position]
        yield Fact("", result.verdict, result.reason or result.formula)
    hidden = {"draft", "id", "section", "paragraph", "occurrence"}
    for field, value in proposal.entry.model_dump(exclude_defaults=True, exclude=hidden).items():
        for item in value if isinstance(value, tuple) else (value,):
            figure = dataset.figure_by_id.get(item) if isinstance(item, str) else None
            words = f"{item}  {format_figure(dataset, figure)}" if figure else str(item)
            yield Fact("", field.replace("_", " "), words)


def _name(dataset: Dataset, field: str, value: str) -> str:
    """Return the name of an id of an entity or metric; other values as they are."""
    if field == "entity":
        return dataset.entity_by_id[value].name
    return dataset.metric_by_id[value].name if field == "metric" else str(value or "")
