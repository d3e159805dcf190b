"""`provcli schema`: the shape of a dataset, for editors and for people."""

import json

from provcli.cli.output import CommandResult


def schema() -> CommandResult:
    """Print the JSON Schema of a dataset, or its keys.

    Example: provcli schema --output schema.json
    """
    from provcli.dataset.schema import json_schema, keys
    from provcli.terminal.profiles import listing

    labels = {"key": "Key", "required": "Required", "description": "Meaning"}
    return CommandResult(
        keys(),
        lambda: listing(keys(), labels=labels, group_by="table"),
        wholes={"json": lambda: [json.dumps(json_schema(), indent=2), "\n"]},
        default="json",
    )
