"""Schemes drawn at random: the loader takes all that `make verify` holds, and some are held here."""

from __future__ import annotations

import pytest

from goodstanding.density import refusals
from verify.cases import DRAWN, drawn, resolved
from verify.drawn import write_scheme


@pytest.mark.parametrize("n", [1, 3])
def test_a_drawn_scheme_agrees_with_its_density(n: int):
    assert drawn(n, people=150_000, days=40).agrees


def test_drawn_schemes_are_sound_carried_and_unlike(tmp_path):
    seen = set()
    for n in DRAWN:
        world, machine = resolved(tmp_path, write_scheme(tmp_path, n), "CN", "flat")
        assert refusals(world, machine) == ()
        (period,) = machine.periods
        seen |= {c.form for c in world.conducts} | {f"given {c.given is not None}" for c in world.conducts}
        seen |= {f"{go.on} {go.monthly_limit > 0} {go.by_low < go.by_high}" for go in period.goes}
        seen |= {
            f"clip {machine.standings[0].columns[0].clip_when_moved}",
            f"answers {len(period.responses) > 0}",
        }
        seen |= {f"late {o.lag_days > 0}" for o in period.observations}
        seen |= {f"share {period.participation < 1}"}
    assert seen >= {
        "event", "spell", "given True", "act False False", "act True False", "act False True",
        "start False False", "month False False", "clip True", "clip False", "answers True", "late True",
        "late False", "share True",
    }  # fmt: skip


def test_a_number_is_one_scheme(tmp_path):
    first, again = tmp_path / "one", tmp_path / "two"
    for folder in (first, again):
        write_scheme(folder, 4)
    files = sorted(path.relative_to(first) for path in first.rglob("*.yaml"))
    assert len(files) > 5
    assert all((first / name).read_text() == (again / name).read_text() for name in files)
