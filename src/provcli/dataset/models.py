"""What a dataset is made of: frozen models, checked when they are made.

A `Dataset` that exists is valid: its ids are unique and each reference finds its target. Field
descriptions are the words that an editor shows through the JSON Schema.

References are plain text here, since `references` checks that they equal an id of their target.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from provcli.dataset.names import normalize_name
from provcli.dataset.references import figure_id, find_broken_references
from provcli.dataset.units import standard_units
from provcli.values.decimals import decimals_of
from provcli.values.periods import DATE_PATTERN, PERIOD_PATTERN, Period, last_day

LAYOUT: Literal[1] = 1
"""Version of the layout; higher if an older provcli cannot read the file."""

MAX_WHOLE_DIGITS = MAX_DECIMALS = 20
"""How many digits a value may have before and after its point."""
MAX_POSITION = 1_000_000
"""The largest paragraph and occurrence: more than any article has."""
MAX_TILE = 40
"""The largest column and row of a tile map."""

Item = TypeVar("Item")
Qualifier = Literal["exact", "about", "more-than", "at-least", "nearly", "at-most"]
Status = Literal["actual", "target"]
Flag = Literal["suspect", "disputed"]
UnitKind = Literal["quantity", "rate", "rank"]
ClaimKind = Literal[
    "growth",
    "compound-growth",
    "average-growth",
    "chain",
    "difference",
    "ratio",
    "share",
    "sum",
    "rank",
    "order",
]
Reason = Literal["period", "date", "name", "idiom", "group", "claim", "repetition", "damage"]


def _parse_value(value: Any) -> Decimal:
    """Return a value without an exponent, or raise an error that `load` explains."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticKnownError("decimal_type")
    number = Decimal(value)
    if not number.is_finite():
        raise PydanticKnownError("finite_number")
    if not number and number.is_signed():
        raise PydanticCustomError("signed_zero", "expected a zero without a sign")
    if number.adjusted() >= MAX_WHOLE_DIGITS or decimals_of(number) > MAX_DECIMALS:
        raise PydanticCustomError("out_of_range", "too many digits")
    return Decimal(format(number, "f")) if "E" in str(number) else number


def _parse_period(value: Any) -> Period:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    return Period(value)


def _parse_date(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if not re.fullmatch(DATE_PATTERN, value):
        raise PydanticKnownError("string_pattern_mismatch", {"pattern": DATE_PATTERN})
    last_day(value)
    return value


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=100)]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(?:[-_./][A-Za-z0-9]+)*$", max_length=40)]
CodeScheme = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:_[a-z0-9]+)*$", max_length=40)]
GridCoordinate = Annotated[int, Field(strict=True, ge=1, le=MAX_TILE)]
Value = Annotated[Decimal, PlainValidator(_parse_value), WithJsonSchema({"type": "number"})]
PeriodText = Annotated[
    Period,
    PlainValidator(_parse_period),
    WithJsonSchema({"type": "string", "pattern": PERIOD_PATTERN}),
]
DateText = Annotated[
    str, PlainValidator(_parse_date), WithJsonSchema({"type": "string", "pattern": DATE_PATTERN})
]


class Model(BaseModel):
    """Frozen, and closed: an unknown key is a mistake, not an extension."""

    # Each model would be built twice at start-up: alone, and as a part of Dataset.
    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1, defer_build=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a changed copy, without the original's cached properties."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


_DRAFT = Field(
    default=False, description="True if a program proposed it and nobody has confirmed it yet."
)


class Section(Model):
    """A part of the article: from its heading line to the next heading."""

    id: Slug = Field(description="Id of the section, used in locations.")
    heading: str = Field(description="The heading line, as printed.")


class Source(Model):
    """The article that the figures come from (Data Package `sources[]`)."""

    title: str = Field(description="The title of the article.")
    publisher: str | None = Field(None, description="The newspaper, agency, or company.")
    date: DateText | None = Field(
        None,
        description="Date of publication (EDTF): 2024-04-01, 2024-04, 2024-21 (spring 2024), 2024. "
        "Without it, words such as this year mean no period.",
    )
    language: str | None = Field(None, description="BCP 47 tag of the text, such as en or zh.")
    copy_state: str | None = Field(
        None, description="The state of your copy: translated, cut, damaged."
    )
    url: str | None = Field(None, description="The address of the article.")
    sections: tuple[Section, ...] = Field((), description="The article's headings, in order.")


class Named(Model):
    """An item that people find by its names."""

    id: Slug = Field(description="The name that the file and commands use.")
    name: str = Field(description="Its name on screens.")
    local_name: str | None = Field(None, description="Its name in another language or script.")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that finds the item."""
        return (self.id, self.name, *([self.local_name] if self.local_name else ()))


class Entity(Named):
    """What figures are about: a country, a company, a city (SDMX REF_AREA)."""

    kind: Slug = Field("entity", description="The sort of thing it is: country, company, city.")
    aliases: tuple[str, ...] = Field((), description="Other names that find it, such as UK.")
    codes: dict[CodeScheme, Code] = Field(
        {}, description='Codes by scheme, such as { iso_3166_1 = "GB" }. They find it too.'
    )
    part_of: str | None = Field(None, description="The id of the larger entity it belongs to.")
    tile: tuple[GridCoordinate, GridCoordinate] | None = Field(
        None, description="Its cell on a tile map: [column, row], from [1, 1] at the top left."
    )
    draft: bool = _DRAFT

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that finds the entity, aliases and codes among them."""
        return (*super().names, *self.aliases, *self.codes.values())

    def __hash__(self) -> int:
        return hash(self.id)  # codes is a dictionary, which has no hash


class Unit(Model):
    """What a value counts."""

    id: Code = Field(description="The name that metrics use: a code such as CNY, or a word.")
    label: Annotated[str, Field(min_length=0)] = Field(
        description="The word or sign after the number: euros, %, or empty."
    )
    kind: UnitKind = Field(
        "quantity",
        description="quantity: amounts, compared by ratio; rate: percentages, compared by "
        "difference; rank: positions, where 1 is best.",
    )
    description: str | None = Field(None, description="A definition in your own words.")


class Topic(Named):
    """A group of metrics."""


class Metric(Named):
    """What is measured (SDMX INDICATOR)."""

    unit: str = Field(
        description="The id of a unit: one of [[units]], a currency's code such as EUR, or a "
        "standard word such as percent, count, or rank."
    )
    topic: str | None = Field(None, description="The id of a topic.")
    description: str | None = Field(None, description="A definition in your own words.")
    draft: bool = _DRAFT


Subject = Entity | Metric | Topic
"""What commands show."""


def name_place(section: str | None, paragraph: int) -> str:
    """Return section and paragraph as in messages: `north:5`, or `paragraph 5`."""
    return f"{section}:{paragraph}" if section else f"paragraph {paragraph}"


class ArticleEntry(Model):
    """A number's location in the article (after the W3C TextQuoteSelector)."""

    section: str | None = Field(
        None, description="The id of the section; leave it out before the first heading."
    )
    paragraph: Annotated[int, Field(strict=True, ge=0, le=MAX_POSITION)] = Field(
        description="Non-blank lines after the heading, from 1; 0 is the heading itself."
    )
    printed: str = Field(
        description="The number as printed, with its unit sign and scale word: 65.2%, 1.2 billion."
    )
    occurrence: Annotated[int, Field(strict=True, ge=1, le=MAX_POSITION)] = Field(
        1, description="Which one, if the paragraph prints it more than once."
    )
    draft: bool = _DRAFT

    @property
    def place(self) -> str:
        """Section and paragraph as messages name them: `north:5`, or `paragraph 5`."""
        return name_place(self.section, self.paragraph)


class Figure(ArticleEntry):
    """A recorded number: metric, entity, and period have a value (SDMX observation)."""

    entity: str = Field(description="The id of an entity.")
    metric: str = Field(description="The id of a metric.")
    period: PeriodText | None = Field(
        None, description="2023, 2024-02, FY2023-Q4, 2016/..; leave it out if not stated."
    )
    value: Value = Field(
        description="The printed number times its scale, in the metric's unit; a fall is negative."
    )
    qualifier: Qualifier = Field("exact", description="How exact the article says it is.")
    status: Status = Field("actual", description="A plan or a forecast is a target.")
    scope: str | None = Field(
        None, description="The part of the entity that it covers: a city, a cluster, a plant."
    )
    flag: Flag | None = Field(
        None,
        description="suspect: probably wrong as printed; disputed: contradicted by other figures.",
    )
    note: str | None = Field(None, description="A remark for readers, in your own words.")

    @cached_property
    def id(self) -> str:
        """`entity/metric/period`, and scope and status where they make it unique."""
        return figure_id(self.entity, self.metric, self.period, self.scope, self.status)

    @model_validator(mode="after")
    def _require_note(self) -> Self:
        if self.flag and not self.note:
            raise PydanticCustomError(
                "flag", "expected a note that explains the flag. Add note = '...'."
            )
        return self


class Dismissal(ArticleEntry):
    """A number of the article that is not a figure, and why."""

    printed: str = Field(description="The words as printed, which may contain several numbers.")
    reason: Reason = Field(
        description="period: a figure's period; date; name; idiom; group: the entities that a "
        "figure compares; claim: covered by a claim; repetition of a figure; damage to the text."
    )
    repeats: str | None = Field(None, description="The id of the figure that a repetition repeats.")
    note: str | None = Field(None, description="An explanation in your own words.")

    @model_validator(mode="after")
    def _require_repetition(self) -> Self:
        if self.repeats and self.reason != "repetition":
            raise PydanticCustomError(
                "repeats", "expected the reason repetition, since repeats names a figure."
            )
        return self


class Claim(Model):
    """A relation that the article states between figures."""

    id: Slug = Field(description="The name that findings use.")
    kind: ClaimKind = Field(description="The kind of relation.")
    statement: str = Field(description="The relation, in your own words.")
    inputs: tuple[str, ...] = Field(
        min_length=1,
        description="Ids of figures, in the order of the kind: growth, ratio, and difference "
        "from base to current; share: part, whole; sum: the parts; chain: base, then the yearly "
        "growths; rank: the ranked, then its peers; order: from smallest to largest.",
    )
    stated: str | None = Field(
        None, description="The id of the figure that the inputs should compute to."
    )
    stated_value: Value | None = Field(
        None, description="The stated result, if it is not a figure of its own: 2 for doubled."
    )
    stated_qualifier: Qualifier = Field(
        "exact", description="How exact the article says stated_value is, such as nearly."
    )
    implies: str | None = Field(
        None, description="The input that the article does not report; the claim computes it."
    )
    stated_by: Literal["article", "analyst"] = Field(
        "article", description="analyst if you added the claim yourself."
    )
    note: str | None = Field(None, description="An explanation in your own words.")
    draft: bool = _DRAFT

    @model_validator(mode="after")
    def _require_one_result(self) -> Self:
        results = (self.stated is not None) + (self.stated_value is not None)
        if self.kind == "order":
            if results:
                raise PydanticCustomError(
                    "stated", "expected no stated or stated_value: an order has inputs only."
                )
        elif results != 1:
            raise PydanticCustomError("stated", "expected either stated or stated_value, not both.")
        if self.stated_qualifier != "exact" and self.stated_value is None:
            raise PydanticCustomError(
                "stated", "expected stated_value, since stated_qualifier qualifies it."
            )
        return self


class Acknowledgement(Model):
    """A finding that is known, accepted as long as its evidence does not change."""

    rule: Annotated[str, Field(pattern=r"^PC\d{3}$")] = Field(
        description="The rule's code, such as PC201."
    )
    subject: str = Field(description="The id of the claim or figure that the finding is about.")
    evidence: str = Field(
        description="The verdict and its numbers, as `check --acknowledge` writes them; "
        "if they change, the finding reopens."
    )
    reason: str = Field(description="Why the finding is acceptable, in your own words.")


class Dataset(Model):
    """One article's figures (Data Package)."""

    layout: Annotated[int, Field(strict=True, ge=LAYOUT, le=LAYOUT)] = Field(
        LAYOUT, description="Version of the file's layout."
    )
    name: Slug = Field(description="A short name for the dataset.")
    title: str = Field(description="The title of the dataset.")
    description: str | None = Field(None, description="The content in a sentence.")
    license: str | None = Field(None, description="SPDX identifier, for the dataset itself.")
    source: Source
    entities: tuple[Entity, ...]
    units: tuple[Unit, ...] = Field(
        (), description="Units beside the standard ones, or other labels for them."
    )
    topics: tuple[Topic, ...] = ()
    metrics: tuple[Metric, ...]
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()

    @model_validator(mode="after")
    def _require_sound_references(self) -> Self:
        messages = [broken.message for broken in find_broken_references(self)]
        if messages:
            raise PydanticCustomError("reference", "{messages}", {"messages": " ".join(messages)})
        return self

    @cached_property
    def entity_by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def unit_by_id(self) -> Mapping[str, Unit]:
        """The units that are declared, and the standard ones that metrics use, by id."""
        units = {unit.id: unit for unit in self.units}
        for id_ in dict.fromkeys(metric.unit for metric in self.metrics):
            if id_ not in units:
                label, kind = standard_units()[id_]
                units[id_] = Unit.model_construct(id=id_, label=label, kind=kind)
        return units

    @cached_property
    def topic_by_id(self) -> Mapping[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def metric_by_id(self) -> Mapping[str, Metric]:
        return {metric.id: metric for metric in self.metrics}

    @cached_property
    def figure_by_id(self) -> Mapping[str, Figure]:
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def items_by_name(self) -> Mapping[str, tuple[Subject, ...]]:
        """The entities, metrics, and topics, by each of their names in its normal form."""
        items: tuple[Subject, ...] = (*self.entities, *self.metrics, *self.topics)
        return _group(
            (name, item)
            for item in items
            for name in dict.fromkeys(map(normalize_name, item.names))
        )

    @cached_property
    def figures_by_metric(self) -> Mapping[str, tuple[Figure, ...]]:
        return _group((figure.metric, figure) for figure in self.figures)

    @cached_property
    def figures_by_entity(self) -> Mapping[str, tuple[Figure, ...]]:
        return _group((figure.entity, figure) for figure in self.figures)

    @cached_property
    def heading_by_section(self) -> Mapping[str | None, str]:
        """The article's headings, by section id; none for text before the first heading."""
        headings: dict[str | None, str] = {}
        if any(entry.section is None for entry in (*self.figures, *self.dismissals)):
            headings[None] = ""
        return headings | {section.id: section.heading for section in self.source.sections}

    def figures_of(self, metric_id: str) -> tuple[Figure, ...]:
        return self.figures_by_metric.get(metric_id, ())

    def unit_of(self, metric_id: str) -> Unit:
        return self.unit_by_id[self.metric_by_id[metric_id].unit]

    def ancestors_of(self, entity_id: str) -> tuple[Entity, ...]:
        """Return the entities that an entity is part of, from the nearest to the largest."""
        ancestors: list[Entity] = []
        parent = self.entity_by_id[entity_id].part_of
        while parent:
            ancestors.append(self.entity_by_id[parent])
            parent = ancestors[-1].part_of
        return tuple(ancestors)


def _group(pairs: Iterable[tuple[str, Item]]) -> Mapping[str, tuple[Item, ...]]:
    groups: dict[str, list[Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in groups.items()}
