"""The screen of a review: an entry with its sentence, its fields, and the keys."""

from collections.abc import Callable, Iterator
from functools import partial
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
from provcli.views.claims import format_arithmetic
from provcli.views.findings import find_stated
from provcli.views.quotes import cut_quote
from provcli.views.screen import (
    Block,
    Lines,
    Quote,
    Screen,
    ScreenTable,
    Span,
    TableColumn,
    Words,
    list_facts,
)
from provcli.views.wording import format_figure, name_kind

KEYS = {
    "Enter": ("accept", "accept", "accept"),
    f"1-{len(FIELDS)}": ("change", "", ""),
    "a": ("", "accept all like it", "accept all like it"),
    "d": ("dismiss", "remove", "reason"),
    "f": ("", "", "make a figure"),
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
_LABEL = 9
"""Characters of the label of a field, with a question mark."""


def list_keys(proposal: Proposal) -> dict[str, str]:
    """Return the keys that do something with an entry, and what."""
    kind = TABLES.index(proposal.table)
    return {key: words[kind] for key, words in KEYS.items() if words[kind]}


def build_entry(review: Review, proposal: Proposal) -> Screen:
    """Return what a person needs to judge an entry."""
    dataset, entry = review.dataset, proposal.entry
    progress = review.count_progress()
    unsure = f", {progress.unsure:,} unsure" if progress.unsure else ""
    count = f"{progress.total - progress.drafts + 1:,} of {progress.total:,}{unsure}"
    printed = find_stated(dataset, entry) if isinstance(entry, Claim) else entry
    place = f" in {_name_place(dataset, printed)}" if printed else ""
    heading = f"[{count}] {proposal.table.capitalize().removesuffix('s')}{place}"
    blocks: list[Block] = [Lines([Span(heading, "strong")], wraps=False)]
    found = review.find_quote(printed) if printed else None
    if found:
        blocks.append(cut_quote(*found))
    doubts = review.doubts(proposal)
    if isinstance(entry, Figure):
        facts = _list_fields(dataset, entry, {doubt.partition("?")[0] for doubt in doubts})
    else:
        facts = [list_facts(_list_facts(dataset, proposal), indent=2)]
    questions = [Span(f"? {doubt.replace('? ', ': ', 1)}", "target") for doubt in doubts]
    return [blocks, [*facts, Lines(questions, indent=2)]]


def ask_for(review: Review, proposal: Proposal, field: str) -> tuple[list[str], str]:
    """Return lines with the choices that a field has, and the question for its value."""
    choices = review.choices(proposal, field)
    lines = [f"{number} {choice}" for number, choice in enumerate(choices, start=1)]
    words = ""
    if field in CHOICES:
        lines = ["  ".join(lines)]
        words = "or its word, and : with a note" if field == "reason" else "or its word"
    elif field in ("entity", "metric"):
        words = "or another name, and : with its kind"
        if field == "metric":
            words = "another name, or +words to add"
    elif field in EXAMPLES:
        words = f"{'or another ' if choices else ''}such as {EXAMPLES[field]}"
    digits = {0: "", 1: "1"}.get(len(choices), f"1-{len(choices)}")
    parts = [", ".join(filter(None, (digits, words)))]
    parts += ["- for none"] if field in OPTIONAL or field == "note" else []
    label = field.capitalize()
    if field == "unit" and (others := review.find_alike(proposal, "metric")):
        label = f"Unit of {len(others) + 1:,} figures"
    return lines, f"{label} ({'; '.join(filter(None, [*parts, 'Enter to keep']))}): "


class ChangeQuestion(NamedTuple):
    """The question whether to change what is alike, too, or to dismiss a repetition.

    Attributes:
        lines: what would change, and the question.
        is_yes: whether the answer is yes unless the user types another.
        agree: what yes does; no changes the figure alone.
        refusal: what no means.
    """

    lines: list[str]
    is_yes: bool
    agree: Callable[[], None]
    refusal: str = "only this figure"


def ask_about_change(
    review: Review, proposal: Proposal, field: str, answer: str
) -> ChangeQuestion | None:
    """Return the question about other figures and metrics; None if there are none."""
    value = str(review.parse(proposal, field, answer) or "")
    old = _name(review.dataset, field, getattr(proposal.figure, field, ""))
    taken = review.find_taken(proposal, field, value)
    if taken and taken.value == proposal.figure.value:
        lines = ["This figure is recorded already:", _list_quote(review, taken)]
        lines.append("Dismiss this number as a repetition of it?")
        dismiss = partial(review.dismiss, proposal, "repetition", taken.id)
        return ChangeQuestion(lines, is_yes=True, agree=dismiss, refusal="it is another figure")
    alike = review.find_alike(proposal, field)
    if field == "period":
        alike = tuple(one for one in alike if not review.find_taken(one, field, value))
    twins = review.find_twins(proposal, value) if field == "metric" else {}
    if value == old or not (alike or twins):
        return None
    lines = []
    if alike:
        others = "1 other figure has" if len(alike) == 1 else f"{len(alike):,} other figures have"
        others = others.replace("other", "later") if field == "period" else others
        lines.append(f"{others} {f'the {field} {old}' if old else f'no {field}'}:")
    lines += [_list_quote(review, other.figure) for other in alike[:MAX_LISTED]]
    if len(alike) > MAX_LISTED:
        lines.append(f"  and {len(alike) - MAX_LISTED:,} more")
    if twins:
        lines.append("Metrics of the same words:")
    metrics = review.dataset.metric_by_id
    lines += [f"  {metrics[id_].name} ({metrics[id_].unit}): {twins[id_]}" for id_ in twins]
    there = "there, too" if alike else "and rename these, too"
    change = f"Change the {field} to {value}" if value else f"Leave out the {field}"
    lines.append(f"{change} {there}?")
    is_yes = field == "entity" and review.is_guess(proposal)
    if field == "metric":
        is_yes = review.may_rename(proposal, value, alike, twins)
    edit = partial(review.edit, proposal, field, answer, alike, twins)
    return ChangeQuestion(lines, is_yes, edit)


def _list_quote(review: Review, figure: Figure) -> str:
    """Return a line with the words around a figure."""
    if (found := review.find_quote(figure)) is None:
        return f"  [{figure.printed}]"
    quote = cut_quote(*found)
    before, after = quote.before[-MAX_SIDE:], quote.after[:MAX_SIDE]
    shortened = Quote(
        before if before == quote.before else f"...{before}",
        quote.number,
        after if after == quote.after else f"{after}...",
    )
    return f"  {shortened}"


def _name_place(dataset: Dataset, entry: ArticleEntry) -> str:
    """Return paragraph and heading."""
    headings = {section.id: section.heading for section in dataset.source.sections}
    paragraph = f"paragraph {entry.paragraph}" if entry.paragraph else "the heading"
    return f"{paragraph}: {headings.get(entry.section or '', dataset.title)}"


def _list_fields(dataset: Dataset, figure: Figure, unsure: set[str]) -> list[Block]:
    """Return the fields with their keys: long ones in lines, short ones in a table."""
    values = {field: getattr(figure, field, "") for field in FIELDS}
    values["unit"] = dataset.metric_by_id[figure.metric].unit
    cells: list[Words] = []
    for number, (field, value) in enumerate(values.items(), start=1):
        words = f"{value:,f}" if field == "value" else _name(dataset, field, value)
        if field == "entity":
            kind = name_kind([dataset.entity_by_id[value]])
            words += f" ({kind})" if kind != "entity" else ""
        label = f"{field}{'?' if field in unsure else ''}"
        cells.append(_make_cell(str(number), label, words or "-"))
    notes = [_make_cell("n", "note", figure.note)] if figure.note else []
    columns = (TableColumn(""),) * 3
    return [
        Lines([*cells[:2]], gap=1),
        ScreenTable(columns, [cells[2:5], cells[5:]], show_header=False),
        Lines(notes, gap=1),
    ]


def _make_cell(key: str, label: str, value: str) -> Words:
    return Span(f"  {key}", "strong"), Span(f"{label:{_LABEL}}", "pale"), value


def _list_facts(dataset: Dataset, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield the fields of a claim or dismissal, figures with their value."""
    if proposal.table == "claims":
        result = check_claims(dataset)[proposal.position]
        yield result.verdict, format_arithmetic(dataset, result)
    hidden = {"draft", "id", "section", "paragraph", "occurrence"}
    for field, value in proposal.entry.model_dump(exclude_defaults=True, exclude=hidden).items():
        label = "input" if field == "inputs" else field.replace("_", " ")
        for item in value if isinstance(value, tuple) else (value,):
            figure = dataset.figure_by_id.get(item) if isinstance(item, str) else None
            words = f"{item}  {format_figure(dataset, figure)}" if figure else str(item)
            yield label, words


def _name(dataset: Dataset, field: str, value: str) -> str:
    """Return the name of an id of an entity or metric; other values as they are."""
    if field == "entity":
        return dataset.entity_by_id[value].name
    return dataset.metric_by_id[value].name if field == "metric" else str(value or "")
