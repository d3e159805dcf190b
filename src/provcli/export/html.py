"""Pages as one escaped HTML file under a content security policy."""

from base64 import b64encode
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from importlib.resources import files
from typing import Any

from provcli.export.base import import_extra
from provcli.prose.patterns import is_han
from provcli.text_safety import one_line
from provcli.views.chart import Chart, place_bar
from provcli.views.report import ReportPage
from provcli.views.wording import GLYPHS

_SMALLEST = Decimal("0.005")
"""The smallest visible share of an axis, for narrow intervals."""


def write_report(page: ReportPage) -> Iterator[str]:
    """Write the page as HTML.

    Style and script are in the page, and the policy allows these two by their hashes and nothing
    else, so text of a dataset can neither run nor load anything.

    Raises:
        ProvcliError: the template engine is not installed.
    """
    style = f"{_read_template('report.css')}{_place_tiles(page)}"
    script = _read_template("report.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    yield _render(
        "report.html.jinja", style, policy, page=page, anchors=page.anchor_of, script=_trust(script)
    )


def write_chart_page(chart: Chart, picture: str) -> str:
    """Return a page with a chart's picture, and a table of bars for narrow screens.

    The page has no script and loads nothing. The picture is SVG.

    Raises:
        ProvcliError: the template engine is not installed.
    """
    style = _read_template("report.css")
    policy = f"default-src 'none'; style-src {_hash(style)}; img-src data:"
    return _render("chart.html.jinja", style, policy, chart=chart, picture=_trust(picture))


def _render(name: str, style: str, policy: str, **content: object) -> str:
    jinja2 = import_extra("jinja2", library="Jinja2", extra="report")
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"code": _mark_code, "percent": "{:.2%}".format}
    environment.globals |= {
        "place_bar": place_bar,
        "glyphs": GLYPHS,
        "smallest": _SMALLEST,
        "is_chinese": lambda text: any(map(is_han, text)),
    }
    html: str = environment.get_template(name).render(style=_trust(style), policy=policy, **content)
    return html


def _trust(text: str) -> Any:
    """Return HTML of our own, which has no unescaped text of a dataset."""
    return import_extra("markupsafe", library="Jinja2", extra="report").Markup(text)


def _read_template(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text("utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _place_tiles(page: ReportPage) -> str:
    """Return the position of each tile; the policy forbids styles at the tile."""
    if not page.is_map:
        return ""
    places = [tile.entity.tile for tile in page.tiles]
    return "".join(
        f".tile-{number} {{ grid-column: {place[0]}; grid-row: {place[1]}; }}\n"
        for number, place in enumerate(places, start=1)
        if place
    )


def _mark_code(text: str) -> Any:
    """Return text with the words between backticks marked as code."""
    parts = one_line(text).split("`")
    if len(parts) % 2 == 0:  # one backtick is a character like others
        return text
    code = _trust("<code>{}</code>")
    return _trust("").join(
        code.format(part) if position % 2 else part for position, part in enumerate(parts)
    )


def _clean(value: Any) -> Any:
    """Return what is written, with characters escaped that no page should contain."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return one_line(value)
    return value
