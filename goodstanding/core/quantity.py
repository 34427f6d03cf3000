"""A number from the world: value, unit, basis, confidence, source and place, and a range."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from goodstanding.core.errors import Flaw, misspelt

Basis = Literal["stated", "observed", "derived", "assumed"]
Confidence = Literal["H", "M", "L"]


def flawed(flaws: list[Flaw], also: ValidationError | None = None) -> PydanticCustomError:
    """The error that carries flaws in our own words, and the errors found beside them, through pydantic."""
    return PydanticCustomError("flaws", "see flaws", {"flaws": flaws, "also": also})


def with_flaws(flaws: list[Flaw], data: Any, inner: Any) -> Any:
    """What `inner` makes of the data; if there are flaws, an error with them and with inner's own."""
    try:
        made = inner(data)
    except ValidationError as error:
        if flaws:
            raise flawed(flaws, also=error) from None
        raise
    if flaws:
        raise flawed(flaws)
    return made


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Keys = Annotated[
    tuple[Annotated[str, Field(min_length=1)], ...],
    BeforeValidator(_as_tuple, json_schema_input_type=str | list[str]),
]
"""One key, or a list of keys."""


class Form(BaseModel):
    """Base of every part of the human form: frozen, strict, no unknown key, validated anew when changed."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        strict=True,
        extra="forbid",
        revalidate_instances="always",
        allow_inf_nan=False,
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

    @model_validator(mode="wrap")
    @classmethod
    def _complete(cls, data: Any, inner: ModelWrapValidatorHandler[Quantity]) -> Quantity:
        if not isinstance(data, dict):
            return inner(data)
        parts = cast("dict[str, Any]", data)
        if parts.get("basis") == "assumed":
            parts = {"confidence": "L", **parts}
        keys = [field.alias or name for name, field in cls.model_fields.items()]
        missing = _missing(parts, misspelt(parts, keys))
        return with_flaws([*missing, *_overconfident(parts)], parts, inner)

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
    "from": "Write the arithmetic in words, such as: 2.457 M / 1.1 bn adults.",
    "range": "Write range: [low, high], with low <= value <= high.",
    "because": "Say why this value and this range.",
}


def _missing(parts: dict[str, Any], misspelt: set[str]) -> list[Flaw]:
    sourced = ["confidence", "source", "at"]
    needs = {
        "stated": sourced,
        "observed": sourced,
        "derived": [*sourced, "from", "range"],
        "assumed": ["range", "because"],
    }
    basis = str(parts.get("basis"))
    names = [name for name in needs.get(basis, []) if parts.get(name, ()) == () and name not in misspelt]
    return [Flaw(f"{_ARTICLE[basis]} number needs '{name}'", (), _HOW[name], at_key=True) for name in names]


def _overconfident(parts: dict[str, Any]) -> list[Flaw]:
    basis = str(parts.get("basis"))
    if parts.get("confidence") != "L" or basis == "assumed" or basis not in _ARTICLE:
        return []
    hint = "Write basis: assumed with a range and a reason, or confidence M or H."
    message = f"confidence L belongs to assumed numbers only, not to {_ARTICLE[basis]} one"
    return [Flaw(message, ("confidence",), hint)]


def plain(number: float) -> str:
    """A number as a person would write it: 1 and not 1.0."""
    whole = math.isfinite(number) and number == int(number) and abs(number) < 1e15
    return str(int(number)) if whole else f"{number:g}"
