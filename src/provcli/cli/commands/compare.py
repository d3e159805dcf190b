"""`provcli compare`: rankings, ratios, changes, and growth."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from provcli.cli.options import Data, Entities, Period, Within, complete_names, make_name_option
from provcli.cli.result import CommandResult
from provcli.errors import ProvcliError

if TYPE_CHECKING:
    from provcli.analysis.comparison import Comparison
    from provcli.dataset.models import Dataset

Names = Annotated[
    list[str] | None,
    Argument(
        metavar="NAME",
        help="Metric: id or name. Repeatable.",
        show_default=False,
        autocompletion=complete_names("metrics"),
    ),
]
MoreNames = Annotated[
    list[str] | None,
    make_name_option("--metric", text="Same as NAME. Repeatable.", table="metrics"),
]


def compare(
    names: Names = None,
    metric: MoreNames = None,
    entity: Entities = None,
    period: Period = None,
    within: Within = None,
    baseline: Annotated[
        str | None,
        make_name_option(
            "--baseline",
            text="Entity to compare the others with. Defaults to the first in each ranking.",
            table="entities",
        ),
    ] = None,
    data: Data = None,
) -> CommandResult:
    """Print ranks, ratios, changes, and why a figure is not comparable.

    Example: provcli compare high-tech-enterprises
    """
    from provcli.dataset.load import load
    from provcli.views.comparison import build_comparison, comparison_table

    dataset = load(data)
    comparisons = compare_metrics(
        dataset, [*(names or ()), *(metric or ())], entity, period, within, baseline=baseline
    )
    return CommandResult(
        lambda: build_comparison(dataset, comparisons),
        {"table": lambda: comparison_table(dataset, comparisons)},
    )


def compare_metrics(
    dataset: "Dataset",
    names: Sequence[str],
    entity: Sequence[str] | None,
    period: str | None,
    within: str | None,
    *,
    baseline: str | None = None,
) -> "list[Comparison]":
    """Return a comparison for each metric, each only once.

    Raises:
        ProvcliError: no metric is named, or a name is unknown.
    """
    from provcli.analysis.comparison import compare as compare_metric

    if not names:
        raise ProvcliError(
            "Missing argument 'NAME'.", hint="Name a metric from `provcli list metrics`."
        )
    comparisons = (
        compare_metric(
            dataset, name, entities=entity, period=period, within=within, baseline=baseline
        )
        for name in names
    )
    return list({comparison.metric.id: comparison for comparison in comparisons}.values())
