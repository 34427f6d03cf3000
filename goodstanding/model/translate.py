"""What pydantic found, in our own words and at its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from goodstanding.core.errors import Flaw, Problem, misspelt, offer
from goodstanding.core.place import Place
from goodstanding.core.quantity import Quantity, plain
from goodstanding.model.located import BROKEN, Broken, Node, Step, Trail, deepest, dotted, mark_of
from goodstanding.model.shape import Spot, homes, literals, spot_at

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "dict_type": "a mapping (keys with values)",
    "model_type": "a mapping (keys with values)",
    "model_attributes_type": "a mapping (keys with values)",
    "tuple_type": "a list",
    "fact_type": "true, false, a number, a word or a list of words",
    "level_type": "a number or the name of a state",
    "finite_number": "a finite number",
}


def problems_of(error: ValidationError, root: Node, kind: Any, above: Trail = ()) -> list[Problem]:
    """Every error of a validation as a problem with its place, in the order found.

    `kind`: the model that `root` is read into; `above`: where in it the part stands that was validated.
    """
    translator = _Translator(root, root.plain(), kind)
    return list(translator.all(error, above))


def flaw_problem(flaw: Flaw, root: Node, trail: Trail = ()) -> Problem:
    """A flaw of the part at `trail` as a problem with its place."""
    return mark_of(root, (*trail, *flaw.path), at_key=flaw.at_key).problem(flaw.message, flaw.hint)


class _Translator:
    def __init__(self, root: Node, data: Any, kind: Any) -> None:
        self.root, self.data, self.kind = root, data, kind

    def all(self, error: ValidationError, above: Trail) -> Iterator[Problem]:
        for item in error.errors(include_url=False):
            trail = (*above, *item["loc"])
            context: dict[str, Any] = item.get("ctx") or {}
            if item["type"] == "flaws":
                yield from (flaw_problem(flaw, self.root, trail) for flaw in context["flaws"])
                if context["also"] is not None:
                    yield from self.all(context["also"], trail)
            elif not isinstance(item["input"], Broken):
                problem = self.one(item["type"], trail, context, item["input"])
                if problem is not None:
                    yield problem

    def one(self, kind: str, loc: Trail, context: dict[str, Any], given: Any) -> Problem | None:
        node, trail = deepest(self.root, loc)
        if kind == "extra_forbidden":
            return self.unknown_key(trail)
        if kind == "missing":
            return self.missing(node, trail, loc[-1])
        if loc and loc[-1] == "[key]":
            return self.bad_key(node, trail, kind, context)
        if kind in ("union_tag_invalid", "union_tag_not_found"):
            return self.bad_tag(node, trail, context)
        message, hint = self.bad_value(kind, trail, context, given)
        return node.at.problem(message, hint)

    def unknown_key(self, trail: Trail) -> Problem:
        key, above = str(trail[-1]), trail[:-1]
        allowed = self.spot(above).keys
        mark = mark_of(self.root, trail, at_key=True)
        places = homes(self.kind, key)
        if not places:
            return mark.problem(
                f"unknown key '{key}' in {_name(above)}", offer(key, allowed, what="Allowed here")
            )
        belongs = " or ".join(places[:3])
        return mark.problem(
            f"key '{key}' belongs under {belongs}, not here", offer(key, allowed, what="Allowed here")
        )

    def missing(self, node: Node, trail: Trail, key: Step) -> Problem | None:
        if isinstance(node.value, Broken):
            return None
        if isinstance(key, str) and key in misspelt(node.names(), self.spot(trail).keys):
            return None  # The misspelt key says it.
        mark = node.key or node.at
        if isinstance(key, int):
            return node.at.problem(f"{_name(trail)} has too few entries", _hint(self.spot(trail)))
        said = self.spot((*trail, key)).description
        hint = f"{key}: {said}" if said else ""
        return mark.problem(f"'{key}' is missing in {_name(trail)}", hint)

    def bad_key(self, node: Node, trail: Trail, kind: str, context: dict[str, Any]) -> Problem:
        mark, key = node.key or node.at, trail[-1]
        if kind == "literal_error":
            return mark.problem(
                f"unknown key '{key}' in {_name(trail[:-1])}",
                offer(str(key), _expected(context), what="Allowed here"),
            )
        if kind == "bad_date":
            return mark.problem(f"'{key}' is not a date", "Write year-month-day, like 2021-06-18.")
        return mark.problem(
            f"'{key}' is not an id",
            "An id holds small letters, digits and underscores; a letter comes first.",
        )

    def bad_tag(self, node: Node, trail: Trail, context: dict[str, Any]) -> Problem | None:
        key = str(context["discriminator"]).strip("'")
        child = node.child(key)
        if child is None:
            hint = f"{key}: {', '.join(self.tags(context, key))}."
            return (node.key or node.at).problem(f"'{key}' is missing in {_name(trail)}", hint)
        if child.value is BROKEN:
            return None
        hint = offer(_shown(child.value), self.tags(context, key))
        return child.at.problem(f"'{key}' cannot be {_described(child.value)}", hint)

    def tags(self, context: dict[str, Any], key: str) -> list[str]:
        found = re.findall(r"'([^']*)'", str(context.get("expected_tags", "")))
        return found or {"kind": ["score", "register"], "form": ["event", "spell"]}.get(key, [])

    def bad_value(self, kind: str, trail: Trail, context: dict[str, Any], given: Any) -> tuple[str, str]:
        name, spot = _name(trail), self.spot(trail)
        if kind == "bad_date":
            return f"{_described(given)} is not a date", "Write year-month-day, like 2021-06-18."
        if kind == "bad_month_day":
            return f"{_described(given)} is not a day of the year", "Write month-day, like 11-15."
        if (
            kind in ("model_type", "model_attributes_type")
            and spot.model
            and issubclass(spot.model, Quantity)
        ):
            return f"{name} must be a number with its unit and basis, not {_described(given)}", _example(
                spot.place, given
            )
        if kind in _WANTED:
            return f"{name} must be {_WANTED[kind]}, not {_described(given)}", _hint(spot)
        if kind == "literal_error":
            allowed = _expected(context)
            return f"{name} cannot be {_described(given)}", offer(_shown(given), allowed)
        if kind == "string_pattern_mismatch":
            return f"{name} cannot be {_described(given)}", _pattern(str(context["pattern"]))
        return f"{name} {_limit(kind, context)}", _hint(spot)

    def spot(self, trail: Trail) -> Spot:
        return spot_at(self.kind, self.data, trail)


def _name(trail: Trail) -> str:
    return f"'{dotted(trail)}'" if trail else "this file"


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _described(value: Any) -> str:
    if isinstance(value, bool):
        return _shown(value)
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"'{value[:60]}'" if value else "empty text"
    return "a mapping" if isinstance(value, dict) else "a list"


def _expected(context: dict[str, Any]) -> list[str]:
    return [quoted or bare for quoted, bare in re.findall(r"'([^']*)'|(-?\d+)", str(context["expected"]))]


def _hint(spot: Spot) -> str:
    words = literals(spot.kind)
    if words:
        return f"Allowed: {', '.join(words)}."
    return spot.description


def _example(place: Place | None, given: Any) -> str:
    unit = place.units[0] if place else "..."
    unit = "CNY" if unit.startswith("a ") else unit
    number = given if isinstance(given, int | float) and not isinstance(given, bool) else "..."
    return f"Such as: {{value: {number}, unit: {unit}, basis: assumed, range: [..., ...], because: ...}}."


_PATTERNS = {
    "^[a-z][a-z0-9_]*$": "Small letters, digits and underscores; a letter comes first.",
    "^[A-Z]{2}$": "Two capitals: ISO 3166 alpha-2, or ZZ.",
    "^[A-Z]{3}$": "Three capitals, such as CNY.",
    "^[A-Za-z][A-Za-z0-9_]*$": "Letters, digits and underscores; a letter comes first.",
}


def _pattern(pattern: str) -> str:
    return _PATTERNS.get(pattern, "")


def _limit(kind: str, context: dict[str, Any]) -> str:
    if kind == "greater_than_equal":
        return f"must be at least {plain(context['ge'])}"
    if kind == "less_than_equal":
        return f"must be at most {plain(context['le'])}"
    if kind in ("string_too_short", "too_short"):
        least = context.get("min_length", 1)
        return "must not be empty" if least == 1 else f"must have {least} entries"
    if kind == "too_long":
        most = context.get("max_length", 1)
        return f"must have {most} {'entry' if most == 1 else 'entries'} and no more"
    return "cannot be read as the language asks"
