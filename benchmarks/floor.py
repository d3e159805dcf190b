"""What provcli is held against.

python benchmarks/floor.py            import the four packages, define three models
python benchmarks/floor.py FILE       parse a TOML dataset and validate it once
"""

import sys


def call() -> None:
    """What any program of these four packages pays before it does anything."""
    import pydantic
    import rich  # noqa: F401
    import tomli_w  # noqa: F401
    import typer  # noqa: F401

    class Metric(pydantic.BaseModel):
        id: str
        name: str

    class Figure(pydantic.BaseModel):
        metric: str
        value: float
        note: str | None = None

    class Dataset(pydantic.BaseModel):
        metrics: list[Metric]
        figures: list[Figure]


def growth(path: str) -> None:
    """What a reader of such a file pays at least."""
    from decimal import Decimal
    from pathlib import Path

    import tomli

    from provcli.dataset.models import Dataset

    Dataset.model_validate(tomli.loads(Path(path).read_text("utf-8"), parse_float=Decimal))


if __name__ == "__main__":
    growth(sys.argv[1]) if len(sys.argv) > 1 else call()
