"""`provcli report`: a dataset as one page that a browser opens."""

from functools import partial
from typing import TYPE_CHECKING

from provcli.cli.options import Article, Entitys
from provcli.cli.output import CommandResult

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset


def report(
    dataset: "Dataset",
    entity: Entitys = None,
    article: Article = None,
) -> CommandResult:
    """Write the dataset as one HTML file.

    Map, profiles, charts, tables that sort and filter, and the check's findings.

    It needs no network and no other file. Needs the extra provcli[report].

    Example: provcli report --output report.html
    """
    from provcli.dataset.selection import find_entity, subset
    from provcli.export.html import write_report
    from provcli.files.read import read_text
    from provcli.terminal.profiles import overview
    from provcli.views.report import build_report
    from provcli.views.tables import figures_table

    named = list(dict.fromkeys(find_entity(dataset, name) for name in entity or ()))
    text = read_text(article, bom=True) if article else None
    wanted = {it.id for it in named or dataset.entities}
    part = subset(dataset, [it for it in dataset.figures if it.entity in wanted])
    made = partial(build_report, dataset, part, entities=named, article=text)
    return CommandResult(
        figures_table(part),
        partial(overview, part),
        wholes={"html": lambda: iter([write_report(made())])},
        suffixes={".html": "html", ".htm": "html"},
        default="html",
    )
