"""Writing to disk: whole or not at all, and one clear line when it cannot be done."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from goodstanding.core.errors import Problem, StorageProblem

FULL = {errno.ENOSPC, errno.EDQUOT}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
ELSEWHERE = "Choose another --out."


def write_file(path: Path, text: str) -> Path:
    """Write a text file in one step; its path. Raises StorageProblem, and an earlier file stays as it was."""
    with told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with sibling(path) as aside:
            (aside / path.name).write_text(text, encoding="utf-8")
            (aside / path.name).rename(path)
    return path


def write_folder(folder: Path, texts: Mapping[str, str]) -> Path:
    """Write a new folder of text files (name -> text) in one step. Raises StorageProblem if it exists."""
    if folder.exists() or folder.is_symlink():
        raise StorageProblem(Problem("this folder already exists", path=folder, hint=ELSEWHERE))
    with told_plainly(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with sibling(folder) as aside:
            for name, text in texts.items():
                (aside / name).parent.mkdir(parents=True, exist_ok=True)
                (aside / name).write_text(text, encoding="utf-8")
            aside.rename(folder)
    return folder


def check_writable(place: Path) -> None:
    """Raise StorageProblem, before a long run, where nothing could be written at `place` after it."""
    nearest = next(folder for folder in place.absolute().parents if folder.exists())
    with told_plainly(place), sibling(nearest / place.name):
        pass


@contextmanager
def sibling(place: Path) -> Generator[Path, None, None]:
    """A fresh folder beside `place`; whatever is left of it afterwards is removed."""
    aside = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    aside.chmod(0o755)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def told_plainly(place: Path) -> Generator[None, None, None]:
    """Turn what the disk says into a StorageProblem of one clear line."""
    try:
        yield
    except OSError as error:
        raise StorageProblem(_problem(place, error)) from None


def _problem(place: Path, error: OSError) -> Problem:
    if error.errno in FULL:
        hint = f"Free some space. {ELSEWHERE}"
        return Problem("the disk is full; nothing was written", path=place, hint=hint)
    if error.errno in FORBIDDEN:
        return Problem("this place cannot be written to", path=place, hint=ELSEWHERE)
    reason = (error.strerror or str(error)).lower()
    return Problem(f"this could not be written or read: {reason}", path=place, hint=ELSEWHERE)
