"""Parameters of an anchor: what is allowed, and the refusal of all else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any, cast

from goodstanding.core.errors import Problem, RequestProblem


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `low`..`high` (finite): what is allowed, without `low` itself if `above`; `whole`:
    whole numbers only; `several`: a list of numbers, of `length` if that is not 0 (one number stands for a
    list of one)."""

    name: str
    default: float | tuple[float, ...]
    low: float
    high: float
    says: str
    whole: bool = False
    above: bool = False
    several: bool = False
    length: int = 0

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        kind = "a whole number" if self.whole else "a number"
        if self.several:
            many = f"{self.length} numbers" if self.length else "one or more numbers"
            kind = f"{many}, whole ones" if self.whole else many
        start = f"above {self.low:g}" if self.above else f"{self.low:g} or more"
        return f"{kind}, {start}, {self.high:g} at most"


def read(id: str, parameter: Parameter, value: object) -> Any:
    """The value as the model takes it: a float, an int or a tuple of them. Raises RequestProblem."""
    if not parameter.several:
        return _number(id, parameter, value)
    given = _members(value)
    members = tuple(_number(id, parameter, member) for member in given)
    if not members or (parameter.length and len(members) != parameter.length):
        raise _refused(id, parameter, given)
    return members


def _members(value: object) -> tuple[object, ...]:
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return tuple(cast("Sequence[object]", value))
    return (value,)


def _number(id: str, parameter: Parameter, value: object) -> float | int:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise _refused(id, parameter, value)
    given = cast("float", value)
    fits = parameter.low <= given <= parameter.high and not (parameter.above and given == parameter.low)
    if not fits or (parameter.whole and given != int(given)):
        raise _refused(id, parameter, value)
    return int(given) if parameter.whole else float(given)


def _refused(id: str, parameter: Parameter, value: object) -> RequestProblem:
    shown = repr(value)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return RequestProblem(
        Problem(
            f"anchor '{id}': {parameter.name} cannot be {shown}",
            hint=f"{parameter.says}: {parameter.allowed}.",
        )
    )
