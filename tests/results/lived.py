"""A small comparison, really lived: three arms, two thousand synthetic people, ninety days."""

from __future__ import annotations

from datetime import date
from functools import cache

from goodstanding.engine import simulate
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.results.record import make_record
from goodstanding.results.run import ArmRun, Comparison, Panel, Request

ARMS = ("zz_null", "zz_ordinary_enforcement", "cn_court_defaulters")
REQUEST = Request(
    arms=ARMS,
    society=None,
    behaviour="default",
    people=2000,
    days=90,
    seed=3,
    start=date(2024, 1, 1),
    sets=("contest.take_up=0.5",),
    command="goodstanding compare cn_court_defaulters --people 2000 --days 90 --seed 3",
)


@cache
def comparison() -> Comparison:
    """Null, ordinary enforcement and the court's list in China, with one number changed by the user."""
    cases = make_cases(builtin_catalog(), ARMS, society="CN", sets=REQUEST.sets)
    world = resolve_world(cases)
    arms: list[ArmRun] = []
    for case in cases:
        machine = resolve_machine(case, start=REQUEST.start)
        outcome = simulate(
            world,
            machine,
            people=REQUEST.people,
            days=REQUEST.days,
            seed=REQUEST.seed,
            start_day=REQUEST.start.toordinal(),
            threads=1,
        )
        arms.append(ArmRun(case.arm.text, case, machine, world, outcome))
    panels = (Panel("CN", world, tuple(arms)),)
    return Comparison(REQUEST, panels, {}, make_record(REQUEST, panels, seconds=1.0))
