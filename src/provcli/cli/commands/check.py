"""`provcli check`: every rule, as findings."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

from typer import Option

from provcli.cli.console import show_status
from provcli.cli.options import Article, Data
from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from rich.console import RenderableType


def _list_rules() -> list[tuple[str, str]]:
    from provcli.checks.engine import RULES

    return [(rule.code, rule.title) for rule in RULES]


def check(
    article: Article = None,
    select: Annotated[
        list[str] | None,
        Option(
            "--select",
            metavar="CODE",
            help="Run only rules whose code begins with CODE, such as PC201 or PC3. Repeatable.",
            autocompletion=_list_rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        Option(
            "--ignore",
            metavar="CODE",
            help="Leave out rules whose code begins with CODE. Repeatable.",
            autocompletion=_list_rules,
        ),
    ] = None,
    data: Data = None,
) -> CommandResult:
    """Print findings. The exit code is 1 if a finding is open, and 0 otherwise.

    Example: provcli check --article article.txt
    """
    from provcli.checks.engine import RuleSelection
    from provcli.checks.engine import check as run_checks
    from provcli.dataset.load import built_in_path, load_file
    from provcli.files.read import read_text
    from provcli.views.findings import CheckedFile, findings_table

    def screen() -> "RenderableType":
        from provcli.terminal.findings import draw_findings
        from provcli.views.findings import build_findings

        return draw_findings(build_findings(file.dataset, checked))

    file = load_file(data)
    text = read_text(article, bom=True) if article else None
    with show_status(f"Checking {article}") if article else nullcontext():
        report = run_checks(
            file.dataset,
            text,
            choice=RuleSelection(select or (), ignore or ()),
            article_name=str(article),
        )
    lines = file.line_of(finding.path for finding in report.findings)
    checked = CheckedFile(report, file.name, lines)
    return CommandResult(
        screen,
        {"check": lambda: checked, "table": lambda: findings_table(checked)},
        exit_code=1 if report.open else 0,
        inputs=(data or built_in_path(), article),
    )
