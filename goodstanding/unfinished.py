"""A run that is under way: what was asked for, and the last good snapshots of each arm, beside the place
where the finished run will be.
"""

from __future__ import annotations

import hashlib
import json
import shlex
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goodstanding.core.disk import told_plainly
from goodstanding.core.durable import Disk, make_folder, put_file
from goodstanding.core.errors import Problem, RequestProblem, Stopped, StorageProblem, short_path
from goodstanding.core.frozen import Frozen
from goodstanding.core.sources import engine_digest
from goodstanding.model.machine import Machine, World
from goodstanding.model.machine_json import machine_to_json, meeting_to_json, world_to_json
from goodstanding.model.machine_pair import Meeting
from goodstanding.results.record import request_json
from goodstanding.results.run import Request
from goodstanding.results.snapshots import Snapshots

EVERY = 60.0
"""Seconds of wall time between two snapshots, unless asked for another number."""
SHARE = 20
"""Snapshots take at most this part of the time: one that took a second is not followed for so many."""
ASKED = "request.json"


def place_of(out: Path) -> Path:
    """Where a run that will be in `out` keeps its snapshots until it is there."""
    return out.with_name(f"{out.name}.unfinished")


def asked_at(out: Path) -> dict[str, Any] | None:
    """What the unfinished run for `out` was asked; None where there is no such run. Raises StorageProblem."""
    path = place_of(out) / ASKED
    if not path.is_file():
        return None
    with told_plainly(path):
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            hint = f"Remove {place_of(out)} to begin again."
            raise StorageProblem(Problem(f"this is not as expected: {error}", path=path, hint=hint)) from None


def _never() -> bool:
    return False


@dataclass(slots=True)
class Unfinished:
    """The run for `out`. `report`: whether the study of assumed numbers and the report are part of it;
    `every`: seconds between snapshots; `stop`: asked at each day's end whether to stop there."""

    out: Path
    request: Request
    catalog: Sequence[Path] = ()
    replace: bool = False
    report: bool = True
    every: float = EVERY
    stop: Callable[[], bool] = _never
    disk: Disk = field(default_factory=Disk)
    _next: float = 0.0

    def __post_init__(self) -> None:
        """Begin to count the time. Raises RequestProblem where another run for `out` is unfinished."""
        self._next = time.monotonic() + self.every
        earlier, asked = asked_at(self.out), self._asked()
        names = [name for name in asked if earlier and earlier.get(name) != asked[name]]
        if names := [name for name in names if name not in {"command", "replace", "report"}]:
            hint = (
                f"`{self.line()}` goes on with it; or remove {place_of(self.out)}, or choose another --out."
            )
            what = f"a run with other {', '.join(names)} is unfinished here"
            raise RequestProblem(Problem(what, path=place_of(self.out), hint=hint))

    def arm(
        self,
        number: int,
        world: World,
        machine: Machine,
        company: tuple[Meeting, World, Machine] | None = None,
    ) -> ArmKeeper:
        """The keeper of one arm, by its number in the whole run. `company`: of one that lives in a pair, the
        pair and the other side."""
        key = {
            "engine": engine_digest(),
            "scheme": _digest(machine_to_json(machine)),
            "society or conducts": _digest(world_to_json(world)),
            "people": self.request.people,
            "seed": self.request.seed,
            "start": self.request.start.isoformat(),
        }
        if company is not None:
            meeting, other, its = company
            both = {"pair": meeting_to_json(meeting), "world": world_to_json(other)}
            key["pair or other side"] = _digest(both | {"machine": machine_to_json(its)})
        return ArmKeeper(self, Snapshots(place_of(self.out) / f"arm-{number}", key, self.disk))

    def keep_if_due(self, snapshots: Snapshots, day: int, state: Callable[[], Frozen]) -> None:
        """Write a snapshot where it is time for one, at the end of each arm of a run that has any, and where
        the run is to stop; and then stop it.
        """
        stopping, began = self.stop(), time.monotonic()
        ended = day == self.request.days and place_of(self.out).exists()
        if stopping or ended or began >= self._next:
            self._keep(snapshots, state())
            now = time.monotonic()
            self._next = now + max(self.every, SHARE * (now - began))
        if stopping:
            self.stop_here()

    def _keep(self, snapshots: Snapshots, state: Frozen) -> None:
        path = place_of(self.out) / ASKED
        text = json.dumps(self._asked(), ensure_ascii=False, indent=1) + "\n"
        try:
            with told_plainly(path):
                make_folder(path.parent, disk=self.disk)
                put_file(path, [text.encode()], disk=self.disk)
            snapshots.keep(state)
        except StorageProblem as problem:
            if not path.is_file():
                raise
            kept = Problem("the last good snapshot is still there", hint=f"To go on from it: {self.line()}")
            raise StorageProblem([*problem.problems, kept]) from None

    def stop_here(self) -> None:
        """Raise Stopped, with the line that goes on, where there is to be a stop."""
        if self.stop():
            kept = (place_of(self.out) / ASKED).is_file()
            raise Stopped(f"Stopped. To go on: {self.line()}" if kept else "Stopped. Nothing was written.")

    def line(self) -> str:
        """The line that goes on with this run."""
        return shlex.join(["goodstanding", "run", "--resume", short_path(self.out)])

    def finished(self) -> None:
        """Take the snapshots away: the run is in its place."""
        shutil.rmtree(place_of(self.out), ignore_errors=True)

    def _asked(self) -> dict[str, Any]:
        catalog = [str(folder.absolute()) for folder in self.catalog]
        how = {"replace": self.replace, "report": self.report}
        return request_json(self.request) | {"catalog": catalog} | how


@dataclass(frozen=True, slots=True)
class ArmKeeper:
    """What the engine is given to keep one arm with (`engine.run.Keeper`)."""

    run: Unfinished
    snapshots: Snapshots

    def found(self) -> Frozen | None:
        """The last good state of this arm."""
        return self.snapshots.latest()

    def day_done(self, day: int, state: Callable[[], Frozen]) -> None:
        """Keep the state where it is time to."""
        self.run.keep_if_due(self.snapshots, day, state)


def _digest(data: Mapping[str, Any]) -> str:
    return hashlib.blake2b(json.dumps(data, sort_keys=True).encode(), digest_size=12).hexdigest()
