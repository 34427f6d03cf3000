"""A number from the world: value, unit, basis, confidence, source and place; a range if it is assumed or derived."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from goodstanding.core.errors import Flaw, did_you_mean

Basis = Literal["stated", "observed", "derived", "assumed"]
Confidence = Literal["H", "M", "L"]

CURRENCY = "a currency code"
UNITS = (
    "points", "days", "years", "persons", "share", "probability", "ratio", "log_odds", "log_ratio", "count",
    "per_person_day", "per_person_year", "per_adult_year", "per_year",
)  # fmt: skip
BOUNDS: dict[str, tuple[float, float]] = {
    "share": (0, 1),
    "probability": (0, 1),
    "days": (0, 100_000),
    "years": (0, 300),
    "persons": (0, 1e11),
    "ratio": (0, 1000),
    "count": (0, 1e12),
    "points": (-1e6, 1e6),
    "log_odds": (-20, 20),
    "log_ratio": (-20, 20),
    "per_person_day": (0, 1),
    "per_person_year": (0, 365),
    "per_adult_year": (0, 365),
    "per_year": (0, 365),
}
"""Lowest and highest value of each unit; a rate per year is at most one a day. Money is not below zero."""


def flawed(flaws: list[Flaw], also: ValidationError | None = None) -> PydanticCustomError:
    """The error that carries flaws in our own words, and the errors found beside them, through pydantic."""
    return PydanticCustomError("flaws", "see flaws", {"flaws": flaws, "also": also})


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Keys = Annotated[
    tuple[Annotated[str, Field(min_length=1)], ...],
    BeforeValidator(_as_tuple, json_schema_input_type=str | list[str]),
]
"""One key, or a list of keys."""


class Form(BaseModel):
    """Base of every part of the human form: frozen, strict, no unknown key; validated anew when a part changes."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        revalidate_instances="always",
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        validate_by_alias=True,
        validate_by_name=True,
    )


class Quantity(Form):
    """A number with its unit, its basis and its source."""

    value: float
    """The number."""
    unit: str
    """What it counts; each place allows its own units."""
    basis: Basis
    """`stated` by a source, `observed` (measured), `derived` (arithmetic on sourced numbers) or `assumed`."""
    confidence: Confidence | None = None
    """H, M or L; L only with `assumed`, whose default it is."""
    source: Keys | None = None
    """Key, or list of keys, in the sources; needed unless assumed."""
    at: str | None = None
    """The place in the source: page, article, table; needed unless assumed."""
    from_: str | None = Field(default=None, alias="from")
    """The arithmetic, in words; needed if derived."""
    range: tuple[float, float] | None = None
    """[low, high]; needed if assumed or derived."""
    because: str | None = None
    """Why this value and this range; needed if assumed."""

    @model_validator(mode="after")
    def _complete(self) -> Quantity:
        flaws = [*_missing(self), *_inconsistent(self), *_out_of_range(self)]
        if flaws:
            raise flawed(flaws)
        return self

    @model_validator(mode="before")
    @classmethod
    def _assumed_is_low(cls, data: Any) -> Any:
        if isinstance(data, dict) and cast("dict[str, Any]", data).get("basis") == "assumed":
            return {"confidence": "L", **cast("dict[str, Any]", data)}
        return cast("Any", data)

    @property
    def low(self) -> float:
        """The low end of the range; the value itself where there is none."""
        return self.range[0] if self.range else self.value

    @property
    def high(self) -> float:
        """The high end of the range; the value itself where there is none."""
        return self.range[1] if self.range else self.value


_ARTICLE = {"stated": "a stated", "observed": "an observed", "derived": "a derived", "assumed": "an assumed"}
_HOW = {
    "confidence": "H (official, or two sources agree) or M (one secondary source).",
    "source": "Name a key of the sources, or a list of keys.",
    "at": "Say where in the source: a page, an article, a table.",
    "from_": "Write the arithmetic in words, such as: 2.457 M / 1.1 bn adults.",
    "range": "Write range: [low, high], with low <= value <= high.",
    "because": "Say why this value and this range.",
}


def _missing(q: Quantity) -> list[Flaw]:
    sourced = ["confidence", "source", "at"]
    needed = {"derived": [*sourced, "from_", "range"], "assumed": ["range", "because"]}.get(q.basis, sourced)
    names = [name for name in needed if getattr(q, name) in (None, ())]
    return [
        Flaw(f"{_ARTICLE[q.basis]} number needs '{n.rstrip('_')}'", hint=_HOW[n], at_key=True) for n in names
    ]


def _inconsistent(q: Quantity) -> list[Flaw]:
    flaws: list[Flaw] = []
    if q.confidence == "L" and q.basis != "assumed":
        hint = "Write basis: assumed with a range and a reason, or confidence M or H."
        flaws.append(
            Flaw(
                f"confidence L belongs to assumed numbers only, not to {_ARTICLE[q.basis]} one",
                ("confidence",),
                hint,
            )
        )
    if q.range and not q.range[0] <= q.value <= q.range[1]:
        low, high = (plain(end) for end in q.range)
        hint = "low <= value <= high."
        flaws.append(
            Flaw(f"range [{low}, {high}] does not contain the value {plain(q.value)}", ("range",), hint)
        )
    return flaws


def _out_of_range(q: Quantity) -> list[Flaw]:
    if not is_unit(q.unit):
        return []
    low, high = BOUNDS.get(q.unit, (0.0, math.inf))
    ends = [(("value",), q.value)] + [(("range", i), end) for i, end in enumerate(q.range or ())]
    between = f"between {plain(low)} and {plain(high)}" if high < math.inf else f"at least {plain(low)}"
    return [
        Flaw(f"{plain(number)} is out of range: {q.unit} is {between}", path)
        for path, number in ends
        if not low <= number <= high
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """What one place allows of a quantity: its units, and whether only whole numbers."""

    units: tuple[str, ...]
    whole: bool = False

    def __call__(self, data: Any, inner: ValidatorFunctionWrapHandler) -> Quantity:
        """Validate the quantity and what this place asks of it, all errors at once (a wrap validator)."""
        flaws = self._flaws(data)
        try:
            quantity: Quantity = inner(data)
        except ValidationError as error:
            if flaws:
                raise flawed(flaws, also=error) from None
            raise
        if flaws:
            raise flawed(flaws)
        return quantity

    @property
    def wording(self) -> str:
        """The allowed units in words."""
        return ", ".join(f"{unit} such as CNY" if unit == CURRENCY else unit for unit in self.units)

    def allows(self, unit: str) -> bool:
        """Whether this place takes the unit."""
        return unit in self.units or (CURRENCY in self.units and is_currency(unit))

    def _flaws(self, data: Any) -> list[Flaw]:
        parts = dict(cast("dict[str, Any]", data)) if isinstance(data, dict | Quantity) else {}
        unit = parts.get("unit")
        if not isinstance(unit, str):
            return []
        if not self.allows(unit):
            hint = " ".join(filter(None, (did_you_mean(unit, self.units), f"Allowed here: {self.wording}.")))
            return [Flaw(f"unit '{unit}' is not for this place", ("unit",), hint)]
        ends = [
            (("value",), parts.get("value")),
            *((("range", i), end) for i, end in enumerate(parts.get("range") or ())),
        ]
        numbers = [(path, n) for path, n in ends if isinstance(n, int | float) and math.isfinite(n)]
        hint = f"{unit} are whole numbers here."
        return [
            Flaw(f"{plain(n)} is not a whole number", p, hint)
            for p, n in numbers
            if self.whole and n != int(n)
        ]


@dataclass(frozen=True, slots=True)
class _UnitSchema:
    """Narrows the unit in the JSON Schema of one place."""

    place: Place

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema: dict[str, Any] = dict(handler(core))
        unit = {"pattern": "^[A-Z]{3}$"} if CURRENCY in self.place.units else {"enum": list(self.place.units)}
        narrowed: dict[str, Any] = {"properties": {"unit": unit}}
        if self.place.whole:
            narrowed["properties"]["value"] = {"multipleOf": 1}
        return {"allOf": [schema, narrowed]}


def _place(*units: str, whole: bool = False) -> tuple[WrapValidator, _UnitSchema, Place]:
    place = Place(units, whole)
    return WrapValidator(place), _UnitSchema(place), place


PointsPlace = _place("points", whole=True)
Points = Annotated[Quantity, *PointsPlace]
Days = Annotated[Quantity, *_place("days", whole=True)]
MeanDays = Annotated[Quantity, *_place("days")]
Persons = Annotated[Quantity, *_place("persons")]
Share = Annotated[Quantity, *_place("share")]
Probability = Annotated[Quantity, *_place("probability")]
Ratio = Annotated[Quantity, *_place("ratio")]
LogRatio = Annotated[Quantity, *_place("log_ratio")]
LogOdds = Annotated[Quantity, *_place("log_odds")]
Rate = Annotated[Quantity, *_place("per_person_day", "per_person_year", "per_adult_year")]
Hazard = Annotated[Quantity, *_place("per_year")]
Money = Annotated[Quantity, *_place(CURRENCY)]


def is_currency(unit: str) -> bool:
    """Whether the unit is a currency code: three capitals."""
    return re.fullmatch(r"[A-Z]{3}", unit) is not None


def is_unit(unit: str) -> bool:
    """Whether the unit is one of the language's at all."""
    return unit in UNITS or is_currency(unit)


def plain(number: float) -> str:
    """A number as a person would write it: 1 and not 1.0."""
    return (
        str(int(number))
        if math.isfinite(number) and number == int(number) and abs(number) < 1e15
        else f"{number:g}"
    )
