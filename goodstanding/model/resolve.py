"""From the human form to the machine form in one deterministic step: every default filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from goodstanding.core.errors import Problem, RequestProblem
from goodstanding.model import machine
from goodstanding.model.by_group import false_by_group, seen_by_group
from goodstanding.model.conduct_check import per_day
from goodstanding.model.consequence import Consequence, Contest, Response, When
from goodstanding.model.machine import Machine, Period, World
from goodstanding.model.own_names import drawn_alone, own_id
from goodstanding.model.passes import Pass
from goodstanding.model.prepared import Case, named_conducts
from goodstanding.model.resolve_parts import whole
from goodstanding.model.resolve_pass import accepted
from goodstanding.model.resolve_standing import goes_of, standings_of
from goodstanding.model.resolve_start import starts_of
from goodstanding.model.resolve_world import behaviour_of, concerned, conduct_of, society_of, subjects_of
from goodstanding.model.scheme import Scheme
from goodstanding.model.shock import edges, on_day
from goodstanding.model.standing import readable
from goodstanding.model.timeline import Version

BURDENS = ("deny", "charge", "publish", "confine")
FIRST_DAY = 1


def resolve_machine(case: Case, *, start: date) -> Machine:
    """The machine form of a case, for a run whose first day is `start`: periods that ended before are left
    out.

    Raises RequestProblem where the numbers contradict each other, such as more people on a register than in
    its spell.
    """
    scheme = case.scheme
    subjects = subjects_of(case.scheme.subject, case.society)
    return Machine(
        id=scheme.id,
        version=case.arm.version or "",
        title=scheme.title,
        jurisdiction=scheme.jurisdiction,
        eligible=subjects,
        standings=tuple(
            one
            for id in sorted(scheme.standings)
            for one in standings_of(id, scheme.standings[id], own_id(id, scheme))
        ),
        periods=_periods(case, subjects, start),
        conducts=named_conducts(version.scheme for version in case.versions),
        drawn_as=min(scheme.compose or ("",)),
    )


def resolve_world(cases: Sequence[Case]) -> World:
    """What the cases share: their society and behaviour, and the union of their conducts, sorted by id.

    Raises RequestProblem where they do not agree on a shared part, as after a `--set` that reached one arm
    only.
    """
    first = cases[0]
    society, behaviour = society_of(first.society), behaviour_of(first.behaviour)
    conducts: dict[str, machine.Conduct] = {}
    for case in cases:
        _agree("society", society, society_of(case.society), first, case)
        _agree("behaviour", behaviour, behaviour_of(case.behaviour), first, case)
        for id, conduct in case.conducts.items():
            resolved = conduct_of(conduct, case.society)
            _agree(f"conduct '{id}'", conducts.setdefault(id, resolved), resolved, first, case)
    return World(society, behaviour, tuple(conducts[id] for id in sorted(conducts)))


def _agree(what: str, one: object, other: object, first: Case, case: Case) -> None:
    if one != other:
        hint = "Arms share their society, behaviour and conducts: set such a number for all of them."
        message = f"arms '{first.arm.text}' and '{case.arm.text}' differ in their {what}"
        raise RequestProblem(Problem(message, hint=hint))


def _periods(case: Case, subjects: machine.Eligibility, start: date) -> tuple[Period, ...]:
    """What holds in each stretch of days, from the one that holds on `start` on."""
    in_force = None if case.arm.version else case.scheme.in_force
    since = in_force.from_.toordinal() if in_force and in_force.from_ else FIRST_DAY
    ends = (
        (in_force.until + timedelta(1)).toordinal()
        if in_force and in_force.until
        else date.max.toordinal() + 1
    )
    days = {FIRST_DAY, since, ends, *_faulty_days(case)}
    days |= {v.since.toordinal() for v in case.versions if v.since}
    held: list[Period] = []
    for day in sorted(day for day in days if day <= date.max.toordinal()):
        version = [v for v in case.versions if v.since is None or v.since.toordinal() <= day][-1]
        active = since <= day < ends
        period = _period(case, version, subjects, day, start) if active else Period(day, False, 0.0)
        if not held or replace(period, from_day=held[-1].from_day) != held[-1]:
            held.append(period)
    first = max(i for i, period in enumerate(held) if period.from_day <= start.toordinal())
    return tuple(held[first:])


def _period(case: Case, version: Version, subjects: machine.Eligibility, day: int, start: date) -> Period:
    scheme = version.scheme
    seen = _observations(case, scheme, day)
    return Period(
        from_day=day,
        active=True,
        participation=scheme.participation.share.value if scheme.participation else 1.0,
        observations=seen,
        goes=tuple(
            go for id in sorted(scheme.standings) for go in _goes(case, scheme, id, subjects, seen, start)
        ),
        consequences=tuple(_consequence(id, scheme) for id in sorted(scheme.consequences)),
        contest=_contest(scheme.contest),
        responses=tuple(_response(id, scheme) for id in sorted(scheme.responses)),
    )


def _faulty_days(case: Case) -> set[int]:
    sights = [s for v in case.versions for sight in v.scheme.sees.values() for s in sight.values()]
    return {day for sight in sights for day in edges(sight.faults.values())}


def _observations(case: Case, scheme: Scheme, day: int) -> tuple[machine.Observation, ...]:
    found: list[machine.Observation] = []
    smaller = society_of(case.society).group_share
    for feed_id in sorted(scheme.sees):
        feed = scheme.feeds[feed_id]
        reached = feed.coverage.value if feed.coverage else 1.0
        for conduct in sorted(scheme.sees[feed_id]):
            sight = scheme.sees[feed_id][conduct]
            usual = per_day(sight.false_positive) if sight.false_positive else 0.0
            burst = (
                on_day(sight.faults, day, concerned(scheme.subject, case.society)) if sight.faults else 0.0
            )
            lag = whole(feed.lag_days)
            seen = sight.sensitivity.value * reached
            drawn_as = "" if conduct in scheme.pooled else own_id(feed_id, scheme)
            found.append(
                machine.Observation(
                    feed_id,
                    conduct,
                    seen,
                    min(1.0, usual + burst),
                    lag,
                    drawn_as,
                    seen_by_group(sight, smaller),
                    false_by_group(sight, smaller, usual, burst),
                )
            )
    return tuple(found)


def _goes(
    case: Case,
    scheme: Scheme,
    id: str,
    subjects: machine.Eligibility,
    seen: tuple[machine.Observation, ...],
    start: date,
) -> tuple[machine.Go, ...]:
    standing = scheme.standings[id]
    goes = goes_of(id, standing, case.conducts, starts_of(case, standing, f"standings.{id}", subjects, start))
    goes = drawn_alone(goes, id, case, scheme)
    if id in scheme.contests:
        own = replace(_contest(scheme.contests[id]), again=False)
        goes = tuple(replace(go, contest=own) for go in goes)
    return accepted(standing, goes, seen) if isinstance(standing, Pass) else goes


def _states(scheme: Scheme, when: When) -> tuple[str, tuple[int, ...]]:
    ((standing, states),) = when.items()
    order = readable(scheme.standings)[standing].states
    return standing, tuple(sorted(order.index(state) for state in states))


def _consequence(id: str, scheme: Scheme) -> machine.Consequence:
    human: Consequence = scheme.consequences[id]
    standing, states = _states(scheme, human.when)
    return machine.Consequence(
        id=id,
        standing=standing,
        states=states,
        domain=human.domain,
        effect=human.effect,
        burden=human.effect in BURDENS,
        meets=human.meets,
        enforced=human.enforced.value if human.enforced else 1.0,
        amount=human.amount.value if human.amount else 0.0,
        decided_by=human.decided_by,
        spill=machine.Spill(human.spill.to, human.spill.share.value) if human.spill else None,
        drawn_as=own_id(id, scheme),
    )


def _response(id: str, scheme: Scheme) -> machine.Response:
    human: Response = scheme.responses[id]
    standing, states = _states(scheme, human.when)
    return machine.Response(id, human.conduct, human.changes, standing, states, human.ratio.value)


def _contest(human: Contest | None) -> machine.Contest:
    if human is None:
        return machine.Contest()
    return machine.Contest(
        take_up=human.take_up.value,
        delay_low=whole(human.delay_days_from),
        delay_high=whole(human.delay_days_to),
        success_if_wrong=human.success_if_wrong.value,
        success_if_right=human.success_if_right.value,
        capacity=human.capacity.value if human.capacity else None,
    )
