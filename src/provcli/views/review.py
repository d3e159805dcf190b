"""The screen of a review: an entry with its sentence, its fields, and the keys."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, get_args

from provcli.analysis.claims import check_claim
from provcli.dataset.models import ArticleEntry, Claim, Dataset, Dismissal, Entity, Figure
from provcli.drafting.answers import CHOICES, EXAMPLES, FIELDS, OPTIONAL
from provcli.drafting.model import UNCONFIRMED, Doubt, describe_unconfirmed, field_of
from provcli.drafting.review import Proposal, Review, Table
from provcli.views.claims import format_arithmetic
from provcli.views.findings import find_stated
from provcli.views.quotes import cut_quote
from provcli.views.screen import (
    Block,
    Lines,
    Quote,
    QuoteLine,
    Screen,
    ScreenTable,
    Span,
    TableColumn,
    Words,
    list_facts,
)
from provcli.views.wording import format_count, format_figure, name_kind

FIELD_KEYS = f"1-{len(FIELDS)}"
_CHANGE = "change the field of that number: 4 lists periods, 4 2023 sets one"
KEYS = {
    "Enter": ("keep it for these figures", *("accept the entry",) * 3, "accept all of these"),
    FIELD_KEYS: ("", _CHANGE, "", "", ""),
    "1": ("change it for these figures: 1 Amber Isle: island", "", "", "", ""),
    "1-9": ("", "", "", "", "change one: the number is shown alone"),
    "a": ("", *("all that the screen shows is accepted",) * 4),
    "d": ("", "dismiss: d name: a ship", "remove the claim", "reason: d name: a ship", ""),
    "f": ("", "", "", "figure: the number is one", ""),
    "n": ("", *("note: n counted in May",) * 3, ""),
    "s": ("skip for now",) * 5,
    "u": ("undo the last decision",) * 5,
    "q": ("quit: every decision is saved",) * 5,
    "?": ("help",) * 5,
}
"""What keys do with an entity, figure, claim, dismissal, and list; first words are shown."""
MAX_LISTED = 3
"""The maximum number of other figures that a question lists."""
MAX_SIDE = 25
"""Characters on either side of a number in such a list."""
_LABEL = 9
"""Characters of the label of a field, with a question mark."""


def list_keys(review: Review, proposal: Proposal) -> dict[str, str]:
    """Return the keys that do something with an entry, and what."""
    kind = get_args(Table).index(proposal.table) + review.is_list(proposal)
    keys = {key: words[kind] for key, words in KEYS.items() if words[kind]}
    last = f"-{len(review.list_shown(proposal))}"
    return {key.replace("-9", last): words for key, words in keys.items()}


def list_news(dataset: Dataset) -> list[str]:
    """Return how many claims are proposed about the decided figures, if any are."""
    proposed = [claim for claim in dataset.claims if claim.draft]
    wrong = sum(check_claim(dataset, claim).verdict == "inconsistent" for claim in proposed)
    news = f"; {wrong:,} contradict{'s' if wrong == 1 else ''} them" if wrong else ""
    count = format_count(len(proposed), "claim")
    return [f"The article states {count} about these figures{news}."] if proposed else []


def build_entry(review: Review, proposal: Proposal) -> Screen:
    """Return what a person needs to judge an entry, and what can be accepted with it."""
    dataset, entry = review.dataset, proposal.entry
    total, drafts, unsure = review.count_progress()
    count = f"[{total - drafts + 1:,} of {total:,}{f', {unsure:,} unsure' if unsure else ''}] "
    doubts, shown = review.doubts(proposal), review.list_shown(proposal)
    found = None
    if isinstance(entry, Entity):
        figures = [one.figure for one in review.find_assumed(proposal)]
        count = ""  # the figures are counted when they are asked about
        title = f"Entity of {len(figures):,} figures whose sentences name none"
        if len(figures) == 1:
            title = "Entity of 1 figure whose sentence names none"
        facts: list[Block] = [Lines([_make_cell("1", "entity?", _name_entity(entry))], gap=1)]
    elif review.is_list(proposal):
        assert isinstance(entry, Dismissal)
        title = f"{len(shown)} dismissals: {entry.reason}"
        facts = [*_list_dismissals(review, shown)]
    else:
        printed = find_stated(dataset, entry) if isinstance(entry, Claim) else entry
        place = f" in {_name_place(dataset, printed)}" if printed else ""
        title = f"{proposal.table.capitalize().removesuffix('s')}{place}"
        found = review.find_quote(printed) if printed else None
        facts = [list_facts(_list_facts(dataset, proposal), indent=2)]
    if isinstance(entry, Figure):
        marks = {
            field_of(one.field): "?" if one.is_question else "~"
            for one in doubts
            if one.is_question or one.words == UNCONFIRMED
        }
        facts = _list_fields(dataset, entry, marks)
    # The heading counts the figures of an assumed entity anew.
    lines = _describe_doubts(doubts)
    facts.append(Lines(lines, indent=2))
    if isinstance(entry, Entity):
        facts.append(_list_quotes(review, figures))
    top: list[Block] = [Lines([Span(f"{count}{title}", "strong")])]
    top += [cut_quote(*found)] if found else []
    return [top, facts, _list_rest(review, shown)]


def _list_dismissals(review: Review, shown: Iterable[Proposal]) -> Iterator[Block]:
    """Yield a line with the words around each dismissal, and what explains it."""
    for number, proposal in enumerate(shown, start=1):
        entry = proposal.entry
        assert isinstance(entry, Dismissal)
        found = review.find_quote(entry)
        quote = cut_quote(*found) if found else Quote("", entry.printed, "")
        yield QuoteLine(quote, f"  {number} ")
        words = ": ".join(filter(None, (entry.repeats, entry.note)))
        yield Lines([Span(words, "pale"), *_describe_doubts(review.doubts(proposal))], indent=4)


def _list_rest(review: Review, shown: Sequence[Proposal]) -> list[Block]:
    """Return a line for each figure or claim that can be accepted with the first."""
    dataset = review.dataset
    rows: list[tuple[Words, ...]] = []
    for proposal in shown[1:]:
        entry = proposal.entry
        doubts = review.doubts(proposal)
        has_unknown = any(doubt.field == "words" for doubt in doubts)
        unconfirmed = describe_unconfirmed(doubts) or "words not known" * has_unknown
        note = Span(f" ~ {unconfirmed}", "pale") if unconfirmed else ""
        if isinstance(entry, Claim):
            printed = find_stated(dataset, entry)
            number = printed.printed if printed else ""
            verdict = check_claim(dataset, entry).verdict
            rows.append((f"    {number}", verdict, (entry.statement, note)))
        elif isinstance(entry, Figure):
            metric = dataset.metric_by_id[entry.metric]
            entity = "" if entry.entity == shown[0].figure.entity else entry.entity
            fields = (entry.qualifier, entry.status, entry.scope, _name(dataset, "entity", entity))
            words = [field for field in fields if field not in ("exact", "actual", "", None)]
            details = ", ".join((entry.period or "no period", *words))
            details = f"{entry.value:,f} {metric.unit}  {details}"
            rows.append((f"    {entry.printed}", metric.name, (details, note)))
    columns = TableColumn(""), TableColumn("", wraps=True), TableColumn("", wraps=True)
    heading = Lines([Span("  a accepts these, too:", "strong")] * bool(rows))
    return [heading, ScreenTable(columns, rows, show_header=False)]


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

    No changes the figure alone; `rejection` is what it means.
    """

    lines: list[str]
    is_yes: bool
    agree: Callable[[], None]
    reject: Callable[[], None]
    rejection: str
    every: Sequence[str] = ()
    """A line for each figure that would change, if `lines` has only some."""


def ask_about_change(
    review: Review, proposal: Proposal, field: str, answer: str
) -> ChangeQuestion | None:
    """Return the question about other figures and metrics; None if there are none."""
    value = str(review.parse(proposal, field, answer) or "")
    edit = partial(review.edit, proposal, field, answer)
    alike, metrics = review.find_alike(proposal, field, value), review.dataset.metric_by_id
    if isinstance(proposal.entry, Entity):
        old, twins, is_yes = proposal.entry.name, {}, False
        rejection = "only the figures whose sentences name none"
    else:
        taken = review.find_taken(proposal, field, value)
        if taken and taken.value == proposal.figure.value:
            lines = ["This figure is recorded already:", _list_quote(review, taken)]
            lines.append("Dismiss this number as a repetition of it?")
            dismiss = partial(review.dismiss, proposal, "repetition", taken.id)
            words = "it is another figure"
            return ChangeQuestion(lines, is_yes=True, agree=dismiss, reject=edit, rejection=words)
        if taken:
            value_there = format_figure(review.dataset, taken)
            lines = [f"This figure has another value already, {value_there}:"]
            lines += [_list_quote(review, taken), "4 gives it another period, 2 another name."]
            lines.append("Does the article contradict itself, so that both stay?")
            both, none = partial(edit, is_contradiction=True), (lambda: None)
            return ChangeQuestion(
                lines, is_yes=False, agree=both, reject=none, rejection="change nothing"
            )
        old = _name(review.dataset, field, getattr(proposal.figure, field, ""))
        rejection = "only this figure"
        twins = review.find_twins(proposal, value) if field == "metric" else {}
        # Words that are added set the figure apart.
        is_yes = not answer.startswith("+") and review.is_likely(proposal, field, value)
        # What a person has accepted was right.
        is_yes = is_yes and all(other.figure.draft for other in alike)
    if value == old or not (alike or twins):
        return None
    lines = []
    if alike:
        others = "1 other figure has" if len(alike) == 1 else f"{len(alike):,} other figures have"
        others = others.replace("other", "later") if field == "period" else others
        lines.append(f"{others} {f'the {field} {old}' if old else f'no {field}'}:")
    lines += map(str, _list_quotes(review, [other.figure for other in alike]).lines)
    lines += ["Metrics of the same words:"] if twins else []
    lines += [f"  {metrics[id_].name} ({metrics[id_].unit}): {twins[id_]}" for id_ in twins]
    there = "there, too" if alike else "and rename these, too"
    change = f"Change the {field} to {value}" if value else f"Leave out the {field}"
    lines.append(f"{change} {there}?")
    agree, reject = partial(edit, alike, twins), partial(edit, is_separate=True)
    quotes = [_list_quote(review, other.figure) for other in alike]
    every = quotes if len(quotes) > MAX_LISTED else []
    return ChangeQuestion(lines, is_yes, agree, reject, rejection, every)


def _list_quotes(review: Review, figures: Sequence[Figure]) -> Lines:
    """Return a line for each of some figures, and how many more there are."""
    lines = [_list_quote(review, figure) for figure in figures[:MAX_LISTED]]
    more = len(figures) - MAX_LISTED
    return Lines([*lines, *([f"  and {more:,} more"] if more > 0 else [])])


def _list_quote(review: Review, figure: Figure) -> str:
    """Return a line with the words around a figure."""
    text, start, end = review.find_quote(figure) or (figure.printed, 0, len(figure.printed))
    before = text[:start] if start <= MAX_SIDE else f"...{text[start - MAX_SIDE : start]}"
    after = text[end:] if len(text) <= end + MAX_SIDE else f"{text[end : end + MAX_SIDE]}..."
    return f"  {Quote(before, text[start:end], after)}"


def _name_place(dataset: Dataset, entry: ArticleEntry) -> str:
    """Return paragraph and heading."""
    headings = {section.id: section.heading for section in dataset.source.sections}
    paragraph = f"paragraph {entry.paragraph}" if entry.paragraph else "the heading"
    return f"{paragraph}: {headings.get(entry.section or '', dataset.title)}"


def _describe_doubts(doubts: Sequence[Doubt]) -> list[Span]:
    """Return a line for each question and note, and one for what is not confirmed."""
    lines: list[Span] = []
    unconfirmed = [describe_unconfirmed(doubts)]
    for doubt in doubts:
        text = f"{doubt.field}: {doubt.words.partition('; ')[0]}"
        if doubt.is_question:
            lines.append(Span(f"? {text}", "target"))
        elif doubt.field == "words":
            unconfirmed.append(str(doubt))
        elif doubt.words != UNCONFIRMED:
            lines.append(Span(text, "pale"))
    last = "; ".join(filter(None, unconfirmed))
    return [*lines, Span(f"~ {last}", "pale")] if last else lines


def _list_fields(dataset: Dataset, figure: Figure, marks: Mapping[str, str]) -> list[Block]:
    """Return the fields with keys and marks: short ones in a table."""
    values = {field: getattr(figure, field, "") for field in FIELDS}
    values["unit"] = dataset.metric_by_id[figure.metric].unit
    cells: list[Words] = []
    for number, (field, value) in enumerate(values.items(), start=1):
        words = f"{value:,f}" if field == "value" else _name(dataset, field, value)
        if field == "entity":
            words = _name_entity(dataset.entity_by_id[value])
        label = f"{field}{marks.get(field, '')}"
        cells.append(_make_cell(str(number), label, words or "-"))
    notes = [_make_cell("n", "note", figure.note)] if figure.note else []
    columns = (TableColumn(""),) * 3
    return [
        Lines([*cells[:2]], gap=1),
        ScreenTable(columns, [cells[2:5], cells[5:]], show_header=False),
        Lines(notes, gap=1),
    ]


def _name_entity(entity: Entity) -> str:
    kind = name_kind([entity])
    return f"{entity.name} ({kind})" if kind != "entity" else entity.name


def _make_cell(key: str, label: str, value: str) -> Words:
    return Span(f"  {key}", "strong"), Span(f"{label:{_LABEL}}", "pale"), value


def _list_facts(dataset: Dataset, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield the fields of a claim or dismissal, figures with their value."""
    if isinstance(proposal.entry, Claim):
        result = check_claim(dataset, proposal.entry)
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
    if field == "entity" and value:
        return dataset.entity_by_id[value].name
    return dataset.metric_by_id[value].name if field == "metric" else str(value or "")
