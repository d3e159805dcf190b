"""`provcli check`: every check there is, as findings."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Option

from provcli.cli.options import Article
from provcli.cli.output import CommandResult

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provcli.dataset.load import LoadedDataset
    from provcli.dataset.models import Dataset


def _rules() -> list[tuple[str, str]]:
    from provcli.checks.engine import RULES

    return [(rule.code, rule.meaning) for rule in RULES]


def check(
    dataset: "Dataset",
    file: "LoadedDataset",
    article: Article = None,
    select: Annotated[
        list[str] | None,
        Option(
            "--select",
            metavar="CODE",
            help="Only rules whose code begins with CODE: PC201, PC3. May be repeated.",
            autocompletion=_rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        Option(
            "--ignore",
            metavar="CODE",
            help="Leave out rules whose code begins with CODE. May be repeated.",
            autocompletion=_rules,
        ),
    ] = None,
) -> CommandResult:
    """Check figures against article and arithmetic.

    Exits with 0 if nothing but acknowledged findings is left, with 1 otherwise.

    Example: provcli check --article article.txt
    """
    from provcli.checks.engine import RuleSelection
    from provcli.checks.engine import check as run_checks
    from provcli.files.read import read_text
    from provcli.views.findings import (
        CheckedFile,
        findings_table,
        write_json,
        write_junit,
        write_sarif,
    )

    def screen() -> "RenderableType":
        from provcli.terminal.findings import check_screen

        return check_screen(dataset, checked)

    text = read_text(article, bom=True) if article else None
    report = run_checks(dataset, text, choice=RuleSelection(select or (), ignore or ()))
    checked = CheckedFile(report, file.name, file.lines(it.path for it in report.findings))
    return CommandResult(
        findings_table(checked),
        screen,
        wholes={
            "json": partial(write_json, checked),
            "sarif": partial(write_sarif, checked),
            "junit": partial(write_junit, checked),
        },
        code=1 if report.open else 0,
    )
