"""What every mechanism keeps to, found by walking the folder: a new file is under contract without a word
here."""

from __future__ import annotations

import ast
import inspect
import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from goodstanding.engine import block_day as engine
from goodstanding.engine.answers import answers
from goodstanding.engine.plan import mechanisms
from tests.engine.worlds import FLAT, SCHEME, with_period
from tests.mechanisms.strengths import FULL, NONE, differing, lived, optional, state, with_answers

NAMES = [one.name for one in optional()]
SCRATCH = {"scratch"}


def test_each_has_a_strength_here():
    assert set(NAMES) == set(FULL) == set(NONE)


@pytest.mark.parametrize("name", NAMES)
def test_blocks_and_threads_change_nothing(name: str):
    world = with_answers(**{name: FULL[name]})
    whole = lived(world)
    for block, threads in ((7, 1), (64, 2)):
        assert differing(whole, lived(world, block=block, threads=threads)) == set()


def digest(name: str) -> str:
    """All that a small society comes to, in one line."""
    end = state(lived(with_answers(**{name: FULL[name]}), people=150, days=40))
    return " ".join(f"{key}={int(np.asarray(value, np.int64).sum())}" for key, value in sorted(end.items()))


def test_the_plain_python_reading_gives_the_same():
    code = "from tests.mechanisms.test_contract import NAMES, digest\nfor name in NAMES: print(digest(name))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [digest(name) for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_without_strength_nothing_happens(name: str):
    off, none = lived(with_answers()), lived(with_answers(**{name: NONE[name]}))
    own = set(answers()[name].columns)
    assert differing(off, replace_own(none, off, own)) == set()
    assert all(not state(none)[column].any() for column in own)


def replace_own(one: Any, other: Any, names: set[str]) -> Any:
    """`one` with columns of `other`, which has none for a mechanism that is off."""
    for mine, theirs in zip(one.own, other.own, strict=True):
        held = {name: mine[name] for name in names}
        assert all(not values.any() for values in held.values())
        mine.update({name: theirs[name] for name in names})
    return one


@pytest.mark.parametrize("name", NAMES)
def test_at_full_strength_every_column_changes(name: str):
    on = state(lived(with_answers(**{name: FULL[name]}), people=2000, days=100))
    columns = answers()[name].columns
    assert columns
    assert [column for column in columns if not on[column].any()] == []


def declared(name: str) -> set[str]:
    """The arguments that a kernel says it writes."""
    kernel = next(one.kernel for one in mechanisms() if one.name == name)
    text = " ".join((inspect.getdoc(getattr(kernel, "py_func", kernel)) or "").split())
    found = re.search(
        r"Writes? (.*?)(?:\. |\.$)", text.replace("people.", "people:").replace("rows.", "rows:")
    )
    assert found, f"the kernel of {name} does not say what it writes"
    return {word.split(":")[0] for word in re.findall(r"[\w:]+", found.group(1))}


def leaves(value: Any) -> list[Any]:
    """The arrays of an argument."""
    if isinstance(value, tuple):
        return [leaf for part in value for leaf in leaves(part)]
    return [value] if isinstance(value, np.ndarray) else []


@pytest.mark.parametrize("name", NAMES)
def test_it_writes_only_what_it_declares(name: str, monkeypatch: pytest.MonkeyPatch):
    written: set[str] = set()

    def watched(mechanism: Any) -> Any:
        def kernel(*arguments: Any) -> None:
            before = [[leaf.copy() for leaf in leaves(value)] for value in arguments]
            mechanism.kernel(*arguments)
            for label, value, old in zip(mechanism.arguments, arguments, before, strict=True):
                if any(not np.array_equal(a, b) for a, b in zip(leaves(value), old, strict=True)):
                    written.add(label)

        return replace(mechanism, kernel=kernel) if mechanism.name == name else mechanism

    watching = tuple(watched(one) for one in mechanisms())
    monkeypatch.setattr(engine, "mechanisms", lambda: watching)
    lived(with_answers(**{name: FULL[name]}), people=800, days=70)
    assert written
    assert written - SCRATCH <= declared(name)


@pytest.mark.parametrize("name", [one.name for one in optional() if "events" in one.arguments])
def test_people_in_another_order_get_the_same(name: str, monkeypatch: pytest.MonkeyPatch):
    """The day's events with people in reverse order: the same events are left, and the same columns."""

    def turned(mechanism: Any) -> Any:
        if mechanism.name != name:
            return mechanism
        place = mechanism.arguments.index("events")

        def kernel(*arguments: Any) -> None:
            events = arguments[place]
            used = int(events.count[0])
            order = np.argsort(-events.lane[:used].astype(np.int64), kind="stable")
            for field in events._fields[1:]:
                getattr(events, field)[:used] = getattr(events, field)[:used][order]
            mechanism.kernel(*arguments)
            left = int(events.count[0])
            back = np.lexsort((events.kind[:left], events.conduct[:left], events.lane[:left]))
            for field in events._fields[1:]:
                getattr(events, field)[:left] = getattr(events, field)[:left][back]

        return replace(mechanism, kernel=kernel)

    world = with_answers(**{name: FULL[name]})
    whole = lived(world)
    turning = tuple(turned(one) for one in mechanisms())
    monkeypatch.setattr(engine, "mechanisms", lambda: turning)
    assert differing(whole, lived(world)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_its_streams_are_its_own(name: str):
    module = inspect.getmodule(answers()[name].table)
    assert module is not None
    calls = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("stream_key", "lattice_key")
    ]
    assert calls
    assert {ast.literal_eval(call.args[1]) for call in calls} == {name}


@pytest.mark.parametrize("name", NAMES)
def test_it_leaves_what_others_draw_unchanged(name: str, monkeypatch: pytest.MonkeyPatch):
    """Where conduct does not answer to standing or means, the same people act on the same days with it and
    without."""
    machine = with_period(SCHEME, responses=())
    heard: list[list[tuple[int, int, int, int]]] = []
    first = mechanisms()[0].name

    def noted(mechanism: Any) -> Any:
        def kernel(*arguments: Any) -> None:
            mechanism.kernel(*arguments)
            day, events = arguments[0].day, arguments[mechanism.arguments.index("events")]
            used = range(int(events.count[0]))
            heard[-1] += [
                (day, int(events.lane[i]), int(events.conduct[i]), int(events.kind[i])) for i in used
            ]

        return replace(mechanism, kernel=kernel) if mechanism.name == first else mechanism

    noting = tuple(noted(one) for one in mechanisms())
    monkeypatch.setattr(engine, "mechanisms", lambda: noting)
    for given in ({}, {name: FULL[name]}):
        heard.append([])
        lived(with_answers(FLAT, **given), machine, people=800)
    assert len(heard[0]) > 100
    assert heard[0] == heard[1]
