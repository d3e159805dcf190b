"""The public names of provcli: each computation of a command is one call."""

from collections.abc import Iterable

from provcli.analysis.claims import ClaimResult, check_claim, check_claims, find_implied_figures
from provcli.analysis.comparison import Comparison, compare
from provcli.analysis.diff import DatasetDiff, diff
from provcli.checks.engine import check
from provcli.checks.model import CheckResult, Finding, RuleSelection
from provcli.dataset.load import load, loads
from provcli.dataset.lookup import find_entity, find_figure, find_metric, find_subject, find_topic
from provcli.dataset.models import Dataset, Entity, Figure, Metric, Topic
from provcli.dataset.schema import json_schema
from provcli.dataset.selection import Filter, select
from provcli.errors import ProvcliError, abbreviate
from provcli.export.base import encode
from provcli.export.registry import FORMATS, ContentKind, formats_for, load_writer
from provcli.values.periods import Period
from provcli.views.chart import Chart, build_chart
from provcli.views.comparison import comparison_table
from provcli.views.explanation import Explanation, build_explanation
from provcli.views.report import build_report
from provcli.views.tables import (
    Table,
    claims_table,
    entities_table,
    figures_table,
    metrics_table,
    periods_table,
    topics_table,
)

__all__ = [
    "Chart",
    "CheckResult",
    "ClaimResult",
    "Comparison",
    "Dataset",
    "DatasetDiff",
    "Entity",
    "Explanation",
    "Figure",
    "Filter",
    "Finding",
    "Metric",
    "Period",
    "ProvcliError",
    "RuleSelection",
    "Table",
    "Topic",
    "chart",
    "check",
    "check_claim",
    "check_claims",
    "claims_table",
    "compare",
    "comparison_table",
    "diff",
    "entities_table",
    "explain",
    "export_as",
    "figures_table",
    "find_entity",
    "find_figure",
    "find_implied_figures",
    "find_metric",
    "find_subject",
    "find_topic",
    "json_schema",
    "load",
    "loads",
    "metrics_table",
    "periods_table",
    "report",
    "select",
    "topics_table",
]


def chart(
    dataset: Dataset,
    *metric_names: str,
    entities: Iterable[str] | None = None,
    period: str | None = None,
    within: str | None = None,
) -> Chart:
    """Return the chart of what `compare` computes; `export_as` writes it.

    Raises:
        ProvcliError: a name is unknown, a period is not one, or the metrics have different units.
    """
    chosen = None if entities is None else list(entities)
    comparisons = [
        compare(dataset, name, entities=chosen, period=period, within=within)
        for name in metric_names
    ]
    return build_chart(dataset, comparisons)


def explain(dataset: Dataset, figure_id: str) -> Explanation:
    """Return everything about one figure."""
    return build_explanation(dataset, find_figure(dataset, figure_id))


def export_as(content: Dataset | Table | Chart, format_name: str, **options: bool) -> bytes:
    """Return a dataset, a table, or a chart in a format.

    Args:
        content: what to write; of a dataset, flat formats get the table of its figures.
        format_name: a name of `provcli export --help` or `provcli chart --help`, such as `csv`.
        options: `bom` and `raw`, for the formats that have them.

    Raises:
        ProvcliError: there is no such format, it cannot write the content, or its library is not
            installed.
    """
    contents: dict[ContentKind, Dataset | Table | Chart]
    if isinstance(content, Dataset):
        contents = {"dataset": content, "table": figures_table(content)}
    else:
        contents = {"table" if isinstance(content, Table) else "chart": content}
    possible = [row.name for row in formats_for(tuple(contents))]
    if format_name not in possible:
        raise ProvcliError(
            f"{abbreviate(format_name)} is not a format of this content.",
            hint=f"Choose one of {', '.join(possible)}.",
        )
    kind = next(kind for kind in contents if kind in FORMATS[format_name].writers)
    return b"".join(encode(load_writer(format_name, kind)(contents[kind], **options)))


def report(dataset: Dataset, *, article: str | None = None) -> str:
    """Return a dataset as one HTML page, checked against the text of its article."""
    from provcli.export.html import write_report

    return "".join(write_report(build_report(dataset, dataset, article=article)))
