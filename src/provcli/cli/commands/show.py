"""`provcli show`: the profile of an entity, a metric, or a topic."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from provcli.cli.options import Article, Data, complete_names, read_article
from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from provcli.analysis.claims import ImpliedFigure
    from provcli.dataset.models import Dataset, Subject


def show(
    name: Annotated[
        str,
        Argument(
            metavar="NAME",
            help="An entity, a metric, or a topic: id, name, alias, or code.",
            autocompletion=complete_names("entities", "metrics", "topics"),
        ),
    ],
    implied: Annotated[  # noqa: FBT002  Typer makes a flag of it
        bool,
        Option(
            "--implied",
            help="Also show figures that the claims imply but the article does not report.",
        ),
    ] = False,
    article: Article = None,
    data: Data = None,
) -> CommandResult:
    """Print all of its figures with period, location, and note.

    Example: provcli show henan
    """
    from provcli.dataset.load import load
    from provcli.dataset.lookup import find_subject
    from provcli.dataset.selection import subset
    from provcli.views.profile import build_profile, find_figures_about
    from provcli.views.tables import figures_table

    dataset = load(data)
    subject = find_subject(dataset, name)
    figures = find_figures_about(dataset, subject)
    implied_figures = _find_implied(dataset, subject) if implied else []
    checked, quotes = None, None
    if text := read_article(article):  # the check finds the figures in its text
        from provcli.checks.context import CheckContext
        from provcli.checks.engine import check
        from provcli.views.quotes import find_quotes

        checked = check(dataset, text, article_name=str(article))
        quotes = find_quotes(CheckContext(dataset, text))
    part = subset(dataset, figures)
    message = (
        "Implied figures are computed, so only the table shows them."
        if implied_figures
        else "No claim implies a figure here."
    )
    return CommandResult(
        lambda: build_profile(
            dataset, subject, implied=implied_figures, checked=checked, quotes=quotes
        ),
        {"dataset": lambda: part, "table": lambda: figures_table(part)},
        messages=(message,) if implied else (),
    )


def _find_implied(dataset: "Dataset", subject: "Subject") -> "list[ImpliedFigure]":
    """Return what claims imply about an entity, a metric, or a topic."""
    from provcli.analysis.claims import find_implied_figures

    found = []
    for figure in find_implied_figures(dataset):
        entity, metric = dataset.entity_by_id[figure.entity], dataset.metric_by_id[figure.metric]
        if subject in (entity, metric, dataset.topic_by_id.get(metric.topic or "")):
            found.append(figure)
    return found
