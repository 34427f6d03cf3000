"""From what a person or a file states to the facts of one path, with every mistake said at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf
from typing import cast

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.rules.given import Given, Stated, Value
from goodstanding.rules.jurisdiction import known, reach
from goodstanding.rules.vocabulary import FACTS, Fact

UNKNOWN = "unknown"
_BESIDE = ("jurisdiction", "as_of")


def read_facts(stated: Mapping[str, object], *, open_world: bool = False) -> Given:
    """The facts of one path from flat facts with `jurisdiction`, or from an object with `facts` beside it.

    A value may be `{value:, judged_by:, why:}`; "unknown" or null says that it is not known. Raises
    RequestProblem naming every unknown fact and value, and every status given as a fact.
    """
    inner = stated.get("facts")
    if inner is not None and not isinstance(inner, Mapping):
        raise RequestProblem(Problem(f"'facts' is an object of facts, not {inner!r}"))
    flat = cast("Mapping[str, object]", inner) if isinstance(inner, Mapping) else stated
    code = stated.get("jurisdiction", flat.get("jurisdiction"))
    problems: list[Problem] = []
    places = _places(code, problems)
    facts: dict[str, Stated] = {}
    for name, value in flat.items():
        if name in _BESIDE:
            continue
        if name not in FACTS:
            problems.append(_no_fact(name))
            continue
        facts[name] = _stated(FACTS[name], value, problems)
    if problems:
        raise RequestProblem(problems)
    return Given(facts, places, open_world)


def _no_fact(name: str) -> Problem:
    if "." in name and name[:1].isupper():
        hint = "What a law answers is never an input; state the facts that it asks for."
        return Problem(f"'{name}' is no fact but a rule", hint=hint)
    return Problem(f"no fact '{name}'", hint=offer(name, FACTS))


def _places(code: object, problems: list[Problem]) -> frozenset[str] | None:
    codes = [code] if isinstance(code, str) else list(_items(code))
    found: set[str] = set()
    for one in codes:
        if one == UNKNOWN:
            return None
        within = reach(one)
        if within is None:
            problems.append(Problem(f"no jurisdiction '{one}'", hint=offer(one, known())))
        found |= within or frozenset()
    return frozenset(found) or None


def _items(value: object) -> Iterable[str]:
    if isinstance(value, list | tuple | set | frozenset):
        return [str(item) for item in cast("Iterable[object]", value)]
    return ()


def _stated(fact: Fact, value: object, problems: list[Problem]) -> Stated:
    origin = "stated"
    if isinstance(value, Mapping):
        judged = cast("Mapping[str, object]", value)
        who, why = judged.get("judged_by"), judged.get("why")
        if "value" not in judged:
            problems.append(Problem(f"fact '{fact.name}' has no value", hint="Give it as value."))
        elif fact.judgment and not (who and why):
            problems.append(
                Problem(
                    f"fact '{fact.name}': a judgment says who judged and why", hint="Give judged_by, why."
                )
            )
        origin = f"judged by {who}: {why}" if who else "stated"
        value = judged.get("value")
    if value is None or value == UNKNOWN:
        return Stated(None, origin)
    return Stated(_value(fact, value, problems), origin)


def _value(fact: Fact, value: object, problems: list[Problem]) -> Value:
    if fact.kind == "tri" and isinstance(value, bool):
        return value
    if fact.kind == "number" and _is_amount(value):
        return float(cast("float", value))
    if fact.kind in ("one", "set"):
        words = [value] if isinstance(value, str) else list(_items(value))
        odd = [word for word in words if word not in fact.values]
        problems += [
            Problem(f"fact '{fact.name}' has no value '{word}'", hint=offer(word, fact.values))
            for word in odd
        ]
        if fact.kind == "set" and (words or not value):
            return frozenset(words)
        if fact.kind == "one" and len(words) == 1:
            return words[0]
    kinds = {
        "tri": "true, false or unknown",
        "number": "a number from 0 up",
        "one": "one value",
        "set": "a list",
    }
    problems.append(Problem(f"fact '{fact.name}' is {kinds[fact.kind]}, not {value!r}"))
    return None


def _is_amount(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < inf
