"""`provcli schema`: the keys of a dataset file, for editors and for people."""

from typing import TYPE_CHECKING

from provcli.cli.result import CommandResult

if TYPE_CHECKING:
    from provcli.views.screen import Screen


def schema() -> CommandResult:
    """Editors complete and check keys with it. Add --format table to list all keys.

    Example: provcli schema --output schema.json
    """
    from provcli.dataset.schema import json_schema
    from provcli.views.tables import keys_table

    def screen() -> "Screen":
        from provcli.views.listing import list_records

        labels = {"key": "Key", "required": "Required", "description": "Meaning"}
        return list_records(keys_table(), labels, group_by="table")

    return CommandResult(screen, {"schema": json_schema, "table": keys_table})
