"""The machine form under the protections of a case, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from goodstanding.model.machine import DAYS_PER_YEAR, InForce, Machine, Period, World
from goodstanding.model.prepared import Case
from goodstanding.model.protection import Protection
from goodstanding.safeguards.base import ALWAYS, Switch, Terms, switches

YEARS = 20
"""For how long growing exceptions are followed; after that they stay as they are."""
MONTHS_PER_DAY = 12 / DAYS_PER_YEAR


def protected(case: Case, machine: Machine, world: World, *, start: date) -> Machine:
    """What the engine is given for a case whose run begins on `start`: the machine form of its scheme, under
    its protections in the order of the safeguards."""
    known = switches()
    pairs = [(known[one.safeguard], one) for one in case.protections]
    need = demand(machine, world)
    for switch, protection in sorted(pairs, key=lambda pair: pair[0].safeguard.order):
        terms = terms_of(protection, demand=need)
        if switch.safeguard.upon is None:
            terms = _with_compliance(terms, _compliance(terms, pairs))
        for slice_ in _slices(terms, start):
            machine = switch.protect(machine, slice_)
        machine = replace(machine, in_force=(*machine.in_force, _in_force(switch, terms)))
    return machine


def terms_of(protection: Protection, *, demand: float = 0.0) -> Terms:
    """A protection as a safeguard reads it."""
    return Terms(
        values={name: quantity.value for name, quantity in protection.numbers.items()},
        feeds=protection.feeds,
        consequences=protection.consequences,
        conducts=protection.conducts,
        ways=protection.ways,
        demand=demand,
        since=protection.since.toordinal() if protection.since else 0,
        until=protection.until.toordinal() if protection.until else ALWAYS,
        suspended=tuple((a.toordinal(), b.toordinal()) for a, b in protection.suspended),
    )


def demand(machine: Machine, world: World) -> float:
    """Records that a scheme makes per subject and day at most, by its rates and before anybody answers."""
    return max((_records(period, world) for period in machine.periods if period.active), default=0.0)


def _records(period: Period, world: World) -> float:
    total = 0.0
    for conduct in world.conducts:
        missed, invented, watched = 1.0, 0.0, False
        for o in period.observations:
            if o.conduct == conduct.id:
                missed, invented, watched = missed * (1.0 - o.sensitivity), invented + o.false_rate, True
        if not watched:
            continue
        leaving = sum(rate for _, rate in conduct.ends)
        most = max((conduct.rate, *(rate for _, rate in conduct.dated)))
        steady = most / (most + leaving) if most + leaving > 0 else 0.0
        inside = steady if conduct.prevalence is None else conduct.prevalence
        looks = {
            "while": inside,
            "month": inside * MONTHS_PER_DAY,
            "act": most,
            "start": most,
            "year": 0.0,
        }
        acts = sum(
            looks[go.on] * (go.rate if go.on == "while" else 1.0)
            for go in period.goes
            if go.conduct == conduct.id
        )
        total += (1.0 - missed) * acts + invented
    return total


def _compliance(terms: Terms, pairs: list[tuple[Switch, Protection]]) -> float:
    """How far a safeguard is obeyed, with what the others in its arm make of that."""
    share = terms.share
    for switch, protection in sorted(pairs, key=lambda pair: -pair[0].safeguard.order):
        if switch.safeguard.upon is not None:
            share = switch.safeguard.upon(terms_of(protection), share)
    return min(1.0, max(0.0, share))


def _with_compliance(terms: Terms, share: float) -> Terms:
    return replace(terms, values={**terms.values, "compliance": share})


def _slices(terms: Terms, start: date) -> Iterator[Terms]:
    """The terms year by year, where exceptions grow; else the terms."""
    if terms["drift"] <= 0:
        yield terms
        return
    first = max(terms.since, start.toordinal())
    for year in range(YEARS):
        begins = first + year * DAYS_PER_YEAR
        ends = terms.until if year == YEARS - 1 else min(terms.until, begins + DAYS_PER_YEAR)
        if begins < ends:
            left = terms.share * (1.0 - terms["drift"]) ** year
            yield replace(_with_compliance(terms, left), since=begins, until=ends)


def _in_force(switch: Switch, terms: Terms) -> InForce:
    spans: list[tuple[int, int]] = []
    begins = terms.since
    for first, last in sorted(terms.suspended):
        spans.append((begins, min(first, terms.until)))
        begins = last
    spans.append((begins, terms.until))
    held = tuple((a, b) for a, b in spans if a < b)
    return InForce(switch.safeguard.id, terms["cost"] * terms.share, held)
