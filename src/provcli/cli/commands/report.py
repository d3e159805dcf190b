"""`provcli report`: a dataset as one page for a browser."""

from typing import Annotated

from typer import Option

from provcli.cli.options import Article, Data, Entities, format_data_option, read_article
from provcli.cli.result import CommandResult
from provcli.errors import ProvcliError


def report(
    entity: Entities = None,
    article: Article = None,
    with_text: Annotated[  # noqa: FBT002  Typer makes a flag of it
        bool,
        Option(
            "--with-text",
            help="Include the article's text with every number marked, if you may publish it.",
        ),
    ] = False,
    data: Data = None,
) -> CommandResult:
    """Write findings, charts, and figures that sort and filter.

    The file works offline. Requires `pip install 'provcli[report]'`.

    Example: provcli report --output report.html
    """
    from provcli.dataset.load import load
    from provcli.dataset.lookup import find_entity
    from provcli.dataset.selection import subset
    from provcli.views.overview import build_overview
    from provcli.views.report import build_report
    from provcli.views.tables import figures_table

    if with_text and article is None:
        raise ProvcliError("--with-text requires --article.", hint="Add --article FILE.")
    dataset = load(data)
    entities = list(dict.fromkeys(find_entity(dataset, name) for name in entity or ()))
    text = read_article(article)
    wanted = {entity.id for entity in entities or dataset.entities}
    part = subset(dataset, [figure for figure in dataset.figures if figure.entity in wanted])
    return CommandResult(
        lambda: build_overview(part, data_option=format_data_option(data)),
        {
            "report": lambda: build_report(
                dataset, part, entities=entities, article=text, with_text=with_text
            ),
            "table": lambda: figures_table(part),
        },
    )
