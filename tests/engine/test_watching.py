"""How closely one is watched may follow the standing: more is found where one looks more; no act moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from goodstanding.engine.act_tables import act_tables
from goodstanding.engine.draws import ALWAYS
from goodstanding.engine.fold_tables import foldable
from goodstanding.engine.layout import layout_of
from goodstanding.engine.run import simulate
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine import WATCHING, Machine, Response
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.panels import arrange
from tests.catalog.entries import CATALOG

START = date(2024, 1, 1)
STATUS = {"advanced": 0, "normal": 1, "discredited": 2}


@pytest.fixture(scope="module")
def customs():
    panel = arrange(CATALOG, ["cn_customs_aeo"], society=None, behaviour="flat", sets=(), start=START)[0]
    return panel.world, panel.arms[1].machine


def test_a_part_of_the_acts_is_seen_as_the_state_says_and_no_act_moves(customs):
    world, machine = customs
    layout, period = layout_of(world, machine), machine.periods[0]
    tables = act_tables(world, layout, period, 1)
    k = layout.conducts.index("misdeclaration")
    looks = {r.states[0]: r.ratio for r in period.responses if r.of == WATCHING}
    seen = next(o for o in period.observations if o.conduct == "misdeclaration")
    assert set(looks) == {STATUS["advanced"], STATUS["discredited"]}
    for state in range(3):
        closer = looks.get(state, 1.0)
        share = tables.seen[k, state].astype(float) / tables.rate[k, state].astype(float)
        assert share == pytest.approx(seen.sensitivity * closer, rel=1e-6)
        wrong = (ALWAYS - tables.false[k, state]).astype(float) / (ALWAYS - tables.false[k, 1]).astype(float)
        assert wrong == pytest.approx(closer, rel=1e-5)
        assert np.array_equal(tables.rate[k, state], tables.rate[k, 1])


def _without(machine: Machine) -> Machine:
    kept = (tuple(r for r in p.responses if r.of != WATCHING) for p in machine.periods)
    periods = (replace(p, responses=k) for p, k in zip(machine.periods, kept, strict=True))
    return replace(machine, periods=tuple(periods))


def test_who_is_looked_at_more_is_found_more(customs):
    world, machine = customs
    runs = [
        simulate(world, one, people=20_000, days=365, seed=3, start_day=START.toordinal())
        for one in (machine, _without(machine))
    ]
    k = layout_of(world, machine).conducts.index("misdeclaration")
    assert runs[0].acts[k].sum() == runs[1].acts[k].sum()
    assert runs[0].acts[k].sum() > 1000
    assert runs[0].unrecorded[k].sum() < runs[1].unrecorded[k].sum()


def test_a_scheme_that_watches_by_standing_is_not_folded():
    catalog = builtin_catalog(Path(__file__).parents[2] / "bench" / "catalog")
    (case,) = make_cases(catalog, ["zz_w"], society="w", behaviour="w")
    world, machine = resolve_world([case]), resolve_machine(case, start=START)
    (period,) = machine.periods
    closer = Response("closer", world.conducts[0].id, WATCHING, machine.standings[0].id, (0,), 2.0)
    assert foldable(world, machine, START.toordinal()) is not None
    watching = replace(machine, periods=(replace(period, responses=(*period.responses, closer)),))
    assert foldable(world, watching, START.toordinal()) is None
