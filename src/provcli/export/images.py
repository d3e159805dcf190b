"""Charts as pictures, drawn by vl-convert, and as a page with the picture and its numbers."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from provcli.errors import ProvcliError
from provcli.export.base import import_extra
from provcli.export.json import encode_json
from provcli.export.vegalite import VERSION, build_spec

if TYPE_CHECKING:
    from provcli.views.chart import Chart

PIXELS = 2
"""Pixels per unit of a picture, so that text is sharp on fine screens and in print."""


def write_svg(chart: "Chart") -> Iterator[str]:
    """Write a picture that scales, whose text is text."""
    yield f"{_draw_svg(chart)}\n"


def write_png(chart: "Chart") -> Iterator[bytes]:
    """Write a picture of pixels, at twice the usual density."""
    yield bytes(_draw("png", chart, scale=PIXELS))


def write_pdf(chart: "Chart") -> Iterator[bytes]:
    """Write a page as large as the chart."""
    yield bytes(_draw("pdf", chart))


def write_chart_html(chart: "Chart") -> Iterator[str]:
    """Write a page with the picture and, for those who cannot see it, the same in words.

    The page holds no script and loads nothing.
    """
    title = escape("; ".join(panel.title for panel in chart.panels if not panel.computed))
    yield _PAGE_START.format(title=title)
    yield _draw_svg(chart)
    for panel in chart.panels:
        yield f"\n<h2>{escape(panel.title)}, {escape(panel.subtitle)}</h2>\n<ul>\n"
        for mark in panel.marks:
            yield f"<li>{escape(mark.row)}: {escape(mark.words)}</li>\n"
        yield "</ul>"
    for line in (*chart.legend(), *chart.notes, chart.source):
        yield f"\n<p>{escape(line)}</p>"
    yield "\n</main>\n</body>\n</html>\n"


_PAGE_START = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ margin: 1rem; color: #222; background: #fff; font: 1rem/1.5 system-ui, sans-serif; }}
h1, h2 {{ font-size: 1.2rem; }}
svg {{ max-width: 100%; height: auto; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
"""


def _draw_svg(chart: "Chart") -> str:
    """Return the picture as one image that screen readers describe in words."""
    label = escape(chart.description)
    return str(_draw("svg", chart)).replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def _draw(kind: str, chart: "Chart", **options: Any) -> Any:
    library = import_extra("vl_convert", library="vl-convert-python", extra="charts")
    draw = getattr(library, f"vegalite_to_{kind}")
    try:
        # As text, since the library would round decimals and overflow at large integers.
        return draw(encode_json(build_spec(chart)), vl_version=VERSION, **options)
    except ValueError as error:
        reason = str(error).partition("\n")[0].rstrip(":.")
        raise ProvcliError(
            f"The chart cannot be drawn: {reason}.",
            hint="Write it as vega-lite, which needs no drawing.",
        ) from error
