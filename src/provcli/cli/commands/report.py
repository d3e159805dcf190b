"""`provcli report`: a dataset as one page that a browser opens."""

from functools import partial
from typing import TYPE_CHECKING

from provcli.cli.options import Article, Provinces
from provcli.cli.output import Answer

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset


def report(
    dataset: "Dataset",
    province: Provinces = None,
    article: Article = None,
) -> Answer:
    """Write the dataset as one HTML file.

    Map, profiles, charts, tables that sort and filter, and the check's findings.

    It needs no network and no other file. Needs the extra provcli[report].

    Example: provcli report --output report.html
    """
    from provcli.dataset.selection import find_province, restrict
    from provcli.export.html import write_page
    from provcli.files.read import read_text
    from provcli.terminal.profiles import overview
    from provcli.views.report import page
    from provcli.views.tables import flat

    named = list(dict.fromkeys(find_province(dataset, name) for name in province or ()))
    text = read_text(article, bom=True) if article else None
    wanted = {it.id for it in named or dataset.provinces}
    part = restrict(dataset, [it for it in dataset.observations if it.province in wanted])
    made = partial(page, dataset, part, provinces=named, article=text)
    return Answer(
        flat(part),
        partial(overview, part),
        wholes={"html": lambda: iter([write_page(made())])},
        suffixes={".html": "html", ".htm": "html"},
        default="html",
    )
