"""The paths of a scheme file, (feed, purpose, consequence), with what it states and what follows from it.

A statement wins over what follows, and the nearest statement over a wider one: a feed's or a consequence's,
its purpose's, the file's. Whatever neither is stated nor follows stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from goodstanding.model.conduct import Conduct
from goodstanding.model.facts import UNKNOWN, Purpose, StatedFact
from goodstanding.model.scheme import Scheme
from goodstanding.rules.given import Given, Stated
from goodstanding.rules.jurisdiction import reach
from goodstanding.rules.of_parts import Told, drifted, of_consequence, of_feed, of_whole, only_kept, weighed
from goodstanding.rules.reaches import known, leads, reaching, worsening

US_LEVELS = {"federal_agency": "us_federal", "state_local": "us_state"}
HOLDS_MANY = "operator_role"
"""A fact to which collector and recipient add, whatever is stated of the operator."""
NOTHING = "nothing is gathered, and nothing follows"


@dataclass(frozen=True, slots=True)
class Path:
    """One way through a scheme: feed, purpose and consequence by id ("": there is none), and the facts."""

    name: str
    given: Given
    feed: str = ""
    purpose: str = ""
    consequence: str = ""


def paths(
    scheme: Scheme, conducts: Mapping[str, Conduct] | None = None, *, open_world: bool = False
) -> Iterator[Path]:
    """Every feed with every consequence that it leads to, once for each purpose that covers both.

    `conducts`: those that the scheme names; without them, what follows from conduct stays unknown. A feed
    whose records lead to nothing is a path of its own: it is only kept. Without any feed there is one path,
    on which no law applies: nothing is gathered about anybody.
    """
    if not scheme.feeds:
        facts = {**of_whole(scheme), "purpose_changed": Stated(False, "scheme: no feed")}
        yield Path(NOTHING, Given(facts, frozenset(), open_world))
    for feed, purpose, consequence in _ways(scheme):
        steps = [step for step in (feed, purpose, consequence) if step]
        name = " -> ".join(steps if consequence else [*steps, "only kept"])
        given = _given(scheme, conducts or {}, feed, purpose, consequence)
        yield Path(name, Given(given, _places(scheme, given), open_world), feed, purpose, consequence)


def _ways(scheme: Scheme) -> Iterator[tuple[str, str, str]]:
    for feed in scheme.feeds:
        reached = [id for id, part in scheme.consequences.items() if leads(scheme, feed, part)]
        for consequence in reached or [""]:
            for purpose in _purposes(scheme, feed, consequence) or [""]:
                yield feed, purpose, consequence


def _purposes(scheme: Scheme, feed: str, consequence: str) -> list[str]:
    return [
        id
        for id, purpose in scheme.facts.purposes.items()
        if (purpose.feeds is None or feed in purpose.feeds)
        and (purpose.consequences is None or not consequence or consequence in purpose.consequences)
    ]


def _given(
    scheme: Scheme, conducts: Mapping[str, Conduct], feed_id: str, purpose_id: str, id: str
) -> dict[str, Stated]:
    """All facts of one path; later ones win."""
    facts = scheme.facts
    purpose = facts.purposes.get(purpose_id)
    stated: dict[str, StatedFact] = {
        **facts.everywhere,
        **(purpose.facts if purpose else {}),
        **facts.feeds.get(feed_id, {}),
        **facts.consequences.get(id, {}),
    }
    told = of_whole(scheme, *_of_one_entry(scheme, purpose, id))
    operator = _stated(stated[HOLDS_MANY]) if HOLDS_MANY in stated else told.get(HOLDS_MANY)
    roles = operator.value if operator else None
    consequence = scheme.consequences.get(id)
    reached = reaching(scheme, feed_id, consequence) if consequence else ()
    seen = known(reached, conducts)
    told |= of_feed(scheme, feed_id, seen, roles if isinstance(roles, frozenset) else None)
    told |= of_consequence(scheme, consequence) if consequence else only_kept()
    if purpose:
        told |= _of_purpose(scheme, purpose)
    for name, fact in stated.items():
        told[name] = _with_others(name, _stated(fact), told.get(name))
    told = {**drifted(told), **told}
    if consequence is None:
        return told
    wrongs = known(worsening(scheme, consequence, reached), conducts)
    return {**weighed(scheme, consequence, wrongs, told), **told}


def _of_one_entry(
    scheme: Scheme, purpose: Purpose | None, consequence: str
) -> tuple[tuple[str, ...] | None, str | None]:
    """Where entries are joined, the feeds and the standing of the one that a path lies in; else None."""
    if not scheme.compose:
        return None, None
    part = scheme.consequences.get(consequence)
    return purpose.feeds if purpose else None, next(iter(part.when)) if part else None


def _of_purpose(scheme: Scheme, purpose: Purpose) -> Told:
    told: Told = {"purpose": Stated(purpose.is_, f"purpose: {purpose.title}")}
    if purpose.to:
        titles = ", ".join(scheme.facts.recipients[id].title for id in purpose.to)
        told["disclosed_to_third_party"] = Stated(True, f"purpose: handed to {titles}")
    return told


def _stated(fact: StatedFact) -> Stated:
    value = cast("bool | float | str | tuple[str, ...]", fact.value)
    if isinstance(value, tuple):
        return Stated(frozenset(value), fact.origin)
    if isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    return Stated(None if value == UNKNOWN else value, fact.origin)


def _with_others(name: str, stated: Stated, follows: Stated | None) -> Stated:
    """What is stated; of roles, with those of whoever else acts on the path."""
    if name != HOLDS_MANY or follows is None or not isinstance(stated.value, frozenset):
        return stated
    assert isinstance(follows.value, frozenset)
    return Stated(stated.value | follows.value, f"{stated.origin}; {follows.origin}")


def _places(scheme: Scheme, facts: Mapping[str, Stated]) -> frozenset[str] | None:
    """Every code that the scheme's place lies within; in the United States the operator says which level."""
    places = reach(scheme.jurisdiction)
    operator = facts.get("operator")
    level = US_LEVELS.get(str(operator.value)) if operator else None
    return places | {level} if places and level and "us" in places else places
