"""`provcli schema`: the shape of a dataset, for editors and for people."""

import json

from ..output import Answer


def schema() -> Answer:
    """Print the JSON Schema of a dataset, or its keys.

    Example: provcli schema --output schema.json
    """
    from ..render.profiles import listing
    from ..schema import json_schema, keys

    labels = {"key": "Key", "required": "Required", "description": "Meaning"}
    return Answer(
        keys(),
        lambda: listing(keys(), labels=labels, group_by="table"),
        wholes={"json": lambda: [json.dumps(json_schema(), indent=2), "\n"]},
        default="json",
    )
