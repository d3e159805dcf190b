"""A claim on figures that a test makes up."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from provcli.analysis.claims import ClaimResult, check_claim
from provcli.dataset.models import Dataset

UNITS = [
    {"id": "count", "label": ""},
    {"id": "EUR", "label": "euros"},
    {"id": "USD", "label": "dollars"},
    {"id": "metre", "label": "metres"},
    {"id": "kilometer", "label": "km"},
    {"id": "kilowatt", "label": "kW"},
    {"id": "tonne", "label": "tonnes"},
    {"id": "GBP", "label": "pounds"},
    {"id": "AUD", "label": "Australian dollars"},
    {"id": "NAD", "label": "Namibian dollars"},
    {"id": "JPY", "label": "yen"},
    {"id": "DKK", "label": "kroner"},
    {"id": "CNY", "label": "yuan"},
    {"id": "kWh", "label": "kWh"},
    {"id": "bale", "label": "bales"},
    {"id": "times", "label": "times"},
    {"id": "percent", "label": "%", "kind": "rate"},
    {"id": "permille", "label": "‰", "kind": "rate"},
    {"id": "percentage-point", "label": "percentage points", "kind": "rate"},
    {"id": "basis-point", "label": "basis points", "kind": "rate"},
    {"id": "rank", "label": "", "kind": "rank"},
]
"""Each has a metric of its own id, in lower case."""

Row = tuple[str, str, Decimal, str]
"""A figure: its unit, period, value, and qualifier."""


def check_made_up(kind: str, inputs: Sequence[Row], stated: Row | Decimal | None) -> ClaimResult:
    """Return the result of a claim on these figures, whose number is a figure, a value, or none."""
    rows = [*inputs, stated] if isinstance(stated, tuple) else inputs
    figures = [
        {"entity": "a", "metric": unit.lower(), "period": period, "value": value}
        | {"printed": f"{abs(value):f}", "qualifier": qualifier, "paragraph": 1}
        for unit, period, value, qualifier in rows
    ]
    ids = [f"a/{figure['metric']}/{figure['period']}" for figure in figures]
    claim: Mapping[str, object] = {"id": "c", "kind": kind, "statement": "So."}
    claim = {**claim, "inputs": ids[: len(inputs)]}
    if isinstance(stated, tuple):
        claim = {**claim, "stated": ids[-1]}
    elif stated is not None:
        claim = {**claim, "stated_value": stated}
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": "Made up", "date": "2999"},
            "entities": [{"id": "a", "name": "A"}],
            "units": UNITS,
            "metrics": [
                {"id": unit["id"].lower(), "name": unit["id"], "unit": unit["id"]} for unit in UNITS
            ],
            "figures": figures,
            "claims": [claim],
        }
    )
    return check_claim(dataset, dataset.claims[0])
