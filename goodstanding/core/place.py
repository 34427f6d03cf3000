"""What each place of a file allows of a quantity: units, bounds, whole numbers."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Annotated, Any, cast

from pydantic import GetJsonSchemaHandler, TypeAdapter, ValidatorFunctionWrapHandler, WrapValidator

from goodstanding.core.errors import Flaw, did_you_mean
from goodstanding.core.quantity import Quantity, plain, with_flaws

CURRENCY = "a currency code"
BOUNDS: dict[str, tuple[float, float]] = {
    "share": (0, 1),
    "probability": (0, 1),
    "days": (0, 100_000),
    "years": (0, 300),
    "persons": (0, 1e11),
    "firms": (0, 1e11),
    "jobs": (0, 1e8),
    "ratio": (0, 1000),
    "count": (0, 1e12),
    "records": (0, 8),
    "points": (-1e6, 1e6),
    "log_odds": (-20, 20),
    "log_ratio": (-20, 20),
    "per_person_day": (0, 1),
    "per_person_year": (0, 365),
    "per_adult_year": (0, 365),
    "per_firm_year": (0, 365),
    "per_year": (0, 365),
    "per_100000_people_day": (0, 100_000),
}
"""Lowest and highest value of each unit; a rate per year is at most one a day. Money is not below zero."""
WHY = {
    "records": "A subject starts with up to 32 records of a rule, each drawn apart: at most 8 in the mean."
}
"""Of a bound that is the engine's and no fact of the unit: where it comes from."""


@dataclass(frozen=True, slots=True)
class Place:
    """What one place allows of a quantity: its units, and whether only whole numbers."""

    units: tuple[str, ...]
    whole: bool = False

    def __call__(self, data: Any, inner: ValidatorFunctionWrapHandler) -> Quantity:
        """Validate the quantity and what this place asks of it, all errors at once (a wrap validator)."""
        return with_flaws(self._flaws(data), data, inner)

    @property
    def wording(self) -> str:
        """The allowed units in words."""
        return ", ".join(f"{unit} such as CNY" if unit == CURRENCY else unit for unit in self.units)

    def allows(self, unit: str) -> bool:
        """Whether this place takes the unit."""
        return unit in self.units or (CURRENCY in self.units and is_currency(unit))

    def _flaws(self, data: Any) -> list[Flaw]:
        parts = dict(cast("dict[str, Any]", data)) if isinstance(data, dict | Quantity) else {}
        unit, span = parts.get("unit"), parts.get("range")
        ends = cast("tuple[Any, ...]", span) if isinstance(span, tuple) else ()
        numbers: dict[tuple[str | int, ...], Any] = {
            ("value",): parts.get("value"),
            **{("range", i): end for i, end in enumerate(ends)},
        }
        known: Numbers = {path: float(n) for path, n in numbers.items() if is_number(n)}
        if isinstance(unit, str) and not self.allows(unit):
            hint = " ".join(filter(None, (did_you_mean(unit, self.units), f"Allowed here: {self.wording}.")))
            return [Flaw(f"unit '{unit}' is not for this place", ("unit",), hint), *_uncontained(known)]
        if not isinstance(unit, str):
            return _uncontained(known)
        return _unbounded(known, unit) or [
            *_uncontained(known),
            *(_broken(known, unit) if self.whole else []),
        ]


Numbers = dict[tuple[str | int, ...], float]


def _unbounded(numbers: Numbers, unit: str) -> list[Flaw]:
    low, high = BOUNDS.get(unit, (0.0, math.inf))
    between = f"between {plain(low)} and {plain(high)}" if high < math.inf else f"at least {plain(low)}"
    outside = {path: number for path, number in numbers.items() if not low <= number <= high}
    return [
        Flaw(f"{plain(number)} is out of range: {unit} is {between}", path, WHY.get(unit, ""))
        for path, number in outside.items()
    ]


def _uncontained(numbers: Numbers) -> list[Flaw]:
    value, low, high = (numbers.get(path) for path in (("value",), ("range", 0), ("range", 1)))
    if value is None or low is None or high is None or low <= value <= high:
        return []
    message = f"range [{plain(low)}, {plain(high)}] does not contain the value {plain(value)}"
    return [Flaw(message, ("range",), "low <= value <= high.")]


def _broken(numbers: Numbers, unit: str) -> list[Flaw]:
    hint = f"{unit} are whole numbers here."
    parts = {path: number for path, number in numbers.items() if number != int(number)}
    return [Flaw(f"{plain(number)} is not a whole number", path, hint) for path, number in parts.items()]


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
Years = Annotated[Quantity, *_place("years", whole=True)]
Persons = Annotated[Quantity, *_place("persons")]
Firms = Annotated[Quantity, *_place("firms")]
Heads = Annotated[Quantity, *_place("persons", "firms")]
Reach = Annotated[Quantity, *_place("share", "persons", "firms")]
Jobs = Annotated[Quantity, *_place("jobs")]
Share = Annotated[Quantity, *_place("share")]
Count = Annotated[Quantity, *_place("count", whole=True)]
Held = Annotated[Quantity, *_place("records")]
Workload = Annotated[Quantity, *_place("per_100000_people_day")]
Probability = Annotated[Quantity, *_place("probability")]
Ratio = Annotated[Quantity, *_place("ratio")]
LogRatio = Annotated[Quantity, *_place("log_ratio")]
Slope = Annotated[Quantity, *_place("log_odds", "ratio")]
Rate = Annotated[Quantity, *_place("per_person_day", "per_person_year", "per_adult_year", "per_firm_year")]
Hazard = Annotated[Quantity, *_place("per_year")]
Money = Annotated[Quantity, *_place(CURRENCY)]


def is_currency(unit: str) -> bool:
    """Whether the unit is a currency code: three capitals."""
    return re.fullmatch(r"[A-Z]{3}", unit) is not None


def is_number(value: Any) -> bool:
    """Whether the value is a finite number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def settled(quantity: Quantity) -> Quantity:
    """A quantity checked against the bounds of its own unit. Raises pydantic's ValidationError."""
    place = WrapValidator(Place((quantity.unit,)))
    return TypeAdapter[Quantity](Annotated[Quantity, place]).validate_python(quantity)
