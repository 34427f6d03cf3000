"""A pass resolved: one column of proofs, which the mildest proof decides, and one for each harsher state."""

from __future__ import annotations

from collections.abc import Mapping

from goodstanding.model.conduct import Conduct
from goodstanding.model.conduct_check import per_day
from goodstanding.model.machine import Column, Contest, Go, Observation
from goodstanding.model.machine import Standing as MachineStanding
from goodstanding.model.passes import Ground, Pass
from goodstanding.model.resolve_parts import UNBOUNDED, moment, way_out, whole

PROOF = "proof"
STEP = 128
"""A proof of a milder state counts as so many of the next harsher one; nobody holds that many at once."""


def pass_of(id: str, pass_: Pass) -> MachineStanding:
    """Its columns, the proofs first: of all states, so that a dated change may add a ground to any."""
    base = pass_.states.index(pass_.otherwise)
    held = [
        Column(f"held_{state}", 0, 0, UNBOUNDED, False, 0, ((1, i),))
        for i, state in enumerate(pass_.states)
        if i > base
    ]
    cuts = tuple((STEP ** (base - 1 - i), i) for i in reversed(range(base)))
    proof = [Column(PROOF, 0, 0, UNBOUNDED, False, base, cuts)] if base else []
    return MachineStanding(id, pass_.kind, (*proof, *held), pass_.states)


def ground_of(
    id: str, name: str, pass_: Pass, conducts: Mapping[str, Conduct], starts: Mapping[str, float]
) -> Go:
    """The rule of one ground; `starts`: ground -> share of those concerned on the first day."""
    ground = pass_.grounds[name]
    base, reached = pass_.states.index(pass_.otherwise), pass_.states.index(ground.to)
    rate, within = way_out(ground.early_exit, ground.keep_days)
    by = STEP ** (base - 1 - reached) if reached < base else 1
    return Go(
        id=f"{id}.{name}",
        standing=id,
        column=PROOF if reached < base else f"held_{ground.to}",
        conduct=ground.when,
        on="while" if ground.per_year else moment(conducts[ground.when]),
        by_low=by,
        by_high=by,
        rate=per_day(ground.per_year) if ground.per_year else 0.0,
        after_days=whole(ground.after_days),
        keep_low=whole(ground.keep_days),
        keep_high=whole(ground.keep_days),
        until_end=ground.until is not None,
        exit_days=whole(ground.exit_days),
        unfounded_days=whole(ground.unfounded_days),
        drop_rate=rate,
        drop_as=ground.early_exit.as_ if ground.early_exit else "",
        drop_within=within,
        start_share=starts.get(name, 0.0),
        start_age_days=_age(ground),
        contest=Contest() if reached < base else None,  # nobody disputes a proof of their own
    )


def accepted(pass_: Pass, goes: tuple[Go, ...], seen: tuple[Observation, ...]) -> tuple[Go, ...]:
    """The rules without proofs of what no feed sees any more: such a proof is not taken, and none is lost."""
    base = pass_.states.index(pass_.otherwise)
    shown = {one.conduct for one in seen if one.sensitivity > 0 or one.false_rate > 0}

    def is_taken(go: Go) -> bool:
        ground = pass_.grounds[go.id.partition(".")[2]]
        return go.conduct in shown or pass_.states.index(ground.to) > base

    return tuple(go for go in goes if is_taken(go))


def _age(ground: Ground) -> float:
    return ground.start.mean_days_in.value if ground.start else 0.0
