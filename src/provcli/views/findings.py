"""Findings: what a check reports, verdict first, grouped by location."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from provcli.analysis.claims import VERDICTS
from provcli.checks.confirmation import NEED_KNOWN_WORDS
from provcli.checks.context import read_printed
from provcli.checks.model import CheckResult, Finding
from provcli.checks.rules import RULE_BY_CODE
from provcli.checks.rules.dismissals import states
from provcli.dataset.models import ArticleEntry, Claim, Dataset
from provcli.dataset.toml_lines import LineByPath
from provcli.views.claims import AllowedPanel, build_allowed_panels
from provcli.views.screen import Block, Lines, Quote, QuoteLine, Screen, Span, list_facts, mark
from provcli.views.tables import Column, Table, tabulate
from provcli.views.wording import StatusItem, format_count


class CheckedFile(NamedTuple):
    """A check's result with the file it is about.

    Attributes:
        name: the file's name, as the user gave it.
        lines: the line of each finding in the file; empty if it has none (JSON).
        quotes: the sentence of the article that each finding is about, if there is an article.
    """

    report: CheckResult
    name: str
    lines: LineByPath
    quotes: Mapping[Finding, Quote] = {}

    def line(self, finding: Finding) -> int | None:
        """Return the line of the dataset that a finding is about."""
        return self.lines.get(finding.path)


FINDING_COLUMNS = (
    Column("code", "text", "The rule's code."),
    Column("severity", "text", "error or warning."),
    Column("subject", "text", "The figure, claim, or metric that it is about."),
    Column("line", "integer", "Line of the dataset.", missing="unknown"),
    Column("message", "text", "What is wrong."),
    Column("evidence", "text", "Verdict and numbers, for an acknowledgement."),
    Column("hint", "text", "What to do."),
    Column("acknowledged", "text", "Reason of the acknowledgement.", missing="open"),
    Column("sentence", "text", "Where the article prints the number, which is in brackets."),
)


def findings_table(checked: CheckedFile) -> Table:
    """Return one row per finding."""
    return tabulate(
        "findings",
        FINDING_COLUMNS,
        checked.report.findings,
        line=checked.line,
        hint=lambda finding: RULE_BY_CODE[finding.code].hint,
        sentence=lambda finding: str(checked.quotes.get(finding) or "") or None,
    )


class FindingRow(NamedTuple):
    """A finding in words.

    Attributes:
        place: where in the article to look: `Brazil, paragraph 5`.
        printed: the number there, where the subject is neither a figure nor a claim.
        details: the evidence, where the message does not repeat it.
        line: where the dataset has it: `line 12`; empty if unknown.
        reason: why it is acknowledged; empty if it is open.
        quote: the sentence of the article with the number, if there is an article.
    """

    code: str
    severity: str
    subject: str
    place: str
    printed: str
    line: str
    message: str
    details: str
    hint: str
    reason: str
    quote: Quote | None = None


_NOT_CONFIRMED = "Not confirmed by words near the number"
_NO_ARTICLE = "To compare the figures with the article's text, add --article FILE."
_LIST_THEM = "To list what is not confirmed, each with its sentence, add --unconfirmed."


class _Place(NamedTuple):
    """The paragraph to look at; -1 where a finding is about the dataset itself."""

    section: str | None = None
    paragraph: int = -1


def build_findings(
    dataset: Dataset,
    checked: CheckedFile,
    *,
    name_files: Callable[[str], str] = str,
    sentences: Mapping[str, Quote] | None = None,
    unknown_words: Mapping[str, Sequence[str]] = {},
) -> Screen:
    """Return what a check reports, verdict first.

    With sentences by subject, it lists what is not confirmed, and the unknown words near each
    figure. `name_files` writes the names of files into a hint.
    """
    result = checked.report
    order = {section.id: position for position, section in enumerate(dataset.source.sections)}
    rows_by_place: dict[_Place, list[FindingRow]] = {}
    # A claim that waits is not drawn: its figures are not yet those of the article.
    reported = {finding.subject for finding in result.findings}
    allowed = build_allowed_panels(
        dataset, (each for each in result.claim_results if each.claim.id in reported)
    )
    for row, place in describe_findings(
        dataset, result.open, allowed, checked.line, checked.quotes
    ):
        rows_by_place.setdefault(place, []).append(row)
    places = sorted(
        rows_by_place, key=lambda place: (order.get(place.section or "", -1), place.paragraph)
    )
    acknowledged = [
        row for row, _ in describe_findings(dataset, result.acknowledged, allowed, checked.line)
    ]
    codes = sorted({finding.code for finding in result.open})
    return (
        Lines([mark(*describe_verdict(result), is_strong=True)]),
        *(_list_rows(_name_place(dataset, place), rows_by_place[place]) for place in places),
        list_facts((code, name_files(RULE_BY_CODE[code].hint)) for code in codes),
        *allowed,
        _list_rows("Acknowledged", acknowledged) if acknowledged else (),
        _list_unconfirmed(result, sentences, unknown_words) if sentences else (),
        Lines([*describe_check(result), _suggest_option(result, is_listed=sentences is not None)]),
    )


def _suggest_option(result: CheckResult, *, is_listed: bool) -> str:
    """Return which option of `check` shows more; empty if none does."""
    if result.coverage is None:
        return _NO_ARTICLE
    is_unconfirmed = any(result.coverage.unconfirmed.values())
    return _LIST_THEM if is_unconfirmed and not is_listed else ""


def _list_rows(title: str, rows: Iterable[FindingRow]) -> Screen:
    """Return findings under a title, each with its sentence, message, and evidence."""
    blocks: list[Block] = [Lines([Span(title, "strong")])]
    for row in rows:
        code = Span(row.code, "" if row.reason else "flagged")
        blocks.append(Lines([(code, row.subject, Span(row.line, "pale"))], indent=2, gap=2))
        blocks += [QuoteLine(row.quote, indent=4)] if row.quote else []
        blocks.append(Lines([row.message, row.reason or row.details], indent=4))
    return blocks


def _list_unconfirmed(
    result: CheckResult, sentences: Mapping[str, Quote], unknown_words: Mapping[str, Sequence[str]]
) -> Screen:
    """Return what no words near a number confirm, each subject with its sentence."""
    keys_of: dict[str, list[str]] = {}
    for key, subjects in result.coverage.unconfirmed.items() if result.coverage else ():
        for subject in subjects:
            keys_of.setdefault(subject, []).append(key)
    blocks: list[Block] = [Lines([Span(_NOT_CONFIRMED, "strong")])]
    for subject, keys in keys_of.items():
        blocks.append(Lines([(subject, Span(", ".join(keys), "pale"))], indent=2, gap=2))
        quote = sentences.get(subject)  # a claim may name no figure of the article
        blocks += [QuoteLine(quote, indent=4)] if quote else []
        if not NEED_KNOWN_WORDS.isdisjoint(keys) and (words := unknown_words.get(subject)):
            blocks.append(
                Lines([f"Words that provcli does not know: {', '.join(words)}"], indent=4)
            )
    return blocks


def describe_verdict(result: CheckResult) -> StatusItem:
    """Return the first line of a check: how many findings are open."""
    known = f", {len(result.acknowledged):,} acknowledged" if result.acknowledged else ""
    if not result.open:
        return StatusItem(f"No open findings{known}", "verified")
    severities = Counter(finding.severity for finding in result.open)
    words = ", ".join(format_count(severities[s], s) for s in ("error", "warning") if severities[s])
    return StatusItem(
        f"{format_count(len(result.open), 'open finding')}{known}: {words}", "flagged"
    )


def describe_findings(
    dataset: Dataset,
    findings: Iterable[Finding],
    allowed: Iterable[AllowedPanel],
    line_of: Callable[[Finding], int | None] = lambda _: None,
    quotes: Mapping[Finding, Quote] = MappingProxyType({}),
) -> Iterator[tuple[FindingRow, _Place]]:
    """Return findings in words, and where in the article to look.

    The numbers of claims that fail are written as everywhere else.
    """
    allowed_by_claim = {row.claim: row for panel in allowed for row in panel.rows}
    for finding in findings:
        entry = find_entry(dataset, finding)
        place = _locate(entry) if entry else _read_place(dataset, finding)
        line, quote = line_of(finding), quotes.get(finding)
        is_number = finding.path[0] in ("dismissals", "source") and " " in finding.subject
        # The message about a number without an entry has the words around it, as the sentence has.
        message = finding.evidence if quote and finding.number else finding.message
        details = "" if finding.evidence in message else finding.evidence
        claim = allowed_by_claim.get(finding.subject) if finding.path[0] == "claims" else None
        if claim and finding.code == "PC201":
            message, details = claim.message, ""
        row = FindingRow(
            code=finding.code,
            severity=finding.severity,
            subject=finding.subject,
            place=_name_place(dataset, place),
            printed=finding.subject.partition(" ")[2].strip("'\"") if is_number else "",
            line=f"line {line}" if line else "",
            message=message,
            details=details,
            hint=RULE_BY_CODE[finding.code].hint,
            reason=finding.acknowledged or "",
            quote=quote,
        )
        yield row, place


def find_entry(dataset: Dataset, finding: Finding) -> ArticleEntry | None:
    """Return the figure or dismissal whose number a finding is about, if any."""
    match finding.path:
        case ("figures", int(index), *_):
            return dataset.figures[index]
        case ("dismissals", int(index), *_):
            return dataset.dismissals[index]
        case ("claims", int(index), *_):
            return find_stated(dataset, dataset.claims[index])
    return None


def find_stated(dataset: Dataset, claim: Claim) -> ArticleEntry | None:
    """Return what states a claim: its figure, or words after its last number."""
    ids = [claim.stated] if claim.stated else reversed(claim.inputs)
    figures = [dataset.figure_by_id[id_] for id_ in ids if id_ in dataset.figure_by_id]
    for figure in () if claim.stated else figures:
        words = [
            dismissal
            for dismissal in dataset.dismissals
            if dismissal.reason == "claim" and _locate(dismissal) == _locate(figure)
        ]
        if words:
            return next((each for each in words if _fits(claim, each)), words[0])
    return figures[0] if figures else None


def _fits(claim: Claim, words: ArticleEntry) -> bool:
    number = read_printed(words.printed)
    return number is not None and states(claim, number)


def _locate(entry: ArticleEntry) -> _Place:
    return _Place(entry.section, entry.paragraph)


def _read_place(dataset: Dataset, finding: Finding) -> _Place:
    """Return the paragraph of a number without an entry, which its subject names."""
    section, colon, rest = finding.subject.partition(":")
    number = rest.partition(" ")[0]
    if finding.path[0] == "source" and colon and number.isdecimal():
        return _Place(section if section in dataset.heading_by_section else None, int(number))
    return _Place()


def _name_place(dataset: Dataset, place: _Place) -> str:
    if place.paragraph < 0:
        return "The dataset"
    heading = dataset.heading_by_section[place.section] if place.section else ""
    words = f"paragraph {place.paragraph}" if place.paragraph else "heading"
    return f"{heading}, {words}" if heading else words.capitalize()


def describe_check(result: CheckResult) -> Iterator[str]:
    """Return what was checked, what was not, and the results."""
    verdicts = Counter(claim_result.verdict for claim_result in result.claim_results)
    rules = format_count(len(result.rules), "rule")
    yield f"Checked: {format_count(result.figures, 'figure')} by {rules}."
    if result.claim_results and any(code.startswith("PC2") for code in result.rules):
        words = ", ".join(f"{verdicts[name]} {name}" for name in VERDICTS if verdicts[name])
        yield f"{format_count(len(result.claim_results), 'claim')}: {words}."
        reported = {finding.subject for finding in result.findings}
        hidden = sum(
            item.verdict in ("inconsistent", "invalid") and item.claim.id not in reported
            for item in result.claim_results
        )
        if hidden:
            one, their = ("1 claim waits", "its") if hidden == 1 else ("", "their")
            claims = one or f"{hidden:,} claims wait"
            yield f"Not reported: {claims} until the findings about {their} figures are closed."
    for not_checked in result.not_checked:
        # Claims that cannot be verified are counted above.
        if not not_checked.subject.startswith("claim "):
            yield f"Not checked: {not_checked.subject}, since {not_checked.reason}."
    if (coverage := result.coverage) is None:
        return
    unread = f", {coverage.unread} not read" if coverage.unread else ""
    reasons = ", ".join(format_count(n, reason) for reason, n in coverage.dismissed.items())
    yield (
        f"{format_count(coverage.numbers, 'number')} in the article: {coverage.recorded} recorded, "
        f"{sum(coverage.dismissed.values())} dismissed{f' ({reasons})' if reasons else ''}, "
        f"{coverage.unaccounted} unaccounted{unread}."
    )
    outcomes = ", ".join(f"{count} {name}" for name, count in coverage.figures.items() if count)
    if outcomes:
        yield f"Figures in the article: {outcomes}."
    counts = [
        format_count(len(subjects), key)
        for key, subjects in coverage.unconfirmed.items()
        if subjects
    ]
    if counts:
        yield f"{_NOT_CONFIRMED}: {', '.join(counts)}."
