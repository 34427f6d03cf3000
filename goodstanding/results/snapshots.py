"""Snapshots of a long run in a folder: one file a day kept, the last two of them, and beside them what no
later day changes, in segments that are written once.

A snapshot names its segments with their checksums, and is written after them: it is whole, with all that it
names, or it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from goodstanding.core.disk import told_plainly
from goodstanding.core.durable import UNFINISHED, Disk, make_folder, put_file
from goodstanding.core.errors import Problem, RequestProblem, StorageProblem
from goodstanding.core.frozen import Frozen, freeze, thaw
from goodstanding.results.snapshot_file import Broken, checksum, pieces, read, read_header

KEPT = 2


@dataclass(frozen=True, slots=True)
class Segment:
    """A file of entries `first` to `end` - 1 of the log, with the checksum of its arrays."""

    first: int
    end: int
    check: str

    @property
    def name(self) -> str:
        """Of its file."""
        return f"log-{self.first:09d}-{self.end:09d}.segment"


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots of one arm. `key`: what they are of, name by name; any difference is refused."""

    folder: Path
    key: Mapping[str, str | int]
    disk: Disk = field(default_factory=Disk)
    _segments: list[Segment] = field(default_factory=list[Segment])

    def keep(self, state: Frozen) -> Path:
        """Write a state; the path of its file. Of its log only what is new since the last is written. Older
        ones than the last two go, once this one is safe.

        Raises StorageProblem, with the earlier snapshots as they were.
        """
        path = self.folder / f"day-{state.form['day']:06d}.snapshot"
        with told_plainly(path):
            make_folder(self.folder, disk=self.disk)
            for scrap in self.folder.glob(f".*{UNFINISHED}"):  # of a run that was killed while it wrote
                self.disk.remove(scrap)
            self._append(state.log)
            named = [asdict(segment) for segment in self._segments]
            header = {"key": dict(self.key), "form": state.form, "segments": named}
            put_file(path, pieces(header, state.arrays), disk=self.disk)
            self._tidy()
        return path

    def latest(self) -> Frozen | None:
        """The last good state; None where there is no snapshot at all.

        A broken file is passed over for the one before. Raises StorageProblem where none is whole, and
        RequestProblem where they are of another request or engine, naming what differs.
        """
        broken: list[Problem] = []
        for path in self._files():
            try:
                with told_plainly(path):
                    header, arrays, _ = read(path)
                    self._check(header["key"], path)
                    segments = _named(header)
                    log = [entry for segment in segments for entry in self._read(segment)]
            except Broken as problem:
                broken.append(Problem(f"this snapshot is broken: {problem}", path=path))
                continue
            self._segments[:] = segments
            return Frozen(header["form"], arrays, log)
        if broken:
            hint = f"No earlier one is left. Remove {self.folder} to live through its days again."
            raise StorageProblem([*broken, Problem("no snapshot is whole", path=self.folder, hint=hint)])
        return None

    def _append(self, log: Any) -> None:
        """Write what the log has beyond the segments as one more of them."""
        first = self._segments[-1].end if self._segments else 0
        if first == len(log):
            return
        arrays: list[Any] = []
        header = {"key": dict(self.key), "form": freeze(list(log[first:]), arrays)}
        segment = Segment(first, len(log), checksum(arrays).hex())
        put_file(self.folder / segment.name, pieces(header, arrays), disk=self.disk)
        self._segments.append(segment)

    def _read(self, segment: Segment) -> Any:
        try:
            header, arrays, check = read(self.folder / segment.name)
        except Broken as problem:
            raise Broken(f"its {segment.name}: {problem}") from None
        if check.hex() != segment.check:
            raise Broken(f"its {segment.name} is another one")
        return thaw(header["form"], arrays, [])

    def _tidy(self) -> None:
        """Take away older snapshots, and segments that none of those left names."""
        files = self._files()
        for old in files[KEPT:]:
            self.disk.remove(old)
        named = {segment.name for segment in self._segments}
        for path in files[1:KEPT]:
            named |= {segment.name for segment in _named_in(path)}
        for path in self.folder.glob("log-*.segment"):
            if path.name not in named:
                self.disk.remove(path)

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


def _named(header: Mapping[str, Any]) -> list[Segment]:
    return [Segment(**each) for each in header["segments"]]


def _named_in(path: Path) -> Iterable[Segment]:
    try:
        return _named(read_header(path))
    except Broken:
        return ()
