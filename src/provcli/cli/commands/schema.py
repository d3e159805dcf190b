"""`provcli schema`: the keys of a dataset file, for editors and for people."""

from provcli.cli.result import CommandResult


def schema() -> CommandResult:
    """Editors complete and check keys with it. Add --format table to list all keys.

    Example: provcli schema --output schema.json
    """
    from provcli.dataset.schema import json_schema
    from provcli.views.listing import list_records
    from provcli.views.tables import keys_table

    labels = {"key": "Key", "required": "Required", "description": "Meaning"}
    return CommandResult(
        lambda: list_records(keys_table(), labels, group_by="table"),
        {"schema": json_schema, "table": keys_table},
    )
