"""A file that is on the disk under its name whole or not at all, whatever stops the machine and when."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

UNFINISHED = ".part"
"""What the name of a file ends in while it is being written."""


class Disk:
    """The calls to the system that the order of writing is made of; tests put a recorder or a full disk in
    its place."""

    def create(self, path: Path) -> int:
        """A new empty file, open for writing; its descriptor."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)

    def write(self, file: int, piece: Any) -> int:
        """Write a part of a buffer of bytes; how many bytes were taken."""
        return os.write(file, piece)

    def sync(self, file: int) -> None:
        """Return when everything written to the file is on the disk."""
        os.fsync(file)

    def close(self, file: int) -> None:
        """Give the descriptor back."""
        os.close(file)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name in the same folder, in one step."""
        old.replace(new)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in the folder are on the disk."""
        if os.name == "posix":  # elsewhere a folder cannot be opened, and the system orders names itself
            file = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(file)
            finally:
                os.close(file)

    def remove(self, path: Path) -> None:
        """Take a file away if it is there."""
        path.unlink(missing_ok=True)


def make_folder(folder: Path, *, disk: Disk) -> None:
    """Make a folder, and those above it, with each name on the disk. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent, disk=disk)
    folder.mkdir(exist_ok=True)
    disk.sync_folder(folder.parent)


def put_file(path: Path, pieces: Iterable[Any], *, disk: Disk) -> None:
    """Write `pieces` (bytes, or contiguous arrays) as the file `path`, in place of an earlier one.

    The order is what makes it safe: contents to the disk first, then the name, then the folder that holds the
    name. Raises OSError, and whatever was there before is still there.
    """
    part = path.with_name(f".{path.name}{UNFINISHED}")
    try:
        file = disk.create(part)
        try:
            for piece in pieces:
                _write_all(disk, file, piece)
            disk.sync(file)
        finally:
            disk.close(file)
        disk.rename(part, path)
        disk.sync_folder(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(part)
        raise


def _write_all(disk: Disk, file: int, piece: Any) -> None:
    rest = memoryview(piece)
    rest = rest.cast("B") if rest.nbytes else memoryview(b"")
    while rest:
        rest = rest[disk.write(file, rest) :]
