"""`provcli report`: a dataset as one page for a browser."""

from typing import TYPE_CHECKING, Annotated

from typer import Option

from provcli.cli.options import Article, Data, Entities, command_prefix, find_given, read_article
from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from provcli.views.report import ReportPage


def report(
    entity: Entities = None,
    article: Article = None,
    with_text: Annotated[  # noqa: FBT002  Typer makes a flag of it
        bool,
        Option(
            "--with-text",
            help="Print the article's text, every number marked. Only if you may publish it.",
        ),
    ] = False,
    data: Data = None,
) -> CommandResult:
    """Write profiles, charts, tables that sort and filter, and findings.

    The file works offline. Requires `pip install 'provcli[report]'`.

    Example: provcli report --output report.html
    """
    from provcli.dataset.load import load
    from provcli.dataset.lookup import find_entity
    from provcli.dataset.selection import subset
    from provcli.views.tables import figures_table

    def make_page() -> "ReportPage":
        from provcli.views.report import build_report

        return build_report(dataset, part, entities=entities, article=text, with_text=with_text)

    def screen() -> object:
        from provcli.terminal.overview import draw_overview
        from provcli.views.overview import build_overview

        return draw_overview(build_overview(part, command_prefix=command_prefix(data)))

    dataset = load(data)
    entities = find_given(entity or (), lambda name: find_entity(dataset, name))
    text = read_article(article)
    wanted = {entity.id for entity in entities or dataset.entities}
    part = subset(dataset, [figure for figure in dataset.figures if figure.entity in wanted])
    return CommandResult(
        screen,
        {"report": make_page, "table": lambda: figures_table(part)},
    )
