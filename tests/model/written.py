"""A small catalogue that is sound, and files of it written wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goodstanding.core.errors import Problem
from goodstanding.model.catalog import Catalog
from goodstanding.model.check import check_paths

HERE = Path(__file__).parent
GOOD = HERE / "good"
SCHEME = "schemes/aa_good/scheme.yaml"


class SmallCatalog(Catalog):
    """The catalogue with metrics of its own, so that a new metric changes no expected message."""

    def metric_ids(self) -> tuple[str, ...]:
        return ("debts_performed", "people_affected")


@dataclass(frozen=True)
class Malformed:
    """One way to write a file wrongly: `old` becomes `new` in `file`, and `says` is all that check then
    says.
    """

    file: str
    section: str
    kind: str
    old: str
    new: str
    says: tuple[str, ...]

    def __str__(self) -> str:
        return f"{Path(self.file).stem}-{self.section}-{self.kind}"


def good_catalog() -> Catalog:
    """The catalogue as it is."""
    return SmallCatalog((GOOD,))


def malformed() -> list[Malformed]:
    """Every block of malformed/*.txt."""
    return [case for path in sorted((HERE / "malformed").glob("*.txt")) for case in _blocks(path.read_text())]


def check_text(folder: Path, file: str, text: str) -> tuple[Problem, ...]:
    """What check says of the catalogue with one file written anew, in an empty folder."""
    changed = folder / file
    changed.parent.mkdir(parents=True)
    changed.write_text(text, encoding="utf-8")
    asked = changed
    for beside in ("scheme.yaml", "sources.yaml"):
        if file.startswith("schemes/") and not file.endswith(beside):
            changed.with_name(beside).write_bytes((GOOD / file).with_name(beside).read_bytes())
            asked = changed.with_name("scheme.yaml")
    return check_paths(SmallCatalog((folder, GOOD)), [asked])


def _blocks(text: str) -> Iterator[Malformed]:
    for block in text.strip().split("\n\n## "):
        head, *lines = block.removeprefix("## ").split("\n")
        file, section, kind = head.split(" | ")
        old, new, says = ([line[2:] for line in lines if line[0] == sign] for sign in "-+>")
        yield Malformed(file, section, kind, "\n".join(old), "\n".join(new), tuple(says))
