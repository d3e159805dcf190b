"""What a dataset is made of: frozen models, checked when they are made.

A `Dataset` that exists is valid: its ids are unique and each reference leads somewhere. Field
descriptions are the words an editor shows through the JSON Schema.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PlainValidator,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    model_validator,
)
from pydantic_core import (
    ErrorDetails,
    InitErrorDetails,
    PydanticCustomError,
    PydanticKnownError,
)

from provcli.dataset import references
from provcli.values.decimals import decimals_of
from provcli.values.periods import DATE_PATTERN, PERIOD_PATTERN, Period, last_day

CUSTOM_ERROR_TYPES = ("unexplained_flag", "stated", "out_of_range", "signed_zero")
"""Types of errors that the models raise themselves, in words of their own."""

MAX_WHOLE_DIGITS = MAX_DECIMALS = 20
"""How many digits a value may have before and behind its point."""

MAX_ERRORS = 10_000
"""How many errors are counted: of a file with millions of them, all would take gigabytes."""

_PIECE = 1_000
"""How many rows are validated at once."""

LAYOUT: Literal[1] = 1
"""Version of the dataset's layout. It goes up when an older provcli could not read a newer file."""

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


def _no_truth(value: Any) -> Any:
    # Python counts true as 1; whoever writes it for a number means something else.
    if isinstance(value, bool):
        raise PydanticKnownError("int_type")
    return value


NotBool = BeforeValidator(_no_truth)
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def _no_other_script(value: Any) -> Any:
    # Decimal would take full-width digits, blanks and underlines; what provcli writes has none.
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        raise PydanticKnownError("decimal_parsing")
    return value


def _plain(value: Decimal) -> Decimal:
    """The same number without an exponent; pydantic's own limits of digits take ten times as long.

    Raises:
        PydanticCustomError: it has more digits than a figure can need, or is a zero with a sign,
            which not every format has, and no article means something by.
    """
    if not value and value.is_signed():
        raise PydanticCustomError("signed_zero", "zero has no sign; write it without.")
    text = str(value)
    if len(text) <= MAX_DECIMALS and "E" not in text:
        return value
    if value.adjusted() >= MAX_WHOLE_DIGITS or decimals_of(value) > MAX_DECIMALS:
        raise PydanticCustomError("out_of_range", "it has too many digits")
    return Decimal(format(value, "f"))


def _parse_period(value: Any) -> Period:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    return Period(value)


def _real_date(date: str) -> str:
    last_day(date)
    return date


Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=100, strict=True)
]
Code = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9]+(?:[-_./][A-Za-z0-9]+)*$", max_length=40)
]
Text = Annotated[str, StringConstraints(min_length=1)]
CodeScheme = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:_[a-z0-9]+)*$", max_length=40)]
GridCoordinate = Annotated[int, Field(ge=1, le=40), NotBool]
Number = Annotated[Decimal, AfterValidator(_plain), BeforeValidator(_no_other_script)]
PeriodText = Annotated[
    Period,
    PlainValidator(_parse_period),
    WithJsonSchema({"type": "string", "pattern": PERIOD_PATTERN}),
]


def _again(error: ErrorDetails) -> InitErrorDetails:
    """An error that was reported, in the form in which it can be raised once more."""
    ours = error["type"] in CUSTOM_ERROR_TYPES
    return InitErrorDetails(
        type=PydanticCustomError(error["type"], error["msg"]) if ours else error["type"],
        loc=error["loc"],
        input=error["input"],
        ctx=error.get("ctx", {}),
    )


def _in_pieces(rows: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    """Validate rows piece by piece, until the errors are too many to count."""
    if not isinstance(rows, list | tuple) or len(rows) <= _PIECE:
        return validate(rows)
    valid: list[Any] = []
    errors: list[InitErrorDetails] = []
    for start in range(0, len(rows), _PIECE):
        try:
            valid += validate(rows[start : start + _PIECE])
        except ValidationError as invalid:
            for error in invalid.errors(include_url=False):
                match error["loc"]:
                    case (int() as position, *rest):
                        errors.append({**_again(error), "loc": (start + position, *rest)})
                    case _:  # a piece without a valid row is too short for a list of its own
                        pass
        if len(errors) > MAX_ERRORS:
            break
    if errors:
        raise ValidationError.from_exception_data("rows", errors)
    return tuple(valid)


InChunks = WrapValidator(_in_pieces)


class Model(BaseModel):
    """Frozen, and closed: a key nobody knows is a mistake, not an extension."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, without what was worked out for the original."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Section(Model):
    """A part of the article: from its heading line to the next heading."""

    id: Slug = Field(description="What locators call the section.")
    heading: Text = Field(description="The heading line, as printed.")


class Source(Model):
    """The article the figures come from (Data Package `sources[]`)."""

    title: Text
    publisher: Text
    date: Annotated[str, AfterValidator(_real_date)] = Field(
        pattern=DATE_PATTERN,
        description="Publication, as EDTF: 2024-04-01, 2024-04, 2024-21 (spring 2024), 2024.",
    )
    language: Text = Field(description="BCP 47 tag of the text, such as en or zh.")
    copy_state: Text | None = Field(
        None, description="What is known of the copy: translated, cut, damaged."
    )
    url: Text | None = None
    sections: Annotated[tuple[Section, ...], InChunks] = Field(
        min_length=1, description="The article's headings, in order; without any, its title."
    )

    @property
    def year(self) -> int:
        """The year of publication, which "this year" means."""
        return int(self.date[:4])


class Entity(Model):
    """What figures are about: a province, a country, a company (SDMX REF_AREA)."""

    id: Slug = Field(description="The name that files and commands use.")
    kind: Slug = Field("entity", description="What sort of thing it is: province, company, city.")
    name: Text
    local_name: Text | None = Field(None, description="Its name in another language or script.")
    aliases: tuple[Text, ...] = Field((), description="Other names it is found by, such as 粤.")
    codes: Mapping[CodeScheme, Code] = Field(
        {}, description='Codes by scheme, such as { iso_3166_2 = "CN-GD" }.'
    )
    part_of: Slug | None = Field(None, description="The id of the larger entity it belongs to.")
    tile: tuple[GridCoordinate, GridCoordinate] | None = Field(
        None, description="Its cell on a tile map: [column, row], from [1, 1] at the top left."
    )

    def __hash__(self) -> int:
        return hash(self.id)


class Unit(Model):
    """What a value counts."""

    id: Code = Field(
        description="What metrics call it: a code such as CNY, or a word such as percent."
    )
    label: str = Field(description="What follows the number on a screen: yuan, %, nothing.")
    kind: UnitKind = Field(
        "quantity",
        description="quantity: amounts, which have ratios; rate: percentages, which have "
        "differences only; rank: places, where 1 is the best.",
    )
    description: Text | None = None


class Topic(Model):
    """A group of metrics."""

    id: Slug = Field(description="What metrics call it.")
    name: Text
    local_name: Text | None = None


class Metric(Model):
    """What is measured (SDMX INDICATOR)."""

    id: Slug = Field(description="What figures and commands call it.")
    name: Text
    local_name: Text | None = None
    unit: Code = Field(description="The id of a unit.")
    topic: Slug | None = Field(None, description="The id of a topic.")
    description: Text | None = Field(None, description="A definition in your own words.")


class ArticleEntry(Model):
    """Where a number stands in the article (after the W3C TextQuoteSelector)."""

    section: Slug = Field(description="The id of the section.")
    paragraph: Annotated[int, NotBool] = Field(
        ge=0, description="Non-blank lines after the heading, from 1; 0 is the heading itself."
    )
    printed: Text = Field(
        description="The number as printed, with its mark and scale word: 65.2%, 1.284 billion."
    )
    occurrence: Annotated[int, NotBool] = Field(
        1, ge=1, description="Which one, if it stands in the paragraph more than once."
    )

    @property
    def place(self) -> str:
        """Section and paragraph, as screens show them: `henan:5`."""
        return f"{self.section}:{self.paragraph}"


class Figure(ArticleEntry):
    """One figure: metric, entity and period have a value (SDMX figure)."""

    entity: Slug = Field(description="The id of a entity.")
    metric: Slug = Field(description="The id of a metric.")
    period: PeriodText | None = Field(
        None, description="2023, 2024-02, 2024-01/2024-02, 2016/..; left out if not stated."
    )
    value: Number = Field(
        description="The printed number times its scale, in the metric's unit; a fall is negative."
    )
    qualifier: Qualifier = Field("exact", description="How exact the article says it is.")
    status: Status = Field("actual", description="target: a plan for a time to come.")
    scope: Text | None = Field(
        None, description="Whom it covers, if not the entity: a city, a cluster, a company."
    )
    flag: Flag | None = Field(
        None,
        description="suspect: hardly right as printed; disputed: contradicted by other figures.",
    )
    note: Text | None = Field(None, description="What a reader should know, in your own words.")

    @cached_property
    def id(self) -> str:
        """`entity/metric/period`, and what else tells it apart."""
        return references.figure_id(self.entity, self.metric, self.period, self.scope, self.status)

    @model_validator(mode="after")
    def _flag_is_explained(self) -> Self:
        if self.flag and not self.note:
            raise PydanticCustomError(
                "unexplained_flag", "a flagged figure needs a note that says why."
            )
        return self


class Dismissal(ArticleEntry):
    """Numbers of the article that are no figure, and why."""

    printed: Text = Field(description="The words, as printed; they may hold several numbers.")
    reason: Reason = Field(
        description="period: when a figure holds; date; name; idiom; group: whom a figure "
        "compares; claim: covered by a claim; repetition of an figure; damage to the text."
    )
    note: Text | None = None


class Claim(Model):
    """A relation that the article states between figures."""

    id: Slug = Field(description="What findings call it.")
    kind: ClaimKind = Field(description="What relation it is; `inputs` says of which figures.")
    statement: Text = Field(description="The relation, in your own words.")
    inputs: Annotated[tuple[Text, ...], InChunks] = Field(
        min_length=1,
        description="Ids of figures, in the order of the kind: growth, ratio and difference "
        "from base to current; share: part, whole; sum: the parts; chain: base, then the yearly "
        "growths; rank: the ranked, then its peers; order: from smallest to largest.",
    )
    stated: Text | None = Field(
        None, description="The id of the figure that the inputs should yield."
    )
    stated_value: Number | None = Field(
        None, description="The same as a number, where it is no figure (doubled: 2)."
    )
    implies: Text | None = Field(
        None, description="The input that the article does not report; the claim yields it."
    )
    stated_by: Literal["article", "analyst"] = Field(
        "article", description="analyst: a relation that the author of the dataset found."
    )
    note: Text | None = None

    @model_validator(mode="after")
    def _states_one_thing(self) -> Self:
        stated = (self.stated is not None) + (self.stated_value is not None)
        if stated != (self.kind != "order"):
            raise PydanticCustomError(
                "stated",
                "an order states nothing but its inputs."
                if self.kind == "order"
                else "a claim has either `stated` or `stated_value`.",
            )
        return self


class Acknowledgement(Model):
    """A finding that is known and stays, as long as the numbers behind it do."""

    rule: Annotated[str, StringConstraints(pattern=r"^PC\d{3}$")] = Field(
        description="The rule's code, such as PC201."
    )
    subject: Text = Field(description="What the finding is about: the id of a claim or figure.")
    evidence: Text = Field(
        description="The verdict and the numbers it stands on, as `provcli check` prints them; if "
        "they change, the finding is back."
    )
    reason: Text = Field(description="Why it stays, in your own words.")


class Dataset(Model):
    """One article's figures (Data Package)."""

    layout: Annotated[Literal[1], NotBool] = Field(LAYOUT, description="Version of this layout.")
    name: Slug = Field(description="A short name for the dataset.")
    title: Text
    description: Text | None = None
    license: Text | None = Field(None, description="SPDX identifier, for the dataset itself.")
    source: Source
    entities: Annotated[tuple[Entity, ...], InChunks]
    units: Annotated[tuple[Unit, ...], InChunks]
    topics: Annotated[tuple[Topic, ...], InChunks] = ()
    metrics: Annotated[tuple[Metric, ...], InChunks]
    figures: Annotated[tuple[Figure, ...], InChunks] = ()
    claims: Annotated[tuple[Claim, ...], InChunks] = ()
    dismissals: Annotated[tuple[Dismissal, ...], InChunks] = ()
    acknowledgements: Annotated[tuple[Acknowledgement, ...], InChunks] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _refers_to_itself(cls, raw: Any, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """Report broken references together with all other errors, each at its own key."""
        errors: list[InitErrorDetails] = []
        try:
            dataset = validate(raw)
        except ValidationError as invalid:
            errors = [_again(error) for error in invalid.errors(include_url=False)]
        else:
            if references.all_resolve(dataset):
                return dataset
        errors += [
            InitErrorDetails(
                type=PydanticCustomError("reference", "{message}", {"message": message}),
                loc=path,
                input=None,
            )
            for path, message in islice(references.iter_reference_errors(raw), MAX_ERRORS + 1)
        ]
        raise ValidationError.from_exception_data("Dataset", errors)

    @cached_property
    def entity_by_id(self) -> Mapping[str, Entity]:
        """The entities, by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def unit_by_id(self) -> Mapping[str, Unit]:
        """The units, by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def topic_by_id(self) -> Mapping[str, Topic]:
        """The topics, by id."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def metric_by_id(self) -> Mapping[str, Metric]:
        """The metrics, by id."""
        return {metric.id: metric for metric in self.metrics}

    @cached_property
    def figure_by_id(self) -> Mapping[str, Figure]:
        """The figures, by id."""
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def heading_by_section(self) -> Mapping[str, str]:
        """The article's headings, by section id."""
        return {section.id: section.heading for section in self.source.sections}

    def figures_of(self, metric_id: str) -> tuple[Figure, ...]:
        """The figures of a metric."""
        return tuple(it for it in self.figures if it.metric == metric_id)

    def unit_of(self, metric_id: str) -> Unit:
        """The unit of a metric."""
        return self.unit_by_id[self.metric_by_id[metric_id].unit]
