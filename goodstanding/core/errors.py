"""What went wrong, where, what is allowed and what to do: every message that a user reads is built here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HANDFUL = 6
"""So many words may stand beside the one that is meant."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `path`, `line` and `column` (from 1) say where; `text` is the line itself, of which `width` characters
    are marked; `hint` says what is allowed or what to do.
    """

    message: str
    path: Path | None = None
    line: int | None = None
    column: int | None = None
    text: str | None = None
    hint: str | None = None
    width: int = 1

    def __str__(self) -> str:
        """`file:line:column: message`, the line with a caret, and the hint."""
        lines = [f"{self._where()}{self.message}"]
        if self.text is not None and self.line is not None and self.column is not None:
            number = f"{self.line:>5} | "
            shown, before = _window(self.text, self.column - 1, self.width)
            lines += [
                number + shown,
                " " * (len(number) - 2) + "| " + " " * before + "^" * max(1, self.width),
            ]
        if self.hint:
            lines.append(f"      {self.hint}")
        return "\n".join(line.rstrip() for line in lines)

    def _where(self) -> str:
        place = [short_path(self.path)] if self.path else []
        place += [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join(place) + ": " if place else ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong at `path` below the part being looked at, before a file gives it a place.

    `at_key` marks the key and not its value.
    """

    message: str
    path: tuple[str | int, ...] = ()
    hint: str = ""
    at_key: bool = False


def unknown(
    what: str, word: str, known: Iterable[str], path: tuple[str | int, ...], *, at_key: bool = False
) -> Flaw:
    """A word that names nothing, with what there is."""
    names = list(dict.fromkeys(known))
    hint = offer(word, names, what="There are" if len(names) > 1 else "There is")
    return Flaw(f"no {what} '{word}'", path, hint or "There is none at all.", at_key)


class GoodStandingError(Exception):
    """Anything that a user can put right; `problems` holds all of them, in the order of the file."""

    exit_code = 2

    def __init__(self, problems: str | Problem | Iterable[Problem]) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        if isinstance(problems, Problem):
            problems = (problems,)
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class FileProblem(GoodStandingError):  # noqa: N818 - what a user reads is a problem with a file
    """A catalogue file, or a file of one's own, is not as the language asks."""


class RequestProblem(GoodStandingError):  # noqa: N818
    """An argument, an id or a `--set` is not as it should be."""


class StorageProblem(GoodStandingError):  # noqa: N818
    """The disk is full, a folder cannot be written, or a run folder already exists."""

    exit_code = 3


class Stopped(GoodStandingError):  # noqa: N818
    """Asked to stop, and stopped in good order; the message says how to go on."""

    exit_code = 130


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """The question "Did you mean 'x'?", or an empty text where nothing allowed resembles `word`."""
    close = nearest(word, allowed)
    return f"Did you mean '{close}'?" if close else ""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that resembles `word` most, or None."""
    by_lower = {name.lower(): name for name in sorted(allowed, reverse=True)}
    close = difflib.get_close_matches(word.lower()[:80], list(by_lower), n=1, cutoff=0.7)
    return by_lower[close[0]] if close else None


def misspelt(words: Iterable[str], allowed: Iterable[str]) -> set[str]:
    """The allowed words that unknown ones among `words` resemble most."""
    known = set(allowed)
    return {close for word in words if word not in known if (close := nearest(word, known))}


def offer(word: str, allowed: Iterable[str], *, what: str = "Allowed", most: int = 20) -> str:
    """ "Did you mean ...?", and what is allowed (at most `most` of it); beside a word that is meant, only
    where all of it is a `HANDFUL`."""
    names = list(allowed)
    meant = did_you_mean(word, names)
    if not names or (meant and len(names) > HANDFUL):
        return meant
    shown = ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
    return " ".join(part for part in (meant, f"{what}: {shown}.") if part)


def short_path(path: Path) -> str:
    """The path from the current folder if it lies inside it, else the path as it is."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _window(text: str, start: int, width: int, most: int = 120) -> tuple[str, int]:
    """The part of a long line around its marked place, and where the mark starts in it."""
    if len(text) <= most:
        return text, start
    left = max(0, min(start - 20, len(text) - most))
    shown = text[left : left + most]
    return ("..." if left else "") + shown + ("..." if left + most < len(text) else ""), start - left + (
        3 if left else 0
    )
