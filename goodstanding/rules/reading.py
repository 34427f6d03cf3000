"""From what a person or a file states to the facts of one path, with every mistake said at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    flat = cast("Mapping[str, object]", inner) if isinstance(inner, Mapping) else stated
    code = stated.get("jurisdiction", flat.get("jurisdiction"))
    problems: list[Problem] = []
    places = _places(code, problems)
    facts: dict[str, Stated] = {}
    for name, value in flat.items():
        if name in _BESIDE:
            continue
        if name not in FACTS:
            problems.append(Problem(f"no fact '{name}'", hint=offer(name, FACTS)))
            continue
        facts[name] = _stated(FACTS[name], value, problems)
    if problems:
        raise RequestProblem(problems)
    return Given(facts, places, open_world)


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
        if not judged.get("judged_by") or not judged.get("why"):
            problems.append(
                Problem(
                    f"fact '{fact.name}': a judgment says who judged and why", hint="Give judged_by, why."
                )
            )
        origin = f"judged by {judged.get('judged_by')}: {judged.get('why')}"
        value = judged.get("value")
    if value is None or value == UNKNOWN:
        return Stated(None, origin)
    return Stated(_value(fact, value, problems), origin)


def _value(fact: Fact, value: object, problems: list[Problem]) -> Value:
    if fact.kind == "tri" and isinstance(value, bool):
        return value
    if fact.kind == "number" and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
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
    kinds = {"tri": "true, false or unknown", "number": "a number", "one": "one value", "set": "a list"}
    problems.append(Problem(f"fact '{fact.name}' is {kinds[fact.kind]}, not {value!r}"))
    return None
