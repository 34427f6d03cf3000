"""Snapshots of a long run in a folder: one file a day kept, the last two of them, each with its checksum.

A file is: one line that says what it is; the length of the header (8 bytes); the header, JSON; its checksum;
the arrays one after another; the checksum of the arrays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np

from goodstanding.core.disk import told_plainly
from goodstanding.core.durable import UNFINISHED, Disk, make_folder, put_file
from goodstanding.core.errors import Problem, RequestProblem, StorageProblem
from goodstanding.core.frozen import Frozen

MAGIC = b"goodstanding snapshot, form 1\n"
KEPT = 2
CHECK = 32


class Broken(ValueError):  # noqa: N818 - it says what it is
    """A file that is not, or no longer, a whole snapshot."""


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots of one arm. `key`: what they are of, name by name; any difference is refused."""

    folder: Path
    key: Mapping[str, str | int]
    disk: Disk = field(default_factory=Disk)

    def keep(self, state: Frozen) -> Path:
        """Write a state; the path of its file. Older ones than the last two go, once this one is safe.

        Raises StorageProblem, with the earlier snapshots as they were.
        """
        path = self.folder / f"day-{state.form['day']:06d}.snapshot"
        with told_plainly(path):
            make_folder(self.folder, disk=self.disk)
            for scrap in self.folder.glob(f".*{UNFINISHED}"):  # of a run that was killed while it wrote
                self.disk.remove(scrap)
            put_file(path, _pieces(self.key, state), disk=self.disk)
            for old in self._files()[KEPT:]:
                self.disk.remove(old)
        return path

    def latest(self) -> Frozen | None:
        """The last good state; None where there is no snapshot at all.

        A broken file is passed over for the one before. Raises StorageProblem where none is whole, and
        RequestProblem where they are of another request or engine, naming what differs.
        """
        broken: list[Problem] = []
        for path in self._files():
            try:
                with told_plainly(path), path.open("rb") as file:
                    key, state = _read(file, path.stat().st_size)
            except Broken as problem:
                broken.append(Problem(f"this snapshot is broken: {problem}", path=path))
                continue
            self._check(key, path)
            return state
        if broken:
            hint = f"No earlier one is left. Remove {self.folder} to live through its days again."
            raise StorageProblem([*broken, Problem("no snapshot is whole", path=self.folder, hint=hint)])
        return None

    def _files(self) -> list[Path]:
        """Snapshots, the last day first."""
        return sorted(self.folder.glob("day-*.snapshot"), reverse=True)

    def _check(self, key: Mapping[str, Any], path: Path) -> None:
        names = [name for name in {**self.key, **key} if key.get(name) != self.key.get(name)]
        if names:
            hint = "Ask for the same, with the same version of Good Standing; or choose another --out."
            raise RequestProblem(
                Problem(f"this snapshot is of another run: other {', '.join(names)}", path=path, hint=hint)
            )


def _pieces(key: Mapping[str, Any], state: Frozen) -> Generator[Any, None, None]:
    shapes = [[array.dtype.str, array.shape] for array in state.arrays]
    header = json.dumps({"key": dict(key), "form": state.form, "arrays": shapes}).encode()
    yield MAGIC + len(header).to_bytes(8, "little")
    yield header
    yield _digest([header])
    yield from state.arrays
    yield _digest(state.arrays)


def _digest(pieces: Iterable[Any]) -> bytes:
    hasher = hashlib.blake2b(digest_size=CHECK)
    for piece in pieces:
        if memoryview(piece).nbytes:
            hasher.update(piece)
    return hasher.digest()


def _read(file: BufferedReader, size: int) -> tuple[dict[str, Any], Frozen]:
    if file.read(len(MAGIC)) != MAGIC:
        raise Broken("it does not begin as one")
    length = int.from_bytes(file.read(8), "little")
    if length > size:
        raise Broken("it is cut short")
    text = file.read(length)
    if file.read(CHECK) != _digest([text]):
        raise Broken("the checksum of its header does not match")
    header = json.loads(text)
    shapes = [(np.dtype(kind), tuple(shape)) for kind, shape in header["arrays"]]
    if size != file.tell() + sum(kind.itemsize * _entries(shape) for kind, shape in shapes) + CHECK:
        raise Broken("it is of another length than it says")
    arrays = tuple(_array(file, kind, shape) for kind, shape in shapes)
    if file.read(CHECK) != _digest(arrays):
        raise Broken("the checksum of its arrays does not match")
    return header["key"], Frozen(header["form"], arrays)


def _array(file: BufferedReader, kind: Any, shape: tuple[int, ...]) -> Any:
    array: Any = np.empty(shape, kind)
    if array.nbytes and file.readinto(memoryview(array).cast("B")) != array.nbytes:
        raise Broken("it is cut short")
    return array


def _entries(shape: tuple[int, ...]) -> int:
    entries = 1
    for each in shape:
        entries *= each
    return entries
