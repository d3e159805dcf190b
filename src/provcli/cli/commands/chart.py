"""`provcli chart`: draws what `provcli compare` computes."""

import re
from typing import Annotated

from typer import Option

from provcli.cli.commands.compare import MoreNames, Names, compare_metrics
from provcli.cli.options import Data, Entities, Period, Within
from provcli.cli.result import CommandResult
from provcli.errors import ProvcliError, abbreviate
from provcli.text_safety import one_line

MIN_PIXELS, MAX_PIXELS = 100, 4_000


def _parse_size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{1,5})x([0-9]{1,5})", text)
    width, height = map(int, match.groups()) if match else (0, 0)
    if not (MIN_PIXELS <= width <= MAX_PIXELS and MIN_PIXELS <= height <= MAX_PIXELS):
        raise ProvcliError(
            f"--size: expected a width and a height from {MIN_PIXELS} to {MAX_PIXELS}, "
            f"got {abbreviate(text)}.",
            hint="Write pixels, such as --size 800x400.",
        )
    return width, height


def chart(
    names: Names = None,
    metric: MoreNames = None,
    entity: Entities = None,
    period: Period = None,
    within: Within = None,
    claims: Annotated[  # noqa: FBT002  Typer makes a flag of it
        bool,
        Option(
            "--claims",
            help="Draw contradicted claims: what they state, and what the figures allow.",
        ),
    ] = False,
    title: Annotated[
        str, Option("--title", metavar="TEXT", help="Title of the chart. Defaults to the metric.")
    ] = "",
    subtitle: Annotated[
        str, Option("--subtitle", metavar="TEXT", help="Line below the title.")
    ] = "",
    size: Annotated[
        str | None,
        Option(
            "--size",
            metavar="WIDTHxHEIGHT",
            help="Pixels of each panel of an image, without labels. Defaults to what labels need.",
        ),
    ] = None,
    data: Data = None,
) -> CommandResult:
    """Draw what `provcli compare` computes as bars; images also have lines over time.

    Images require `pip install 'provcli[charts]'`; html requires `'provcli[charts,report]'`.

    Example: provcli chart high-tech-enterprises
    """
    from provcli.dataset.load import load
    from provcli.views.chart import build_chart, build_claims_chart
    from provcli.views.comparison import comparison_table
    from provcli.views.tables import claims_table

    pixels = _parse_size(size) if size else None
    dataset = load(data)
    metrics = [*(names or ()), *(metric or ())]
    if claims:
        from provcli.dataset.selection import Filter, select

        part = select(dataset, Filter(entity or (), metrics, (), period, within))
        view = build_claims_chart(dataset, part.figures)
    else:
        comparisons = compare_metrics(dataset, metrics, entity, period, within)
        view = build_chart(dataset, comparisons)
    view = view.entitle(one_line(title), one_line(subtitle))._replace(size=pixels)
    return CommandResult(
        lambda: view.screen,
        {
            "chart": lambda: view,
            "table": lambda: (
                claims_table(part) if claims else comparison_table(dataset, comparisons)
            ),
        },
    )
