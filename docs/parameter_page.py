"""docs/parameters.md: every default of behaviours, conducts and societies, with basis, range and source."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goodstanding.core.quantity import Quantity, plain
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.places import quantities

DOCS = Path(__file__).parent
HEAD = "| path | value | range | basis | from |\n|---|---|---|---|---|"


def pages() -> dict[Path, str]:
    """The page."""
    catalog = builtin_catalog()
    kinds = {
        "Behaviours": ("behaviours", [catalog.behaviour(id) for id in catalog.behaviour_ids()]),
        "Conducts": ("conducts", [catalog.conduct(id) for id in catalog.conduct_ids()]),
        "Societies": ("societies", [catalog.society(id) for id in catalog.society_ids()]),
    }
    lines = [
        "# Parameters",
        "",
        "Written by `make docs` from the files of `goodstanding/catalog`; do not edit. Numbers of schemes "
        "are shown by `goodstanding show SCHEME`, each with the path that `--set` takes. Bases: stated by a "
        "source, observed (measured), derived (arithmetic on sourced numbers), assumed (with a range and a "
        "reason).",
        "",
        _counted(
            [quantity for _, files in kinds.values() for file in files for _, quantity in quantities(file)]
        ),
    ]
    for title, (folder, files) in kinds.items():
        lines += ["", f"## {title}"]
        for file in files:
            lines += [
                "",
                f"### `{file.id}`: {file.title}",
                "",
                f"`catalog/{folder}/{file.id}.yaml`",
                "",
                HEAD,
            ]
            lines += [
                _row(path, number, file.sources) for path, number in quantities(file) if path[0] != "sources"
            ]
    return {DOCS / "parameters.md": "\n".join(lines) + "\n"}


def _counted(numbers: list[Quantity]) -> str:
    bases = [number.basis for number in numbers]
    told = ", ".join(
        f"{bases.count(basis)} {basis}" for basis in ("stated", "observed", "derived", "assumed")
    )
    return f"{len(numbers)} numbers: {told}."


def _row(path: tuple[str, ...], number: Quantity, sources: Mapping[str, Any]) -> str:
    ends = f"{plain(number.low)} to {plain(number.high)}" if number.range else ""
    keys = number.source or ()
    named = "; ".join(
        f"{sources[key].who} ({sources[key].year}) [{key}]" if key in sources else key for key in keys
    )
    told = ". ".join(part for part in (named, number.at, number.from_, number.because) if part)
    unit = number.unit.replace("_", " ")
    return f"| `{'.'.join(path)}` | {plain(number.value)} {unit} | {ends} | {number.basis} | {_cell(told)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
