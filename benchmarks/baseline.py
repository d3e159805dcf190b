"""Do the work of any program of these four packages before it can print a result.

python benchmarks/baseline.py            import the packages and define three models
python benchmarks/baseline.py FILE       parse a TOML dataset and validate it once
"""

import sys


def import_packages() -> None:
    """Import typer, rich, pydantic, and tomli-w, and define three models."""
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


def validate(path: str) -> None:
    """Parse and validate the dataset at `path`."""
    import tomllib
    from decimal import Decimal
    from pathlib import Path

    from provcli.dataset.models import Dataset

    Dataset.model_validate(tomllib.loads(Path(path).read_text("utf-8"), parse_float=Decimal))


if __name__ == "__main__":
    validate(sys.argv[1]) if len(sys.argv) > 1 else import_packages()
