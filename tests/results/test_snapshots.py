"""At every moment of writing, and whatever a lost power supply leaves of it, there is the old snapshot or the
new one.
"""

from __future__ import annotations

import errno
import itertools
import shutil
from pathlib import Path

import numpy as np
import pytest

from goodstanding.core import durable
from goodstanding.core.durable import Disk
from goodstanding.core.errors import RequestProblem, StorageProblem
from goodstanding.core.frozen import Frozen
from goodstanding.results.snapshots import Snapshots

KEY = {"scheme": "abc", "people": 10}


def state(day: int) -> Frozen:
    arrays = (np.full(50, day, np.uint16), np.zeros((3, 0), np.int32), np.arange(day, dtype=np.int64))
    return Frozen({"day": day, "state": {"x": {"array": 0}}}, arrays)


def same(one: Frozen | None, other: Frozen) -> bool:
    return (
        one is not None
        and one.form == other.form
        and all(
            a.dtype == b.dtype and a.shape == b.shape and (a == b).all()
            for a, b in zip(one.arrays, other.arrays, strict=True)
        )
    )


class Recorder(Disk):
    """Does what it is told, and writes down what that was."""

    def __init__(self) -> None:
        self.log: list[tuple] = []
        self.paths: dict[int, Path] = {}

    def create(self, path: Path) -> int:
        file = super().create(path)
        self.paths[file] = path
        self.log.append(("create", path.name))
        return file

    def write(self, file: int, piece: memoryview) -> int:
        taken = super().write(file, piece)
        self.log.append(("write", self.paths[file].name, bytes(piece[:taken])))
        return taken

    def sync(self, file: int) -> None:
        super().sync(file)
        self.log.append(("sync", self.paths[file].name))

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        self.log.append(("rename", old.name, new.name))

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self.log.append(("sync_folder",))

    def remove(self, path: Path) -> None:
        super().remove(path)
        self.log.append(("remove", path.name))


class Full(Disk):
    """A disk with room for so many bytes more."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, file: int, piece: memoryview) -> int:
        if self.room == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = super().write(file, piece[: self.room])
        self.room -= taken
        return taken


def left_by_a_crash(before: dict[str, bytes], log: list[tuple]):
    """Every folder that may be found after power is lost at the end of `log`, as name -> content.

    What was synced is there. Of what was not, any first part of a file may be there, and any first part of
    the changes of names, each without regard to the other.
    """
    contents = dict.fromkeys(before, b"") | before
    files, synced, names = dict(contents), dict(contents), []
    for step, *rest in log:
        if step == "create":
            files[rest[0]] = synced[rest[0]] = b""
            names.append(("create", rest[0]))
        elif step == "write":
            files[rest[0]] += rest[1]
        elif step == "sync":
            synced[rest[0]] = files[rest[0]]
        elif step in ("rename", "remove"):
            names.append((step, *rest))
        else:
            names.append(("sync_folder",))
    safe = max((i for i, name in enumerate(names) if name[0] == "sync_folder"), default=0)
    for cut in range(safe, len(names) + 1):
        for share in (0.0, 0.5, 1.0):
            found = {name: (name, before[name]) for name in before}
            for step, *rest in names[:cut]:
                if step == "create":
                    found[rest[0]] = (rest[0], b"")
                elif step == "rename":
                    found[rest[1]] = found.pop(rest[0])
                elif step == "remove":
                    found.pop(rest[0], None)
            yield {name: _survives(born, files, synced, share) for name, (born, _) in found.items()}


def _survives(born: str, files: dict[str, bytes], synced: dict[str, bytes], share: float) -> bytes:
    lasting, extra = synced[born], files[born][len(synced[born]) :]
    return lasting + extra[: int(len(extra) * share)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def crash_everywhere(folder: Path) -> list[int]:
    """Days that a reader finds after each crash while day 3 is written over days 1 and 2; 0 for none or a
    broken one."""
    for day in (1, 2):
        Snapshots(folder, KEY).keep(state(day))
    before, recorder = contents(folder), Recorder()
    Snapshots(folder, KEY, recorder).keep(state(3))
    found = []
    for end in range(len(recorder.log) + 1):
        for left in left_by_a_crash(before, recorder.log[:end]):
            shutil.rmtree(folder)
            folder.mkdir()
            for name, content in left.items():
                (folder / name).write_bytes(content)
            names = sorted(name for name in left if name.endswith(".snapshot"))
            # One at a time, so that a broken one is not passed over for the one before it.
            for name in names[:-1]:
                (folder / name).unlink()
            try:
                got = Snapshots(folder, KEY).latest()
            except StorageProblem:
                got = None
            found.append(got.form["day"] if got is not None and same(got, state(got.form["day"])) else 0)
    return found


def test_a_crash_at_any_step_leaves_the_old_or_the_new(tmp_path: Path):
    found = crash_everywhere(tmp_path / "a")
    assert set(found) == {2, 3}
    assert len(found) > 50


def test_the_replay_finds_a_name_given_before_the_contents_are_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The test of the test: with sync and rename in the wrong order it must fail."""

    def wrong(path: Path, pieces, *, disk: Disk) -> None:
        part = path.with_name(f".{path.name}.part")
        file = disk.create(part)
        for piece in pieces:
            durable._write_all(disk, file, piece)
        disk.rename(part, path)
        disk.sync(file)
        disk.close(file)
        disk.sync_folder(path.parent)

    monkeypatch.setattr("goodstanding.results.snapshots.put_file", wrong)
    assert 0 in crash_everywhere(tmp_path / "a")


def test_the_order_is_contents_then_name_then_folder_then_the_oldest_goes(tmp_path: Path):
    recorder = Recorder()
    (tmp_path / ".day-000001.snapshot.part").write_bytes(b"of a run that was killed")
    for day in (1, 2, 3):
        Snapshots(tmp_path, KEY, recorder).keep(state(day))
    last = [step for step, *_ in recorder.log if step != "write"][-5:]
    assert last == ["create", "sync", "rename", "sync_folder", "remove"]
    assert sorted(contents(tmp_path)) == ["day-000002.snapshot", "day-000003.snapshot"]
    assert same(Snapshots(tmp_path, KEY).latest(), state(3))


def test_a_full_disk_leaves_the_last_good_one_and_no_scraps(tmp_path: Path):
    Snapshots(tmp_path, KEY).keep(state(1))
    whole = len((tmp_path / "day-000001.snapshot").read_bytes())
    for room in (0, 1, 40, whole - 1):
        with pytest.raises(StorageProblem, match="the disk is full"):
            Snapshots(tmp_path, KEY, Full(room)).keep(state(2))
        assert list(contents(tmp_path)) == ["day-000001.snapshot"]
        assert same(Snapshots(tmp_path, KEY).latest(), state(1))


def test_a_changed_byte_anywhere_is_found_and_the_one_before_is_taken(tmp_path: Path):
    for day in (1, 2):
        Snapshots(tmp_path, KEY).keep(state(day))
    path = tmp_path / "day-000002.snapshot"
    whole = path.read_bytes()
    for place in itertools.chain(range(0, len(whole), 7), [len(whole) - 1]):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert same(Snapshots(tmp_path, KEY).latest(), state(1))
    for length in (0, 5, 60, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert same(Snapshots(tmp_path, KEY).latest(), state(1))
    (tmp_path / "day-000001.snapshot").write_bytes(b"")
    with pytest.raises(StorageProblem, match="no snapshot is whole"):
        Snapshots(tmp_path, KEY).latest()


def logged(day: int) -> Frozen:
    """A state whose log has one more entry each day."""
    log = [{"lane": np.full(1000, one, np.int64), "first": one} for one in range(day)]
    return Frozen(state(day).form, state(day).arrays, log)


def same_log(one: Frozen | None, other: Frozen) -> bool:
    return (
        same(one, other)
        and one is not None
        and [entry["first"] for entry in one.log] == [entry["first"] for entry in other.log]
        and all((a["lane"] == b["lane"]).all() for a, b in zip(one.log, other.log, strict=True))
    )


def test_of_the_log_only_what_is_new_is_written(tmp_path: Path):
    recorder = Recorder()
    kept = Snapshots(tmp_path, KEY, recorder)
    written = []
    for day in (1, 2, 3, 40):
        before = len(recorder.log)
        kept.keep(logged(day))
        written.append(sum(len(step[2]) for step in recorder.log[before:] if step[0] == "write"))
    assert written[0] + 8000 > written[1] > 8000
    assert written[2] < 1.2 * written[1]
    assert written[3] > 37 * 8000
    assert same_log(Snapshots(tmp_path, KEY).latest(), logged(40))
    again = Snapshots(tmp_path, KEY)
    assert again.latest() is not None
    recorder.log.clear()
    Snapshots(tmp_path, KEY, recorder, again._segments).keep(logged(41))
    assert same_log(Snapshots(tmp_path, KEY).latest(), logged(41))
    assert sum(len(step[2]) for step in recorder.log if step[0] == "write") < 2 * written[1]
    order = [step[0] for step in recorder.log if step[0] != "write"]
    assert order[:8] == ["create", "sync", "rename", "sync_folder"] * 2


def test_a_segment_that_is_broken_or_gone_breaks_what_names_it_and_no_more(tmp_path: Path):
    kept = Snapshots(tmp_path, KEY)
    for day in (1, 2):
        kept.keep(logged(day))
    first, last = sorted(tmp_path.glob("*.segment"))
    whole = last.read_bytes()
    for content in (whole[:-1], whole[:100] + bytes([whole[100] ^ 1]) + whole[101:], first.read_bytes(), b""):
        last.write_bytes(content)
        assert same_log(Snapshots(tmp_path, KEY).latest(), logged(1))
    last.unlink()
    assert same_log(Snapshots(tmp_path, KEY).latest(), logged(1))
    first.unlink()
    with pytest.raises(StorageProblem, match="no snapshot is whole"):
        Snapshots(tmp_path, KEY).latest()


def test_segments_that_no_snapshot_names_go(tmp_path: Path):
    kept = Snapshots(tmp_path, KEY)
    for day in (1, 2):
        kept.keep(logged(day))
    Snapshots(tmp_path, KEY).keep(logged(3))  # knows of none, and writes all
    names = sorted(path.name for path in tmp_path.glob("*.segment"))
    assert [name[4:23] for name in names] == [f"{a:09d}-{b:09d}" for a, b in ((0, 1), (0, 3), (1, 2))]
    Snapshots(tmp_path, KEY).keep(logged(4))
    assert len(list(tmp_path.glob("*.segment"))) == 2
    assert same_log(Snapshots(tmp_path, KEY).latest(), logged(4))


def test_a_snapshot_of_another_run_is_refused_by_name(tmp_path: Path):
    assert Snapshots(tmp_path, KEY).latest() is None
    Snapshots(tmp_path, KEY).keep(state(1))
    with pytest.raises(RequestProblem, match="of another run: other scheme"):
        Snapshots(tmp_path, KEY | {"scheme": "abd"}).latest()
    with pytest.raises(RequestProblem, match="other engine"):
        Snapshots(tmp_path, KEY | {"engine": "e"}).latest()
