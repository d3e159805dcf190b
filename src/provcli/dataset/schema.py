"""The keys of a dataset, as JSON Schema for editors and as a list for people."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from provcli.dataset.models import Dataset, Model


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a dataset file.

    Figures may have the `id` that a JSON export writes.
    """
    schema = Dataset.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "provcli dataset"
    schema["$defs"]["Figure"]["properties"]["id"] = {
        "type": "string",
        "description": "Written by the JSON export; it follows from the other keys.",
    }
    return schema


def iter_keys(model: type[Model] = Dataset, table: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Yield table, key, requirement, and meaning of every key of the dataset file."""
    for name, field in model.model_fields.items():
        inner = find_model(field)
        if inner is None:
            yield table, name, _describe_requirement(field), _describe_meaning(field)
        else:
            yield from iter_keys(inner, f"{table}.{name}".removeprefix("."))


def _describe_meaning(field: FieldInfo) -> str:
    """Return the description of a key, with the words it may have."""
    types = (field.annotation, *get_args(field.annotation))
    words = [word for type_ in types if get_origin(type_) is Literal for word in get_args(type_)]
    choice = f"One of {', '.join(map(str, words))}." if words else ""
    return " ".join(filter(None, (choice, field.description)))


def find_model(field: FieldInfo) -> type[Model] | None:
    """Return the model of a field that contains one, or several."""
    for type_ in (field.annotation, *get_args(field.annotation)):
        if isinstance(type_, type) and issubclass(type_, Model):
            return type_
    return None


def _describe_requirement(field: FieldInfo) -> str:
    if field.is_required():
        return "yes"
    return f"no: {field.default}" if field.default else "no"
