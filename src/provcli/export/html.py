"""A page as one HTML file: escaped, without a network, under a content security policy."""

from base64 import b64encode
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from typing import Any

from provcli.errors import ProvcliError
from provcli.text_safety import one_line
from provcli.views.report import ReportPage


def write_report(page: ReportPage) -> str:
    """The page as HTML.

    Style and script stand in the page, and the policy allows these two by their hashes and
    nothing else: what a dataset says can neither run nor load anything.

    Raises:
        ProvError: the template engine is not installed.
    """
    engine = _engine()
    environment = engine.Environment(
        autoescape=True,
        undefined=engine.StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.from_string(_text("report.html.jinja"))
    style, script = f"{_text('report.css')}{_tiles(page)}", _text("report.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    # Style and script are ours and hold no text of a dataset.
    ours = engine.utils.markupsafe.Markup
    written: str = template.render(page=page, policy=policy, style=ours(style), script=ours(script))
    return written


def _engine() -> Any:
    try:
        return import_module("jinja2")
    except ImportError as error:
        raise ProvcliError(
            "A report needs Jinja2.", hint="pip install 'provcli[report]', then try again."
        ) from error


def _text(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text("utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _tiles(page: ReportPage) -> str:
    """Where each tile of the map lies; the policy forbids to say so at the tile."""
    if not page.is_map:
        return ""
    tiles = [it.entity.tile for it in page.profiles]
    rules = [
        f".tile-{place} {{ grid-column: {tile[0]}; grid-row: {tile[1]}; }}\n"
        for place, tile in enumerate(tiles, start=1)
        if tile
    ]
    return "".join(rules)


def _cleaned(value: Any) -> Any:
    """What is written, with characters spelled out that no page should hold."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return one_line(value)
    return value
