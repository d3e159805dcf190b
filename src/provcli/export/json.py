"""JSON and NDJSON: tables, datasets, results of `check`, and explanations."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from provcli.text_safety import escape_json

if TYPE_CHECKING:
    from provcli.analysis.claims import ClaimResult
    from provcli.dataset.models import Dataset, Figure
    from provcli.values.intervals import Interval
    from provcli.views.findings import CheckedFile
    from provcli.views.tables import Table

LAYOUT = 1
"""Version of the layout of all JSON except that of a dataset."""


def encode_json(value: object, *, indent: int | None = None) -> str:
    """Return `value` as JSON, with decimals as numbers with exactly their digits.

    Characters that act on a terminal or hide are written as escapes.
    """
    import simplejson

    text = simplejson.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        indent=indent,
        use_decimal=False,
        default=_encode_value,
    )
    return escape_json(text)


def _encode_value(value: object) -> Any:
    from simplejson import RawJSON

    if isinstance(value, Decimal):
        return RawJSON(format(value, "f"))  # str would write small numbers with an exponent
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"JSON cannot contain a {type(value).__name__}")


def write_document(document: object) -> Iterator[str]:
    """Write plain data, such as a JSON Schema, as indented JSON."""
    yield f"{encode_json(document, indent=2)}\n"


def write_ndjson(table: "Table") -> Iterator[str]:
    """Write one JSON object per line."""
    for record in table.records():
        yield f"{encode_json(record)}\n"


def write_json_table(table: "Table") -> Iterator[str]:
    """Write an object with the records as a list under the name of the table."""
    return write_document({"layout": LAYOUT, table.name: list(table.records())})


def write_json_dataset(dataset: "Dataset") -> Iterator[str]:
    """Write a dataset with the keys of its TOML file; each figure also has its id."""
    from provcli.dataset.serialize import to_plain

    return write_document(to_plain(dataset, with_ids=True))


def write_json_check(checked: "CheckedFile") -> Iterator[str]:
    """Write a check: its summary, findings, claims, and coverage of the article."""
    from provcli.views.findings import findings_table

    result = checked.report
    document = {
        "layout": LAYOUT,
        "dataset": checked.name,
        "summary": {
            "figures": result.figures,
            "rules": result.rules,
            "open": len(result.open),
            "acknowledged": len(result.acknowledged),
        },
        "findings": list(findings_table(checked).records()),
        "claims": [_plain_claim(claim_result) for claim_result in result.claim_results],
        "article": _to_plain(result.coverage),
        "not_checked": [part._asdict() for part in result.not_checked],
    }
    return write_document(document)


def write_json_explanation(explained: "tuple[Dataset, Figure]") -> Iterator[str]:
    """Write a figure: its row, its bounds, and its recomputed claims."""
    from provcli.analysis.claims import rounding_interval
    from provcli.dataset.selection import subset
    from provcli.views.claims import check_claims_of
    from provcli.views.tables import figures_table

    dataset, figure = explained
    (record,) = figures_table(subset(dataset, [figure])).records()
    low, high = rounding_interval(dataset, figure)
    document = {
        "layout": LAYOUT,
        "figure": record,
        "heading": dataset.heading_by_section[figure.section] if figure.section else None,
        "lower": low if low.is_finite() else None,
        "upper": high if high.is_finite() else None,
        "claims": [_plain_claim(result) for result in check_claims_of(dataset, [figure])],
    }
    return write_document(document)


def write_json_diff(diff: object) -> Iterator[str]:
    """Write what differs between two datasets, under the names that `diff` gives it."""
    return write_document({"layout": LAYOUT, **_to_plain(diff)})


def _to_plain(value: Any) -> Any:
    """Return nested models and named tuples as plain data; models keep their ids."""
    if hasattr(value, "model_dump"):
        return {"id": value.id, **value.model_dump(exclude_defaults=True)}
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        return {key: _to_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_to_plain(item) for item in value]
    return value


def _plain_claim(result: "ClaimResult") -> dict[str, Any]:
    claim, implied = result.claim, result.implied
    return {
        "id": claim.id,
        "kind": claim.kind,
        "stated_by": claim.stated_by,
        "verdict": result.verdict,
        "reason": result.reason or None,
        "formula": result.formula,
        "inputs": claim.inputs,
        "stated": result.stated,
        "computed": _round_computed(result.computed),
        **_plain_bounds(result.bounds),
        "implied": implied
        and {
            "id": implied.id,
            "value": _round_computed(implied.value),
            **_plain_bounds(implied.bounds),
        },
    }


def _plain_bounds(bounds: "Interval | None") -> dict[str, Decimal | None]:
    low, high = bounds or (None, None)
    return {"lower": _round_computed(low), "upper": _round_computed(high)}


def _round_computed(number: Decimal | None) -> Decimal | None:
    """Return a computed number as screens round it; None where there is no limit."""
    from provcli.values.formatting import format_computed

    if number is None or not number.is_finite():
        return None
    return Decimal(format_computed(number).replace(",", ""))
