"""The overview: the dataset, what is wrong in the article, what to type next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from shlex import quote

from provcli.dataset.models import Dataset
from provcli.values.periods import format_date
from provcli.views.claims import AllowedPanel, build_allowed_panels, check_claims_of
from provcli.views.figures import describe_status
from provcli.views.screen import (
    Lines,
    Screen,
    ScreenTable,
    Span,
    TableColumn,
    Words,
    list_facts,
    make_heading,
    make_pale,
    make_status,
)
from provcli.views.wording import capitalize, format_count, list_names, name_kind

MAX_ENTITIES = 50
"""The maximum number of entities in the overview; `list entities` shows all."""


def build_overview(dataset: Dataset, *, data_option: str = "") -> Screen:
    """Return what a dataset is and how much is in it.

    The proposed commands end with `data_option`, such as ` --data mine.toml`.
    """
    claim_results = check_claims_of(dataset, dataset.figures)
    allowed = build_allowed_panels(dataset, claim_results)
    kind = name_kind(dataset.entities)
    more = len(dataset.entities) - MAX_ENTITIES
    counts = [
        format_count(len(dataset.metrics), "metric"),
        format_count(len(dataset.entities), kind),
        *([format_count(len(dataset.claims), "claim")] if dataset.claims else ()),
    ]
    status = describe_status(dataset.figures, claim_results=claim_results)
    columns = (
        TableColumn(capitalize(kind), wraps=True),
        TableColumn("Figures", right=True),
        TableColumn("Flagged", right=True),
        TableColumn("Topics", wraps=True),
    )
    left_out = f"{format_count(more, kind)} more: provcli list entities{data_option}"
    commands = _propose_commands(dataset, allowed, data_option)
    return (
        Lines([make_heading(dataset.title), make_status(status), f"{', '.join(counts)}."]),
        Lines([dataset.description or ""]),
        list_facts(describe_article(dataset)),
        *allowed,
        ScreenTable(columns, list(_build_rows(dataset))),
        make_pale(left_out if more > 0 else ""),
        # Each command is on an unbroken line that can be copied.
        Lines(["Next:", *(f"  {command}" for command in commands)], wraps=False),
    )


def describe_article(dataset: Dataset) -> tuple[tuple[str, str], ...]:
    """Return what is known about the article."""
    source = dataset.source
    facts = (
        ("Article", source.title),
        ("Publisher", source.publisher),
        ("Published", format_date(source.date) if source.date else None),
        ("Copy", source.copy_state),
    )
    return tuple((label, value) for label, value in facts if value)


def _build_rows(dataset: Dataset) -> Iterable[tuple[Words, ...]]:
    """Yield a row per entity with what is reported about it."""
    figures: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    topics: dict[str, dict[str, None]] = {}
    for figure in dataset.figures:
        figures[figure.entity] += 1
        flagged[figure.entity] += figure.flag is not None
        if topic := dataset.metric_by_id[figure.metric].topic:
            topics.setdefault(figure.entity, {})[dataset.topic_by_id[topic].name] = None
    for entity in dataset.entities[:MAX_ENTITIES]:
        doubtful = flagged[entity.id]
        yield (
            (entity.name, entity.local_name or ""),
            f"{figures[entity.id]:,}",
            Span(f"{doubtful:,}" if doubtful else "", "flagged"),
            list_names(topics.get(entity.id, ())),
        )


def _propose_commands(
    dataset: Dataset, allowed: Sequence[AllowedPanel], data_option: str
) -> tuple[str, ...]:
    """Return commands to try, with names that this dataset has."""
    if not dataset.figures:
        return ("provcli --help",)
    entities_by_metric: dict[str, set[str]] = {}
    for figure in dataset.figures:
        entities_by_metric.setdefault(figure.metric, set()).add(figure.entity)
    metric = max(entities_by_metric, key=lambda metric: len(entities_by_metric[metric]))
    examples = [figure for figure in dataset.figures if figure.metric == metric]
    contradicted = {row.stated_figure for panel in allowed for row in panel.rows}
    flagged = [figure for figure in dataset.figures if figure.flag]
    striking = [figure for figure in flagged if figure.id in contradicted]
    example = next(iter((*striking, *flagged, *examples)))
    words = (
        f"show {quote(example.entity)}",
        f"compare {quote(metric)}",
        f"explain {quote(example.id)}",
        "list metrics",
        "check",
    )
    commands = [f"provcli {word}{data_option}" for word in words]
    # Only the user knows the article's file.
    commands.append(f"provcli check{data_option} --article FILE")
    return (*commands, "provcli --help")
