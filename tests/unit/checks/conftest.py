"""A check of a text of one paragraph against a dataset made for it."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from made_up import UNITS
from provcli.checks.engine import check
from provcli.checks.model import CheckResult, RuleSelection
from provcli.dataset.models import Dataset

Row = Mapping[str, object]
Checker = Callable[..., CheckResult]


def make_dataset(
    figures: Sequence[Row],
    *,
    dismissals: Sequence[Row] = (),
    claims: Sequence[Row] = (),
    acknowledgements: Sequence[Row] = (),
    published: str = "2024-04-16",
    title: str = "A title",
    heading: str = "Head",
    metrics: Sequence[Row] = (),
    entities: Sequence[Row] = ({"id": "a", "name": "A"}, {"id": "b", "name": "B"}),
) -> Dataset:
    """Return a dataset of one section; rows need only what differs from the defaults."""
    where = {"section": "s", "paragraph": 1}
    return Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {
                "title": title,
                "publisher": "The Paper",
                "date": published,
                "language": "en",
                "sections": [{"id": "s", "heading": heading}],
            },
            "entities": entities,
            "units": UNITS,
            "metrics": [
                {"id": str(unit["id"]).lower(), "name": unit["id"], "unit": unit["id"]}
                for unit in UNITS
            ]
            + [*metrics],
            "figures": [where | {"entity": "a", "metric": "count"} | dict(row) for row in figures],
            "dismissals": [where | dict(row) for row in dismissals],
            "acknowledgements": acknowledgements,
            "claims": [{"id": "claim", "statement": "So."} | dict(row) for row in claims],
        }
    )


@pytest.fixture(scope="session")
def check_text() -> Checker:
    """Check a paragraph; unused metrics and numbers without an entry are not looked for."""

    def check_(
        text: str,
        figures: Sequence[Row] = (),
        *,
        ignore: Sequence[str] = ("PC101", "PC102", "PC309"),
        **made: object,
    ) -> CheckResult:
        dataset = make_dataset(figures, **made)  # type: ignore[arg-type]
        heading = dataset.source.sections[0].heading
        return check(dataset, f"{heading}\n{text}", choice=RuleSelection(ignore=ignore))

    return check_


@pytest.fixture(scope="session")
def check_rows() -> Checker:
    """Check a dataset without its article."""

    def check_(figures: Sequence[Row] = (), **made: object) -> CheckResult:
        dataset = make_dataset(figures, **made)  # type: ignore[arg-type]
        return check(dataset, choice=RuleSelection(ignore=["PC101", "PC102"]))

    return check_
