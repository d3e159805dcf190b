"""Run the rules on a dataset, and on its article if there is one.

`check` is pure: it takes a dataset and a text, and returns a result.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from provcli.checks.confirmation import confirm
from provcli.checks.context import CheckContext
from provcli.checks.model import CheckResult, Coverage, Finding, NotChecked, Rule, RuleSelection
from provcli.checks.rules import RULE_BY_CODE, RULES
from provcli.dataset.models import Acknowledgement, Dataset, Dismissal, Figure
from provcli.errors import EXIT_FILE_ERROR, ProvcliError, abbreviate
from provcli.prose.unread import UnreadNumber

_WRONG_FIGURE = (
    "PC103",
    "PC104",
    "PC107",
    "PC108",
    "PC109",
    "PC110",
    "PC303",
    "PC305",
    "PC307",
    "PC308",
    "PC315",
    "PC317",
)
"""Claims about a figure with one of these findings fail as well."""

_CAUSES = {
    "PC109": ("PC303",),
    "PC308": ("PC103", "PC104"),
    "PC305": ("PC107", "PC108", "PC109", "PC113"),
    "PC314": ("PC112", "PC310"),
    "PC316": ("PC103",),
}
"""A finding of the first rule says the same as one of the others on the same figure."""


def check(
    dataset: Dataset,
    article: str | None = None,
    *,
    choice: RuleSelection | None = None,
    article_name: str = "the article",
) -> CheckResult:
    """Run every check on a dataset.

    Args:
        dataset: the dataset to check.
        article: the article's text; without it, the rules about the article do not run.
        choice: which rules to run; all of them by default.
        article_name: the name of the article's file, for error messages.

    Returns:
        The findings, sorted by their place in the dataset, and what was checked.

    Raises:
        ProvcliError: the choice selects a rule that does not exist or cannot run, or the article
            is another one.
    """
    choice = choice or RuleSelection()
    rules = select_rules(choice, has_article=article is not None)
    case = CheckContext(dataset, article)
    if article is not None:
        require_right_article(case, article_name)
    findings = [
        Finding(rule.code, rule.severity, *problem) for rule in rules for problem in rule.find(case)
    ]
    codes = tuple(rule.code for rule in rules)
    findings = _acknowledge(case, _without_consequences(case, findings), codes)
    return CheckResult(
        findings=tuple(sorted(findings, key=_sort_key)),
        claim_results=case.claim_results,
        coverage=_coverage(case, findings) if article is not None else None,
        figures=len(dataset.figures),
        rules=codes,
        not_checked=tuple(_not_checked(case, codes)),
    )


def select_rules(choice: RuleSelection, *, has_article: bool) -> tuple[Rule, ...]:
    """Return the rules of a selection that can run.

    Raises:
        ProvcliError: no rule has a code, a selected rule needs the article, or no rule is left.
    """
    selected = tuple(code.upper() for code in choice.select)
    ignored = tuple(code.upper() for code in choice.ignore)
    for code in (*selected, *ignored):
        if not code or not any(rule.code.startswith(code) for rule in RULES):
            raise ProvcliError(
                f"There is no rule {abbreviate(code)}.",
                hint=f"Use a code from {RULES[0].code} to {RULES[-1].code}, or the beginning of "
                "one, such as PC2.",
            )
    runnable = [rule for rule in RULES if has_article or not rule.needs_article]
    for code in selected:
        if not any(rule.code.startswith(code) for rule in runnable):
            raise ProvcliError(
                f"{code} checks the article, but no article was given.", hint="Add --article FILE."
            )
    chosen = tuple(
        rule
        for rule in runnable
        if rule.code.startswith(selected or ("PC",)) and not rule.code.startswith(ignored or "-")
    )
    if not chosen:
        raise ProvcliError(
            "The selection leaves no rule to run.", hint="Remove --ignore, or add --article FILE."
        )
    return chosen


def require_right_article(case: CheckContext, name: str) -> None:
    """Raise an error if no heading, or no number, of a dataset is in its article."""
    sections = case.dataset.source.sections
    if sections and len(case.article.missing_sections) == len(sections):
        headings = (
            f"None of the {len(sections)} headings occurs"
            if len(sections) > 1
            else f"The heading {abbreviate(sections[0].heading)} does not occur"
        )
        raise ProvcliError(
            f"{headings} in {name}.",
            hint="Check that --article names the right file, and --data its dataset. "
            "Each heading has a line of its own.",
            code=EXIT_FILE_ERROR,
        )
    if sections or not case.dataset.figures:
        return
    outcomes = {match.outcome for match in case.alignment.matches}
    if not outcomes & {"found", "moved"}:
        raise ProvcliError(
            f"No recorded number occurs in {name}.",
            hint="Check that --article names the right file.",
            code=EXIT_FILE_ERROR,
        )


def _without_consequences(case: CheckContext, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without consequences of others: one finding per mistake."""
    acknowledged = {(entry.rule, entry.subject) for entry in case.dataset.acknowledgements}
    codes_of: dict[str, set[str]] = {finding.subject: set() for finding in findings}
    for finding in findings:
        if (finding.code, finding.subject) not in acknowledged:
            codes_of[finding.subject].add(finding.code)
    wrong = {subject for subject, codes in codes_of.items() if not codes.isdisjoint(_WRONG_FIGURE)}
    caused = _find_claims_about(case, wrong)
    return [
        finding
        for finding in findings
        if codes_of[finding.subject].isdisjoint(_CAUSES.get(finding.code, ()))
        and not (finding.code.startswith("PC2") and finding.subject in caused)
    ]


_TABLES = list(Dataset.model_fields)


def _sort_key(finding: Finding) -> tuple[int, list[tuple[int, str]], str]:
    """Return the place in the dataset, tables in model order, then the code.

    Findings alike in both stay in the order of the article.
    """
    table, *rest = finding.path
    parts = [(part, "") if isinstance(part, int) else (0, part) for part in rest]
    return _TABLES.index(str(table)), parts, finding.code


def _acknowledge(
    case: CheckContext, findings: Sequence[Finding], codes: Iterable[str]
) -> list[Finding]:
    """Mark the acknowledged findings, and add acknowledgements without a finding.

    A finding with other numbers than its acknowledgement is open, and says so itself.
    """
    ran = set(codes)
    by_name: dict[tuple[str, str], list[int]] = {}
    by_evidence: dict[tuple[str, str, str], list[int]] = {}
    for position, finding in enumerate(findings):
        name = (finding.code, finding.subject)
        by_name.setdefault(name, []).append(position)
        by_evidence.setdefault((*name, finding.evidence), []).append(position)
    marked = list(findings)
    wrong = {finding.subject for finding in findings if finding.code in _WRONG_FIGURE}
    caused = _find_claims_about(case, wrong)
    for entry in case.dataset.acknowledgements:
        if entry.rule in RULE_BY_CODE and entry.rule not in ran:
            continue
        if covered := by_evidence.get((entry.rule, entry.subject, entry.evidence)):
            # The first of two acknowledgements of one finding counts; the second covers it too.
            if marked[covered[0]].acknowledged is None:
                for position in covered:
                    marked[position] = replace(findings[position], acknowledged=entry.reason)
            continue
        named = by_name.get((entry.rule, entry.subject), [])
        for position in named[:1]:
            if marked[position].acknowledged is None:
                words = f" It was acknowledged as {abbreviate(entry.evidence, 100)}."
                marked[position] = replace(
                    findings[position], message=f"{findings[position].message}{words}"
                )
        if not named and "PC203" in ran and entry.subject not in caused:
            marked.append(_stale_acknowledgement(case, entry))
    return marked


def _find_claims_about(case: CheckContext, figures: set[str]) -> set[str]:
    """Return the ids of the claims that relate any of some figures."""
    return {
        claim.id
        for claim in case.dataset.claims
        if not figures.isdisjoint((*claim.inputs, claim.stated or ""))
    }


def _stale_acknowledgement(case: CheckContext, entry: Acknowledgement) -> Finding:
    rule = RULE_BY_CODE["PC203"]
    return Finding(
        code=rule.code,
        severity=rule.severity,
        subject=entry.subject,
        path=(*case.path_of[id(entry)], "evidence"),
        message=f"Expected {entry.rule} {abbreviate(entry.evidence, 100)}, found nothing.",
        evidence="not found",
    )


_REPORTED_AT = {"sign": "value", "claim": "claims"}
"""Where a finding about a key is, if the row has no key of that name."""


def _coverage(case: CheckContext, findings: Iterable[Finding]) -> Coverage:
    reported = {
        (finding.subject, key)
        for finding in findings
        for key in (finding.path[0], finding.path[-1])
    }
    numerals = [numeral for paragraph in case.article.paragraphs for numeral in paragraph.numerals]
    dismissed: Counter[str] = Counter()
    recorded = 0
    for owners in case.alignment.entries_by_number.values():
        reasons = [item.reason for item in owners if isinstance(item, Dismissal)]
        if len(reasons) < len(owners):
            recorded += 1
        else:
            dismissed[reasons[0]] += 1
    outcomes = Counter(
        match.outcome for match in case.alignment.matches if isinstance(match.item, Figure)
    )
    return Coverage(
        numbers=len(numerals),
        recorded=recorded,
        dismissed=dict(sorted(dismissed.items())),
        unaccounted=len(numerals) - len(case.alignment.entries_by_number),
        unread=sum(isinstance(numeral, UnreadNumber) for numeral in numerals),
        figures={
            name: outcomes[name] for name in ("found", "moved", "changed", "too-few", "missing")
        },
        unconfirmed={
            key: [each for each in subjects if (each, _REPORTED_AT.get(key, key)) not in reported]
            for key, subjects in confirm(case).unconfirmed.items()
        },
    )


def _not_checked(case: CheckContext, codes: Sequence[str]) -> Iterator[NotChecked]:
    ran = set(codes)
    left = [rule for rule in RULES if rule.code not in ran]
    if case.text is None:
        about_article = sum(rule.needs_article for rule in left)
        yield NotChecked(f"{about_article} rules about the article", "no article was given")
        left = [rule for rule in left if not rule.needs_article]
    if left:
        words = ", ".join(rule.code for rule in left)
        yield NotChecked(f"rules {words}", "the selection leaves them out")
    for result in case.claim_results:
        if result.verdict == "unverifiable":
            yield NotChecked(f"claim {result.claim.id}", result.reason)
