"""What a protection reaches in a scheme: feeds, consequences, conducts, and ways from feed to consequence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from goodstanding.core.quantity import Quantity
from goodstanding.model.arm import Named
from goodstanding.model.prepared import Case
from goodstanding.model.protection import Protection
from goodstanding.rules.derive import derived
from goodstanding.rules.given import Given
from goodstanding.rules.jurisdiction import known
from goodstanding.rules.of_scheme import Path, paths
from goodstanding.safeguards.base import Safeguard

EXPRESSION = frozenset(("speech", "religion", "association"))
Ways = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reach:
    """Ids; None: everything there is."""

    feeds: frozenset[str] | None = None
    consequences: frozenset[str] | None = None
    conducts: frozenset[str] | None = None
    ways: Ways | None = None
    open: bool = False
    """Whether it is so only if facts that nobody stated turn out so."""


def ways_of(case: Case, *, everywhere: bool = False) -> Iterator[tuple[Path, Given]]:
    """The paths of every version of a scheme, with the facts of each and what follows from them;
    `everywhere`: as if the scheme lay where every law holds."""
    for version in case.versions:
        for path in paths(version.scheme, case.conducts):
            given = replace(path.given, places=frozenset(known())) if everywhere else path.given
            yield path, derived(given)


def unrelated(case: Case) -> Ways:
    """Ways on which data of one part of life leads to a consequence in a part that is unrelated to it."""
    return _where(case, "context_related")


def out_of_proportion(case: Case) -> Ways:
    """Ways on which what follows is clearly heavier than what the data describes."""
    return _where(case, "proportionate")


def expression(case: Case) -> frozenset[str]:
    """Conducts of speech, belief or association, or that an instrument protects."""
    return frozenset(
        id
        for id, conduct in case.conducts.items()
        if conduct.topic in EXPRESSION or conduct.legality.protected_by
    )


def feeds_of(case: Case) -> dict[str, str]:
    """Feed -> the kind of data that it carries, over all versions."""
    return {id: feed.data for version in case.versions for id, feed in version.scheme.feeds.items()}


def domains_of(case: Case) -> dict[str, str]:
    """Consequence -> its domain, over all versions."""
    return {id: part.domain for version in case.versions for id, part in version.scheme.consequences.items()}


def meant(case: Case, safeguard: Safeguard, reach: Reach) -> Reach:
    """What a safeguard covers by its nature, within a reach."""
    if safeguard.covers == "expression":
        ours = expression(case)
        return replace(reach, conducts=ours if reach.conducts is None else reach.conducts & ours)
    if safeguard.covers == "unrelated":
        return replace(reach, ways=_within(unrelated(case), reach))
    if safeguard.covers == "out of proportion":
        return replace(reach, ways=_within(out_of_proportion(case), reach))
    return reach


def protection(
    named: Named,
    name: str,
    safeguard: Safeguard,
    reach: Reach,
    numbers: Mapping[str, Quantity] | None = None,
    clauses: tuple[str, ...] = (),
    open: tuple[str, ...] = (),
) -> Protection:
    """A safeguard within a reach, for as long as the arm says; `numbers`: the safeguard's own if left out."""
    return Protection(
        name=name,
        safeguard=safeguard.id,
        numbers=safeguard.numbers if numbers is None else numbers,
        clauses=clauses,
        open=open,
        feeds=reach.feeds,
        consequences=reach.consequences,
        conducts=reach.conducts,
        ways=reach.ways,
        since=named.since,
        until=named.until,
        suspended=named.suspended,
    )


def _within(ways: Ways, reach: Reach) -> Ways:
    return frozenset(
        (feed, consequence)
        for feed, consequence in ways
        if (reach.feeds is None or feed in reach.feeds)
        and (reach.consequences is None or consequence in reach.consequences)
        and (reach.ways is None or (feed, consequence) in reach.ways)
    )


def _where(case: Case, fact: str) -> Ways:
    found: set[tuple[str, str]] = set()
    for path, given in ways_of(case):
        stated = given.stated(fact)
        if path.consequence and stated is not None and stated.value is False:
            found.add((path.feed, path.consequence))
    return frozenset(found)
