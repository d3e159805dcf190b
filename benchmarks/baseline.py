"""Do the work of any program of these four packages before it can print a result."""


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


if __name__ == "__main__":
    import_packages()
