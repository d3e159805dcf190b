"""`provcli check`: every rule, as findings."""

from contextlib import nullcontext
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from typer import Option

from provcli.cli.console import show_status
from provcli.cli.options import Article, Data, read_text_or_page
from provcli.cli.result import CommandResult
from provcli.errors import ProvcliError

if TYPE_CHECKING:
    from provcli.checks.model import CheckResult
    from provcli.dataset.load import LoadedDataset


def _list_rules() -> list[tuple[str, str]]:
    from provcli.checks.rules import RULES

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
    acknowledge: Annotated[  # noqa: FBT002  Typer makes a flag of it
        bool,
        Option(
            "--acknowledge",
            help="Acknowledge the open findings whose hint offers it, in the file of --data.",
        ),
    ] = False,
    unconfirmed: Annotated[  # noqa: FBT002
        bool,
        Option(
            "--unconfirmed",
            help="Also list the keys that no words near the number confirm. Requires --article.",
        ),
    ] = False,
    data: Data = None,
) -> CommandResult:
    """Print findings. Exit with 1 if one is open, error or warning, and 0 otherwise.

    Example: provcli check --article article.txt
    """
    from provcli.checks.confirmation import confirm
    from provcli.checks.context import CheckContext
    from provcli.checks.engine import check as run_checks
    from provcli.checks.model import RuleSelection
    from provcli.dataset.load import load_file
    from provcli.views.findings import CheckedFile, build_findings, findings_table
    from provcli.views.quotes import find_quotes, quote_findings

    def name_files(hint: str) -> str:
        name = quote(str(data)) if data else "FILE"
        text = quote(str(article)) if article else "ARTICLE"
        return hint.replace("review FILE --article ARTICLE", f"review {name} --article {text}")

    def run_rules() -> "CheckResult":
        return run_checks(
            file.dataset,
            text,
            choice=RuleSelection(select or (), ignore or ()),
            article_name=str(article),
        )

    if unconfirmed and not article:
        raise ProvcliError("--unconfirmed requires --article.", hint="Add --article FILE.")
    file = load_file(data)
    text, page = read_text_or_page(article) if article else (None, None)
    messages = [page.summary] if page else []
    with show_status(f"Checking {article}") if article else nullcontext():
        report = run_rules()
        if acknowledge:
            messages.append(_acknowledge(file, report, data))
            file = load_file(data)
            report = run_rules()
    lines = file.line_of(finding.path for finding in report.findings)
    case = CheckContext(file.dataset, text)
    quotes = quote_findings(case, report.findings) if text else {}
    sentences = find_quotes(case) if unconfirmed else None
    words = confirm(case).unknown_words if unconfirmed else {}
    checked = CheckedFile(report, file.name, lines, quotes)
    return CommandResult(
        lambda: build_findings(
            file.dataset,
            checked,
            name_files=name_files,
            sentences=sentences,
            unknown_words=words,
        ),
        {"check": lambda: checked, "table": lambda: findings_table(checked)},
        messages=tuple(messages),
        exit_code=1 if report.open else 0,
    )


def _acknowledge(file: "LoadedDataset", report: "CheckResult", data: Path | None) -> str:
    """Add acknowledgements to the dataset file, and return what was done."""
    from provcli.checks.acknowledging import acknowledge
    from provcli.files.atomic import write_file

    if data is None:
        raise ProvcliError(
            "--acknowledge requires --data.", hint="Add --data FILE with the dataset to change."
        )
    text, added = acknowledge(file.text, file.name, report.findings)
    if not report.open:
        return "No finding acknowledged: none is open."
    if not added:
        return "No finding acknowledged: correct the open ones instead, as their hints say."
    write_file(data, [text.encode("utf-8")])
    if added == 1:
        return f"1 finding acknowledged in {file.name}. Write its reason there."
    return f"{added:,} findings acknowledged in {file.name}. Write a reason for each there."
