"""Charts as files: one table of formats, and the pictures that vl-convert draws of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from provcli.errors import ProvcliError
from provcli.export.vegalite import VERSION, vega_lite
from provcli.views.chart import Chart
from provcli.views.tables import to_json

_SCALE = 2
"""Pixels for each unit of a picture, so that text is sharp on fine screens and in print."""
_FONT_FOLDERS = ("~/.local/share/fonts", "~/.fonts", "/usr/local/share/fonts", "/usr/share/fonts")


@dataclass(frozen=True)
class ChartFormat:
    """A row of the table of chart formats."""

    name: str
    suffix: str
    description: str
    write: Callable[[Chart], Iterator[str] | Iterator[bytes]]


def write_vega_lite(chart: Chart) -> Iterator[str]:
    """The specification as JSON; needs nothing but provcli."""
    yield f"{to_json(vega_lite(chart), indent=2)}\n"


def write_svg(chart: Chart) -> Iterator[str]:
    """A picture that scales; its text is text."""
    yield f"{_svg(chart)}\n"


def write_png(chart: Chart) -> Iterator[bytes]:
    """A picture of pixels, at twice the usual density."""
    yield bytes(_converter().vegalite_to_png(vega_lite(chart), vl_version=VERSION, scale=_SCALE))


def write_pdf(chart: Chart) -> Iterator[bytes]:
    """A page as large as the chart."""
    yield bytes(_converter().vegalite_to_pdf(vega_lite(chart), vl_version=VERSION))


def write_html(chart: Chart) -> Iterator[str]:
    """A page with the picture in it and the same as a table; no script, nothing from elsewhere."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield "<!DOCTYPE html>\n"
    yield f'<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{_heading(chart)}</title>\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{_heading(chart)}</h1>\n"
    # Whoever cannot see the picture has the tables below it.
    yield f'<div class="picture" aria-hidden="true">\n{_svg(chart)}\n</div>\n'
    for panel in chart.panels:
        caption = escape(f"{panel.title}, {panel.subtitle}")
        yield f"<table>\n<caption>{caption}</caption>\n"
        yield '<tr><th scope="col">Of</th><th scope="col">Figure</th></tr>\n'
        for mark in panel.marks:
            yield f'<tr><th scope="row">{escape(mark.row)}</th><td>{escape(mark.words)}</td></tr>\n'
        yield "</table>\n"
    for line in (*chart.legend(), *chart.notes, chart.source):
        yield f"<p>{escape(line)}</p>\n"
    yield "</main>\n</body>\n</html>\n"


_STYLE = """\
body { margin: 1rem; color: #222; background: #fff; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3rem; }
.picture { overflow-x: auto; }
svg { max-width: 100%; height: auto; }
table { margin: 1rem 0; min-width: min(100%, 24rem); border-collapse: collapse; }
caption { padding: .3rem 0; text-align: left; font-weight: bold; }
th, td { padding: .2rem 1rem .2rem 0; border-bottom: 1px solid #ccc; text-align: left; }
"""


def _heading(chart: Chart) -> str:
    return escape("; ".join(panel.title for panel in chart.panels if not panel.computed))


def _svg(chart: Chart) -> str:
    """The picture, as one image that is told in words to those who cannot see it."""
    drawn = str(_converter().vegalite_to_svg(vega_lite(chart), vl_version=VERSION))
    label = escape(chart.description)
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


@cache
def _converter() -> Any:
    """The library that draws, with the fonts of the system.

    Raises:
        ProvError: it is not installed.
    """
    try:
        library = import_module("vl_convert")
    except ImportError as error:
        raise ProvcliError(
            "A chart as a picture needs vl-convert-python.",
            hint="pip install 'provcli[charts]', or take the chart as vega-lite.",
        ) from error
    for folder in _FONT_FOLDERS:
        if (path := Path(folder).expanduser()).is_dir():
            library.register_font_directory(str(path))
    return library


CHART_FORMATS = (
    ChartFormat(
        "vega-lite",
        ".vl.json",
        "a Vega-Lite specification, for notebooks and pages",
        write_vega_lite,
    ),
    ChartFormat("svg", ".svg", "a picture that scales", write_svg),
    ChartFormat("png", ".png", "a picture of pixels", write_png),
    ChartFormat("pdf", ".pdf", "a page for print", write_pdf),
    ChartFormat("html", ".html", "a page with the picture and its table", write_html),
)
"""Every format of a chart, in the order help shows them; all but the first need the extra."""
