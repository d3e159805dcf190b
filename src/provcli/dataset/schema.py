"""The shape of a dataset: as JSON Schema for editors, and as a table of its keys for people."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from provcli.dataset.models import Dataset, Model
from provcli.views.tables import Column, Table


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a dataset file.

    Figures may carry the `id` that a JSON export gives them.
    """
    schema = Dataset.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "provcli dataset"
    schema["$defs"]["Figure"]["properties"]["id"] = {
        "type": "string",
        "description": "Written by the JSON export; it must be the one the other keys give.",
    }
    return schema


def keys() -> Table:
    """One row a key of the dataset file."""
    return Table(
        "keys",
        (
            Column("table", "text", "Where the key stands; empty at the top of the file."),
            Column("key", "text", "The key."),
            Column("required", "text", "yes, or what it is when left out."),
            Column("description", "text", "What it means."),
        ),
        list(_rows("", Dataset)),
    )


def _rows(table: str, model: type[Model]) -> Iterator[tuple[str, str, str, str]]:
    for name, field in model.model_fields.items():
        inner = _model_of(field)
        path = f"{table}.{name}".removeprefix(".")
        if inner is None:
            yield table, name, _required(field), _meaning(field)
        else:
            yield from _rows(path, inner)


def _meaning(field: FieldInfo) -> str:
    """The description of a key, with the words it may have."""
    arguments = (field.annotation, *get_args(field.annotation))
    words = [word for it in arguments if get_origin(it) is Literal for word in get_args(it)]
    choice = f"One of {', '.join(map(str, words))}." if len(words) > 1 else ""
    return " ".join(filter(None, (choice, field.description)))


def _model_of(field: FieldInfo) -> type[Model] | None:
    arguments = getattr(field.annotation, "__args__", ())
    for candidate in (field.annotation, *arguments):
        if isinstance(candidate, type) and issubclass(candidate, Model):
            return candidate
    return None


def _required(field: FieldInfo) -> str:
    if field.is_required():
        return "yes"
    return "no" if field.default in (None, ()) else f"no: {field.default}"
