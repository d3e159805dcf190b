"""An example that triggers each rule: an edit of the small dataset, or of its article.

The tests run them, and docs/rules.md shows them.
"""

from typing import NamedTuple

from support import ARTICLE, SMALL


class Example(NamedTuple):
    """Texts to replace, with what: in the dataset, or in the article."""

    dataset: tuple[tuple[str, str], ...] = ()
    article: tuple[tuple[str, str], ...] = ()

    def files(self) -> tuple[str, str]:
        """Return the dataset and the article with the edits made."""
        return _edited(SMALL.read_text("utf-8"), self.dataset), _edited(
            ARTICLE.read_text("utf-8"), self.article
        )


def _edited(text: str, edits: tuple[tuple[str, str], ...]) -> str:
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def _in(*edits: tuple[str, str]) -> Example:
    return Example(dataset=edits)


SHEEP = """\
[[metrics]]
id = "sheep"
name = "Sheep"
unit = "count"
topic = "farming"
description = "Sheep of any age."

[[figures]]"""
ACKNOWLEDGED = """\
stated_value = 2

[[acknowledgements]]
rule = "PC201"
subject = "south-goats-to-double"
evidence = "inconsistent: 3 stated, 2 computed (1.76471 to 2.24490)"
reason = "The article prints it this way."
"""
ANOTHER_CLAIM = """\
[[claims]]
id = "south-lost-a-tenth"
kind = "ratio"
statement = "Every tenth goat was sold."
inputs = ["south/goats/2021", "south/goats/2022"]
stated_value = 0.90
implies = "south/goats/2021"

[[claims]]"""
CONTRADICTION = """\
[[figures]]
entity = "north"
metric = "goats"
period = "2022-01/2022-12"
value = 1_520
printed = "1,520"
section = "north"
paragraph = 2

[[claims]]"""
TO_DOUBLE = 'inputs = ["south/goats/2022", "south/goats/2023/target"]'

SEVERAL = '{ section = "south", paragraph = 2, printed = "2023 says 5,000", reason = "period" },'

EXAMPLES: dict[str, Example] = {
    "PC101": _in(("[[figures]]", SHEEP)),
    "PC102": _in(("units = [", 'units = [\n    { id = "USD", label = "US dollars" },')),
    "PC103": _in(
        ('status = "target"\n', ""),
        ("south/goats/2023/target", "south/goats/2023"),
    ),
    "PC104": _in(('date = "2023-03-01"', 'date = "2024-03-01"')),
    "PC105": _in(("[[figures]]", SHEEP.replace('"Sheep"', '"The goats"'))),
    "PC106": _in(("value = 2\n", 'value = 2\nscope = "Farm of the four-winds"\n')),
    "PC107": _in(
        ('unit = "percent"', 'unit = "count"'),
        ('kind = "growth"', 'kind = "difference"'),
    ),
    "PC108": _in(('printed = "5,000"', 'printed = "5,000 heads"')),
    "PC109": _in(("value = 13_500_000", "value = 1_350_000")),
    "PC110": _in(("value = 2\n", "value = -2\n")),
    "PC111": _in(("[[claims]]", CONTRADICTION)),
    "PC112": _in(("dismissals = [", f"dismissals = [\n    {SEVERAL}")),
    "PC113": _in(('printed = "Four", reason = "name"', 'printed = "Four", reason = "repetition"')),
    "PC201": _in(("stated_value = 2", "stated_value = 3")),
    "PC202": _in((TO_DOUBLE, TO_DOUBLE.replace("south/goats/2022", "north/cheese-sales/2022"))),
    "PC203": _in(("stated_value = 2\n", ACKNOWLEDGED)),
    "PC204": _in(("[[claims]]", ANOTHER_CLAIM)),
    "PC301": _in(('heading = "The south: more money"', 'heading = "The South: much money"')),
    "PC302": _in(
        ('"3.5%"\nsection = "south"\nparagraph = 1', '"3.5%"\nsection = "south"\nparagraph = 2')
    ),
    "PC303": Example(article=(("1,250 goats", "1,520 goats"),)),
    "PC304": Example(article=((", 3.5% fewer", ", fewer than before"),)),
    "PC305": _in(
        ('printed = "13.50 million"', 'printed = "13.50"'),
        ("value = 13_500_000", "value = 13.50"),
    ),
    "PC306": _in(('qualifier = "about"\n', "")),
    "PC307": _in(("value = -3.5", "value = 3.5")),
    "PC308": _in(
        ('period = "2021"', 'period = "2020"'),
        ('inputs = ["north/goats/2021"', 'inputs = ["north/goats/2020"'),
    ),
    "PC309": Example(article=(("the herds down here", "the 12 herds down here"),)),
    "PC310": _in(('printed = "forty"', 'printed = "2,500"'), ("value = 40", "value = 2_500")),
    "PC311": _in(('printed = "5,000"', 'printed = "5,000"\noccurrence = 2')),
    "PC312": Example(article=(("held 2,500 heads", "held 2,500² heads"),)),
    "PC313": Example(article=(("the herds down here", "the ① herds down here"),)),
    "PC314": _in(('printed = "Four", reason = "name"', 'printed = "Four", reason = "date"')),
    "PC315": Example(
        dataset=(('"The north: more goats"', '"More goats"'),),
        article=(
            ("The north: more goats", "More goats"),
            ("farmers of the north", "farmers of West Valley"),
        ),
    ),
    "PC316": Example(
        dataset=(('period = "2022"\nvalue = 13_500_000', "value = 13_500_000"),),
        article=(("they sold cheese", "they plan to sell cheese"),),
    ),
    "PC317": Example(
        dataset=(("[[figures]]", SHEEP),), article=(("held 2,500 heads", "held 2,500 sheep"),)
    ),
    "PC401": _in(("value = 1_250\n", "value = 1_250\ndraft = true\n")),
}
"""By code; a rule that only speaks together with others may trigger those as well."""
