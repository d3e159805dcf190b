"""Write acknowledgements of findings; the user adds the reasons."""

from collections.abc import Iterable

from provcli.checks.model import Finding
from provcli.checks.rules import RULE_BY_CODE
from provcli.drafting.dataset_file import DatasetFile

REASON = "The article prints it this way."


def acknowledge(text: str, name: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """Return a dataset file that acknowledges each open finding whose hint offers it.

    The second value is how many acknowledgements were added. Messages call the file `name`.
    """
    file = DatasetFile(text, name)
    added = 0
    for finding in findings:
        if RULE_BY_CODE[finding.code].is_acknowledgeable and finding.acknowledged is None:
            row = {
                "rule": finding.code,
                "subject": finding.subject,
                "evidence": finding.evidence,
                "reason": REASON,
            }
            file.append(
                "acknowledgements", row, heading="reason? say why the finding is acceptable"
            )
            added += 1
    file.validated()
    return file.text, added
