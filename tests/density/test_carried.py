"""What the density refuses, and where it says that it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.density import density, refusals, require_carried
from goodstanding.model.machine import Contest, Machine, Observation, Response, Spill
from tests.density.made import START, event, gives, scheme, spell
from tests.density.worlds import CATALOG, resolved
from tests.engine import worlds


def test_rongcheng_is_refused_for_disputes_expiry_and_direct_grades_each_in_its_place():
    world, machine = resolved("cn_rongcheng_residents")
    file = CATALOG.scheme_path("cn_rongcheng_residents")
    with pytest.raises(RequestProblem) as refused:
        require_carried(world, machine, file=file)
    lines = file.read_text(encoding="utf-8").splitlines()
    named = {}
    for problem in refused.value.problems:
        assert problem.path == file
        named[lines[problem.line - 1].strip()] = str(problem)
    assert set(named) == {"contest:", "records:", "drunk_driving:"}
    assert "disputes" in named["contest:"]
    assert "expiry of records" in named["records:"]
    assert "direct grades" in named["drunk_driving:"]


def test_the_core_is_the_same_scheme_without_these():
    _, whole = resolved("cn_rongcheng_residents")
    _, core = resolved("cn_rongcheng_core")
    periods = tuple(
        replace(
            period,
            contest=Contest(),
            goes=tuple(replace(go, keep_low=0, keep_high=0) for go in period.goes if go.column == "points"),
        )
        for period in whole.periods
    )
    standing = replace(whole.standings[0], columns=whole.standings[0].columns[:1])
    assert replace(whole, periods=periods, standings=(standing,)) == replace(
        core, id=whole.id, title=whole.title
    )


def test_the_core_is_carried():
    assert refusals(*resolved("cn_rongcheng_core")) == ()


def test_every_entry_is_carried_or_refused_in_words():
    for id in CATALOG.scheme_ids():
        for one in refusals(*resolved(id)):
            assert all(one.path)
            assert one.what


def test_a_scheme_with_everything_is_refused_for_each_part():
    found = {".".join(one.path) for one in refusals(worlds.WORLD, worlds.SCHEME)}
    assert found >= {
        "standings.list", "standings.points.records", "standings.points.direct.fine", "contest",
        "consequences.school.spill", "responses.pressure",
    }  # fmt: skip


def paths(made):
    return [".".join(one.path) for one in refusals(*made)]


def test_a_memory_that_would_answer_to_the_score_is_refused():
    answer = Response("half", "a", "rate", "points", (1,), 0.5)
    late = scheme((event("a", 0.1),), (gives("a", -1),), lag=2, responses=(answer,))
    assert paths(late) == ["responses.half"]


def test_two_lags_of_one_conduct_and_of_one_spell_are_refused():
    world, machine = scheme((event("a", 0.1),), (gives("a", -1),))
    looks = (*machine.periods[0].observations, Observation("slow", "a", 0.5, 0.0, 9))
    two = replace(machine, periods=(replace(machine.periods[0], observations=looks),))
    assert paths((world, two)) == ["sees.slow.a"]
    inside = (spell("s", 0.1, 0.1), event("z", 0.1, given="s"))
    world, machine = scheme(inside, (gives("s", -1, on="start"), gives("z", -1)))
    looks = tuple(replace(o, lag_days=3) if o.conduct == "z" else o for o in machine.periods[0].observations)
    apart = replace(machine, periods=(replace(machine.periods[0], observations=looks),))
    assert paths((world, machine)) == []
    assert paths((world, apart)) == ["sees.feed.z"]


def test_what_a_later_machine_form_adds_is_refused_until_it_is_taught():
    @dataclass(frozen=True, slots=True)
    class Later(Machine):
        queues: tuple[str, ...] = ()

    world, machine = scheme((event("a", 0.1),), (gives("a", -1),))
    parts = {name: getattr(machine, name) for name in Machine.__dataclass_fields__}
    assert paths((world, Later(**parts))) == []
    assert paths((world, Later(**parts, queues=("hall",)))) == ["later.queues"]


def test_a_refused_scheme_is_not_run():
    spilled = replace(worlds.CONSEQUENCES[0], spill=Spill("household", 0.5), standing="points")
    world, machine = scheme((event("a", 0.1),), (gives("a", -1),))
    machine = replace(machine, periods=(replace(machine.periods[0], consequences=(spilled,)),))
    with pytest.raises(RequestProblem, match="what reaches a household"):
        density(world, machine, people=10, days=1, start_day=START)


def test_a_world_without_a_scheme_or_a_conduct_is_carried():
    world, machine = resolved("zz_null")
    found = density(world, machine, people=1000, days=3, start_day=START)
    assert found.acts.shape[1] == len(world.conducts) == 0
    assert found.present.sum(axis=-1) == pytest.approx(np.ones((4, 1)))


def test_several_records_on_the_first_day_are_refused():
    world, machine = scheme((event("a", 0.1),), (replace(gives("a", -1), start_number=0.5),))
    (one,) = refusals(world, machine)
    assert one.path[-2:] == ("rules", "a")
    assert "otherwise than with an act" in one.what


def test_a_feed_that_errs_by_group_is_refused_in_its_place():
    world, machine = scheme((event("a", 0.1),), (gives("a", -1),))
    period = machine.periods[0]
    looks = tuple(replace(o, false_by_group=(0.5, 5.0)) for o in period.observations)
    (one,) = refusals(world, replace(machine, periods=(replace(period, observations=looks),)))
    assert one.path == ("sees", "feed", "a", "by_group")
    assert "by group" in one.what
