"""Write acknowledgements of mistakes in the article; the user adds the reasons."""

from collections.abc import Iterable

from provcli.checks.model import Finding
from provcli.drafting.dataset_file import DatasetFile

CODES = ("PC111", "PC201")
"""The rules about mistakes of the article: it contradicts itself, or its own figures."""
REASON = "The article prints it this way."


def acknowledge(text: str, name: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """Return a dataset file that acknowledges each open finding about the article.

    Args:
        text: the dataset file.
        name: what messages call it.
        findings: the findings of a check of it.

    Returns:
        The new text, and how many acknowledgements were added.
    """
    file = DatasetFile(text, name)
    added = 0
    for finding in findings:
        if finding.code in CODES and finding.acknowledged is None:
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
