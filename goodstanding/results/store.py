"""A run folder: written beside its place and then renamed, so that it is there whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodstanding.core.disk import check_writable, sibling, told_plainly
from goodstanding.core.errors import Problem, StorageProblem
from goodstanding.model.machine_json import machine_to_json, meeting_to_json, world_to_json
from goodstanding.results.communities import communities_frame
from goodstanding.results.ledger import headline
from goodstanding.results.line import line_of
from goodstanding.results.met import met_json
from goodstanding.results.published import figures
from goodstanding.results.record import assumed_share, version_of
from goodstanding.results.run import ArmRun, Comparison
from goodstanding.results.tables import ledger_frame, publics_frame, states_frame
from goodstanding.results.told import told_frame

if TYPE_CHECKING:
    import polars as pl

RUN_FILE = "run.json"


@dataclass(frozen=True, slots=True)
class Saved:
    """A run folder that was read back: `record` is run.json; `report` may not exist, nor `publics` in one
    that an earlier version left."""

    folder: Path
    record: dict[str, Any]
    ledger: pl.DataFrame
    states: pl.DataFrame
    report: Path
    publics: pl.DataFrame | None = None
    communities: pl.DataFrame | None = None
    """What communities did, where people look to their own."""
    told: pl.DataFrame | None = None
    """What each side of a pair was told of the other."""


def save(
    comparison: Comparison,
    folder: Path,
    *,
    metrics: Mapping[str, Any] | None = None,
    files: Mapping[str, str] | None = None,
    replace: bool = False,
) -> Path:
    """Write a run folder and return it.

    `metrics`: plain values for run.json; `files`: further texts by file name, such as report.html;
    `replace`: put it in the place of an earlier run folder (and of nothing else). Raises StorageProblem,
    with what was there left untouched.
    """
    check_place(folder, replace=replace)
    with told_plainly(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with sibling(folder) as fresh:
            _write(comparison, fresh, metrics or {}, files or {})
            _swap(fresh, folder)
    return folder


def check_place(folder: Path, *, replace: bool = False) -> None:
    """Refuse, before a long run, a folder that `save` would refuse after it. Raises StorageProblem."""
    check_writable(folder)
    if not folder.exists() and not folder.is_symlink():
        return
    if not replace:
        hint = "Choose another --out, or add --replace."
        raise StorageProblem(Problem("this run folder already exists", path=folder, hint=hint))
    if not (folder / RUN_FILE).is_file():
        hint = f"It holds no {RUN_FILE}, so it is not replaced. Choose another --out."
        raise StorageProblem(Problem("this is not a run folder", path=folder, hint=hint))


def load(folder: Path) -> Saved:
    """Read a run folder back. Raises StorageProblem where it is none."""
    import polars as pl

    if not (folder / RUN_FILE).is_file():
        hint = f"A run folder holds {RUN_FILE}; `goodstanding run ... --out DIR` writes one."
        raise StorageProblem(Problem("this is not a run folder", path=folder, hint=hint))
    with told_plainly(folder):
        try:
            record = json.loads((folder / RUN_FILE).read_text(encoding="utf-8"))
            ledger, states = (pl.read_parquet(folder / f"{name}.parquet") for name in ("ledger", "states"))
            publics, communities, told = (
                pl.read_parquet(known) if (known := folder / f"{name}.parquet").is_file() else None
                for name in ("publics", "communities", "told")
            )
        except (ValueError, pl.exceptions.PolarsError) as error:
            raise StorageProblem(Problem(f"this run folder cannot be read: {error}", path=folder)) from None
    return Saved(folder, record, ledger, states, folder / "report.html", publics, communities, told)


def run_json(comparison: Comparison, metrics: Mapping[str, Any]) -> dict[str, Any]:
    """All of run.json: provenance, the resolved machine forms, the headline."""
    studies = {f"{society}/{label}": asdict(study) for (society, label), study in comparison.studies.items()}
    return {
        **comparison.record,
        "societies": [
            {
                "society": panel.society_id,
                "world": world_to_json(panel.world),
                "arms": [_arm_json(arm) for arm in panel.arms],
            }
            for panel in comparison.panels
        ],
        "metrics": dict(metrics),
        "studies": studies,
        "signs": signs_json(comparison),
        **({"met": met} if (met := met_json(comparison)) else {}),
    }


def signs_json(comparison: Comparison) -> dict[str, Any]:
    """What follows either way where a sign is open, by society and arm, as plain values."""
    return {
        f"{society}/{label}": [asdict(one) for one in found]
        for (society, label), found in comparison.signs.items()
    }


def _arm_json(arm: ArmRun) -> dict[str, Any]:
    assumed, total = assumed_share(arm.case)
    return {
        "arm": arm.label,
        "scheme": arm.machine.id,
        "version": version_of(arm),
        "reading": arm.case.scheme.reading,
        "hypothetical": arm.case.hypothetical,
        "numbers": {"assumed": assumed, "all": total, "assumed_share": assumed / total if total else 0.0},
        "changes": [str(change) for change in arm.case.changes],
        "people": arm.outcome.people.tolist(),
        "eligible": arm.outcome.eligible.tolist(),
        "headline": {part: asdict(totals) for part, totals in headline(arm).items()},
        "review": asdict(line) if (line := line_of(arm.outcome)) is not None else None,
        "published": [asdict(figure) | {"hit": figure.hit, "near": figure.near} for figure in figures(arm)],
        "machine": machine_to_json(arm.machine),
        **({"side": arm.side, "meeting": meeting_to_json(arm.meeting)} if arm.meeting else {}),
    }


def _write(
    comparison: Comparison, folder: Path, metrics: Mapping[str, Any], files: Mapping[str, str]
) -> None:
    text = json.dumps(run_json(comparison, metrics), ensure_ascii=False, indent=1, allow_nan=False)
    (folder / RUN_FILE).write_text(text + "\n", encoding="utf-8")
    frames = {
        "ledger": ledger_frame(comparison),
        "states": states_frame(comparison),
        "publics": publics_frame(comparison),
        "communities": communities_frame(comparison),
        "told": told_frame(comparison),
    }
    for name, frame in frames.items():
        if frame is None:
            continue
        frame.write_parquet(folder / f"{name}.parquet")
        frame.write_csv(folder / f"{name}.csv")
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")


def _swap(fresh: Path, folder: Path) -> None:
    """Rename into place; an earlier run folder is set aside first, and put back if that fails."""
    if not folder.exists():
        fresh.rename(folder)
        return
    with sibling(folder) as aside:
        kept = aside / "earlier"
        folder.rename(kept)
        try:
            fresh.rename(folder)
        except OSError:
            kept.rename(folder)
            raise
