"""`provcli explain`: everything about one figure."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument

from provcli.cli.options import Article, Data, complete, read_article
from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provcli.dataset.models import Dataset


def _list_figures(dataset: "Dataset") -> "Iterable[tuple[str, str]]":
    return (
        (figure.id, f"{dataset.metric_by_id[figure.metric].name}: {figure.printed}")
        for figure in dataset.figures
    )


def explain(
    name: Annotated[
        str,
        Argument(
            metavar="ID",
            help="Id of the figure, from `provcli list figures`.",
            autocompletion=complete(_list_figures),
        ),
    ],
    article: Article = None,
    data: Data = None,
) -> CommandResult:
    """Print its value, rounding interval, and location, and every claim that uses it.

    Example: provcli explain henan/high-tech-enterprises/2023
    """
    from provcli.dataset.load import load
    from provcli.dataset.lookup import find_figure
    from provcli.dataset.selection import subset
    from provcli.views.explanation import build_explanation
    from provcli.views.tables import figures_table

    dataset = load(data)
    figure = find_figure(dataset, name)
    quote, unconfirmed = None, []
    if text := read_article(article):
        from provcli.checks.confirmation import confirm
        from provcli.checks.context import CheckContext
        from provcli.views.quotes import find_quotes

        case = CheckContext(dataset, text)
        quote = find_quotes(case).get(figure.id)
        unconfirmed = [key for key, ids in confirm(case).unconfirmed.items() if figure.id in ids]
    part = subset(dataset, [figure])
    message = f"The sentence of the figure was not found in {article}."
    return CommandResult(
        lambda: build_explanation(dataset, figure, quote=quote, unconfirmed=unconfirmed).screen,
        {
            "explanation": lambda: (dataset, figure),
            "dataset": lambda: part,
            "table": lambda: figures_table(part),
        },
        messages=(message,) if article and not quote else (),
    )
