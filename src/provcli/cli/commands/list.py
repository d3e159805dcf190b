"""`provcli list`: figures, metrics, entities, and so on as tables."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from provcli.cli.options import Data, Entities, Metrics, Period, Search, Topics, Within, complete
from provcli.cli.result import CommandResult
from provcli.errors import ProvcliError, abbreviate, suggest

if TYPE_CHECKING:
    from provcli.dataset.models import Dataset
    from provcli.export.registry import ContentKind


LISTS: Mapping[str, str] = {
    "figures": "every figure with its id",
    "metrics": "what is measured, and which entities report it",
    "entities": "what the figures are about",
    "topics": "groups of metrics",
    "claims": "relations that the article states",
    "periods": "the periods that figures cover",
    "dismissals": "numbers of the article that are not figures, and why",
}
"""What can be listed, by the word that users type."""


def _describe_lists(dataset: "Dataset") -> list[tuple[str, str]]:
    return [
        *LISTS.items(),
        *((plural, f"entities: {kind}") for plural, kind in _kinds(dataset).items()),
    ]


def _list_sorts() -> list[str]:
    from provcli.dataset.selection import ONLY

    return list(ONLY)


def _list_sort_columns() -> list[str]:
    from provcli.views.figures import SORT_COLUMNS

    return list(SORT_COLUMNS)


def list_(
    what: Annotated[
        str,
        Argument(
            metavar="WHAT",
            help=f"One of {', '.join(LISTS)}, or a kind of entity, such as companies.",
            autocompletion=complete(_describe_lists),
        ),
    ] = "metrics",
    entity: Entities = None,
    metric: Metrics = None,
    topic: Topics = None,
    period: Period = None,
    within: Within = None,
    search: Search = None,
    only: Annotated[
        str | None,
        Option(
            "--only",
            metavar="WHICH",
            help="Keep only figures that are flagged, targets, or drafts.",
            autocompletion=_list_sorts,
        ),
    ] = None,
    sort: Annotated[
        str | None,
        Option(
            "--sort",
            metavar="COLUMN",
            help="Sort figures by entity, metric, value, unit, period, location, or remark. "
            "Values of one unit are together, the largest first.",
            autocompletion=_list_sort_columns,
        ),
    ] = None,
    data: Data = None,
) -> CommandResult:
    """Print one row per item, with the id that other commands accept.

    Example: provcli list metrics --topic trade
    """
    from provcli.dataset.load import load
    from provcli.dataset.selection import Filter, select
    from provcli.views.listing import build_listing, make_table

    dataset = load(data)
    kinds = _kinds(dataset)
    if what not in LISTS and what not in kinds:
        choices = (*LISTS, *kinds)
        raise ProvcliError(
            f"`provcli list` cannot list {abbreviate(what)}.",
            hint=suggest(what, choices) or f"List one of {', '.join(choices)}.",
        )
    name, kind = (what, None) if what in LISTS else ("entities", kinds[what])
    wanted = Filter(entity or (), metric or (), topic or (), period, within, search, only)
    part = select(dataset, wanted)
    if sort:
        part = _sort(part, what, sort)
    contents: dict[ContentKind, Callable[[], object]] = {
        "table": lambda: make_table(part, name, kind=kind)
    }
    if what == "figures":
        contents = {"dataset": lambda: part, **contents}
    return CommandResult(
        lambda: build_listing(part, name, kind=kind),
        contents,
        messages=() if part.figures or not wanted else ("No figures match these filters.",),
    )


def _sort(part: "Dataset", what: str, column: str) -> "Dataset":
    """Return a part of a dataset with its figures sorted by a column."""
    from provcli.analysis.claims import check_claims
    from provcli.views.figures import SORT_COLUMNS, build_rows, sort_rows
    from provcli.views.wording import Footnotes

    if what != "figures":
        raise ProvcliError(
            f"--sort does not apply to {what}.", hint="Use it with `provcli list figures`."
        )
    if column not in SORT_COLUMNS:
        raise ProvcliError(
            f"--sort: expected one of {', '.join(SORT_COLUMNS)}, got {abbreviate(column)}.",
            hint=suggest(column, SORT_COLUMNS) or "Write one of them, such as --sort value.",
        )
    results = check_claims(part) if column == "remark" else ()
    rows = build_rows(part, part.figures, Footnotes(), claim_results=results)
    return part.model_copy(
        update={"figures": tuple(row.figure for row in sort_rows(part, rows, column))}
    )


def _kinds(dataset: "Dataset") -> dict[str, str]:
    """Return the kinds of a dataset's entities by their plurals."""
    from provcli.views.wording import pluralize

    return {pluralize(entity.kind): entity.kind for entity in dataset.entities}
