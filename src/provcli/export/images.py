"""Charts as pictures (vl-convert), and as a page with picture and numbers."""

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
"""Pixels per unit of a picture, for fine screens and print."""


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
    """Write a page with the picture, and a table of bars for narrow screens."""
    from provcli.export.html import write_chart_page

    yield write_chart_page(chart, _draw_svg(chart))


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
            hint="Use --format vega-lite.",
        ) from error
