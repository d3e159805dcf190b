"""A dataset as plain data, under the keys of its file; it loads back equal."""

from typing import Any

from provcli.dataset.models import Dataset


def to_plain(dataset: Dataset, *, with_ids: bool = False) -> dict[str, Any]:
    """Return a dataset as dictionaries, tuples, text, whole numbers, and Decimals.

    A key that has its default is left out. Values stay Decimals, with every digit. With
    `with_ids`, each figure begins with its id, which follows from its other keys.
    """
    plain = dataset.model_dump(exclude_defaults=True)
    figures = plain.get("figures", ())
    if with_ids:
        figures = tuple(
            {"id": figure.id, **row} for figure, row in zip(dataset.figures, figures, strict=True)
        )
    return {"layout": dataset.layout, **plain, "figures": figures}
