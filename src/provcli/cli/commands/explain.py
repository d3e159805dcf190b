"""`provcli explain`: everything about one figure."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument

from provcli.cli.options import Article, Data, complete, figure_names
from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from provcli.dataset.models import Dataset, Figure
    from provcli.views.quotes import Quote


def explain(
    name: Annotated[
        str,
        Argument(
            metavar="ID",
            help="Id of the figure, from `provcli list figures`.",
            autocompletion=complete(figure_names),
        ),
    ],
    article: Article = None,
    data: Data = None,
) -> CommandResult:
    """Print its value, its rounding interval, its location, and every claim that uses it.

    Example: provcli explain henan/high-tech-enterprises/2023
    """
    from provcli.dataset.load import built_in_path, load
    from provcli.dataset.lookup import find_figure
    from provcli.dataset.selection import subset
    from provcli.views.tables import figures_table

    def screen() -> "RenderableType":
        from provcli.terminal.explanation import draw_explanation
        from provcli.views.explanation import build_explanation

        return draw_explanation(build_explanation(dataset, figure, quote=quote))

    dataset = load(data)
    figure = find_figure(dataset, name)
    quote = _find_quote(dataset, figure, article) if article else None
    part = subset(dataset, [figure])
    return CommandResult(
        screen,
        {
            "explanation": lambda: (dataset, figure),
            "dataset": lambda: part,
            "table": lambda: figures_table(part),
        },
        inputs=(data or built_in_path(), article),
    )


def _find_quote(dataset: "Dataset", figure: "Figure", article: "Path") -> "Quote | None":
    """Return the sentence of the article with the figure's number."""
    from provcli.files.read import read_text
    from provcli.views.quotes import find_quotes

    return find_quotes(dataset, read_text(article, bom=True)).get(figure.id)
