"""What the density cannot carry, named with its place in the scheme file.

A density over (class, memory, score) is exact while a record moves the score once and for ever, and while
what is still on its way does not depend on the score. Everything else is refused, and so is any field of the
machine form that this engine has not been taught.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from goodstanding.core.errors import Problem, RequestProblem
from goodstanding.density.watched import watched_in
from goodstanding.model import machine as form
from goodstanding.model.files import located
from goodstanding.model.located import mark_of
from goodstanding.model.machine import Conduct, Go, Machine, Period, Standing, World

POINTS = "points"
EVEN = (1.0, 1.0)
KNOWN: dict[type, str] = {
    form.Machine: "id version title jurisdiction eligible standings periods conducts",
    form.Period: "from_day active participation observations goes consequences contest responses",
    form.Observation: "feed conduct sensitivity false_rate lag_days seen_by_group false_by_group",
    form.Go: "id standing column conduct on by_low by_high rate after_days keep_low keep_high extended_share "
    "extended_days until_end exit_days unfounded_days drop_rate drop_as late_share late_days "
    "monthly_limit start_share start_age_days start_number",
    form.Standing: "id kind columns states",
    form.Column: "id start floor ceiling clip_when_moved below cuts start_to",
    form.Response: "id conduct of standing states ratio",
    form.Society: "id title country population currency age_starts female male household_sizes groups "
    "group_share group_by_community group_by_income community_size newcomer_share encounters places "
    "subject kinds jobs grown",
    form.World: "society behaviour conducts",
    form.Conduct: "id title form topic legality protected_by eligible rate ends prevalence given "
    "leans_disposition leans_means",
    form.Behaviour: "id link disposition means dispositions copies ceiling",
}
"""Fields that are carried, or refused by name; another one is refused if it differs from its default."""


class Refusal(NamedTuple):
    """One thing that the density cannot carry: its place in the scheme file, and what it is."""

    path: tuple[str, ...]
    what: str


def refusals(world: World, machine: Machine) -> tuple[Refusal, ...]:
    """Everything in a scheme and its world that the density cannot carry; empty if it can carry all."""
    found = [*_standings(machine), *_unknown(machine, world)]
    for period in machine.periods:
        found += [*_of_period(machine, period), *_late(world, machine, period)]
    found += _changed_lags(machine)
    return tuple(dict.fromkeys(found))


def require_carried(world: World, machine: Machine, *, file: Path | None = None) -> None:
    """Raise RequestProblem with everything that the density cannot carry. `file`: the scheme file, to point
    into."""
    found = refusals(world, machine)
    if found:
        raise RequestProblem([_problem(machine, one, file) for one in found])


def _problem(machine: Machine, one: Refusal, file: Path | None) -> Problem:
    message = f"the density cannot carry {one.what} ({'.'.join(one.path)} of '{machine.id}')"
    hint = "Run it person by person, or leave this out."
    root = located(file)[0] if file is not None else None
    if root is None:
        return Problem(message, hint=hint)
    return mark_of(root, one.path, at_key=True).problem(message, hint)


def score_of(machine: Machine) -> Standing | None:
    """The one score of a scheme, or None."""
    scores = [standing for standing in machine.standings if standing.kind == "score"]
    return scores[0] if scores else None


def effective(period: Period) -> tuple[form.Response, ...]:
    """The responses that change a rate."""
    return tuple(r for r in period.responses if r.ratio != 1.0) if period.active else ()


def _standings(machine: Machine) -> Iterator[Refusal]:
    score = score_of(machine)
    for standing in machine.standings:
        if standing is not score:
            yield Refusal(("standings", standing.id), f"a {standing.kind} beside, or in place of, one score")


def _of_period(machine: Machine, period: Period) -> Iterator[Refusal]:
    score = score_of(machine)
    for go in period.goes:
        if score is not None and go.standing == score.id:
            yield from _of_rule(go)
    for look in period.observations:
        if look.seen_by_group != EVEN or look.false_by_group != EVEN:
            yield Refusal(("sees", look.feed, look.conduct, "by_group"), "a feed that errs by group")
    if any(one.take_up > 0.0 for one in (period.contest, *(go.contest for go in period.goes)) if one):
        yield Refusal(("contest",), "disputes")
    for consequence in period.consequences:
        if consequence.spill is not None:
            yield Refusal(("consequences", consequence.id, "spill"), "what reaches a household")
    for response in effective(period):
        if response.of == form.WATCHING:
            yield Refusal(("responses", response.id), "watching that depends on the standing")
        elif score is None or response.standing != score.id:
            yield Refusal(("responses", response.id), "a response to a standing that is no score")


def _of_rule(go: Go) -> Iterator[Refusal]:
    place = ("standings", go.standing, "rules", go.conduct)
    if go.on == "year":
        yield Refusal(
            (*place[:2], "carried", go.id.rpartition(".")[2]), "what a tier costs in the year to come"
        )
        return
    if go.column != POINTS:
        yield Refusal(("standings", go.standing, "direct", go.conduct), "direct grades")
        return
    if go.keep_low or go.keep_high or go.extended_share or go.late_share:
        yield Refusal(("standings", go.standing, "records"), "expiry of records")
    if go.until_end or go.drop_rate or go.on == "while" or go.start_share or go.start_number:
        yield Refusal(place, "records that come or go otherwise than with an act")
    if go.after_days:
        yield Refusal((*place, "after_days"), "a delay of its own")


def _late(world: World, machine: Machine, period: Period) -> Iterator[Refusal]:
    """What would have to be remembered while a record is on its way."""
    score = score_of(machine)
    conducts = {c.id: c for c in world.conducts}
    answering = {r.conduct: r.id for r in effective(period)}
    lags: dict[str, int] = {}
    for id, conduct in conducts.items():
        watched = watched_in(period, id)
        if score is None or not watched.moves:
            continue
        looks = [o for o in period.observations if o.conduct == id]
        if len({o.lag_days for o in looks}) > 1:
            yield Refusal(("sees", looks[-1].feed, id), "feeds that report one conduct after different lags")
        family = conduct.given or id
        if lags.setdefault(family, watched.lag) != watched.lag:
            yield Refusal(
                ("sees", looks[0].feed, id), f"a lag other than that of '{family}', in which it happens"
            )
        if watched.lag and (id in answering or family in answering):
            place = ("responses", answering.get(id, answering.get(family, "")))
            yield Refusal(place, "a response of a conduct whose records arrive late")
        yield from _limited(score, conduct, period)


def _limited(score: Standing, conduct: Conduct, period: Period) -> Iterator[Refusal]:
    held = [go for go in period.goes if go.conduct == conduct.id and go.monthly_limit]
    if len(held) > 1 or (held and (conduct.form == "spell" or conduct.given)):
        yield Refusal(
            ("standings", score.id, "rules", conduct.id, "at_most"), "a monthly limit within a spell"
        )


def _changed_lags(machine: Machine) -> Iterator[Refusal]:
    for conduct in machine.conducts:
        held = [watched_in(period, conduct) for period in machine.periods]
        if len({(w.lag, w.limit) for w in held if w.moves}) > 1:
            yield Refusal(("timeline",), f"a dated change of lag or limit ('{conduct}')")


def _unknown(*roots: Any) -> Iterator[Refusal]:
    """Fields of the machine form that this engine does not know, where they hold more than their default."""
    for root in roots:
        kind: Any = root.__class__
        known = next((KNOWN[base] for base in kind.__mro__ if base in KNOWN), "").split()
        for field in dataclasses.fields(root):
            value: Any = getattr(root, field.name)
            if known and field.name not in known and value != _default(field):
                yield Refusal((*_place(root), field.name), f"'{field.name}'")
            parts = cast("tuple[Any, ...]", value if isinstance(value, tuple) else (value,))
            yield from _unknown(*(one for one in parts if dataclasses.is_dataclass(one)))


def _place(part: Any) -> tuple[str, ...]:
    """About where a part of the machine form comes from."""
    if isinstance(part, Go):
        return ("standings", part.standing, "rules", part.conduct)
    return (str(part.__class__.__name__).lower(),)


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
