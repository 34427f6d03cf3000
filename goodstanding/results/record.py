"""Where a result comes from: software, request, environment, and how much of it is assumed."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable
from datetime import date
from importlib import metadata
from typing import Any

from goodstanding import __version__
from goodstanding.model.case import Case, Number, numbers
from goodstanding.results.run import ArmRun, Panel, Request
from goodstanding.results.subjects import subjects

SCHEMA_VERSION = 1
SYNTHETIC = "synthetic people only: no real person is in this file"
LIBRARIES = ("numpy", "numba", "pydantic", "pyyaml", "polars", "altair", "vl-convert-python")


def assumed_share(case: Case) -> tuple[int, int]:
    """(assumed, all) numbers that the case uses, of scheme, conducts, society and behaviour."""
    return _count(numbers(case))


def assumed_share_of(cases: Iterable[Case]) -> tuple[int, int]:
    """The same over several cases, a number that they share counted once."""
    found: dict[tuple[str, str, str], Number] = {}
    for case in cases:
        for number in numbers(case):
            shared = number.path.partition(".")[0] in ("conducts", "society", "behaviour")
            owner = case.society.id if shared else case.scheme.id
            found[case.society.id if shared else "", owner, number.path] = number
    return _count(tuple(found.values()))


def stamp(arm: ArmRun) -> str:
    """What every picture carries inside itself, in two lines."""
    assumed, total = assumed_share(arm.case)
    share = f"{100 * assumed / total:.0f} % of {total} numbers assumed" if total else "no numbers"
    provisional = " · reading provisional" if arm.case.scheme.reading == "provisional" else ""
    placed = f" · hypothetical, on society {arm.case.society.id}" if arm.case.hypothetical else ""
    whom, version = subjects([arm.world.society]), version_of(arm)
    head = f"Synthetic {whom}, in this model · {arm.machine.id}, version {version}"
    return f"{head}\n{share}{provisional}{placed}"


def version_of(arm: ArmRun) -> str:
    """The dated version of an arm, or the day whose calendar it follows."""
    return arm.machine.version or date.fromordinal(arm.outcome.start_day).isoformat()


def make_record(
    request: Request, panels: tuple[Panel, ...], *, seconds: float | None = None
) -> dict[str, Any]:
    """The provenance of a comparison: what made it, with which parameters, in which environment.

    `seconds`: wall time of the runs. Nothing names the machine or its user.
    """
    assumed, total = assumed_share_of(arm.case for panel in panels for arm in panel.arms)
    return {
        "schema_version": SCHEMA_VERSION,
        "synthetic": SYNTHETIC,
        "software": {"name": "goodstanding", "version": __version__},
        "parameters": request_json(request),
        "environment": {
            "python": platform.python_version(),
            "platform": f"{platform.system()} {platform.machine()}",
            "libraries": {name: _version(name) for name in LIBRARIES},
        },
        "resources": {"seconds": seconds} if seconds is not None else {},
        "numbers": {"assumed": assumed, "all": total, "assumed_share": assumed / total if total else 0.0},
        "digests": {
            f"{panel.society_id}/{arm.label}": f"{arm.outcome.ledger.digest & (2**64 - 1):016x}"
            for panel in panels
            for arm in panel.arms
        },
    }


def request_json(request: Request) -> dict[str, Any]:
    """The request as plain values, from which the comparison can be made again."""
    return {
        "arms": list(request.arms),
        "society": request.society,
        "behaviour": request.behaviour,
        "people": request.people,
        "days": request.days,
        "seed": request.seed,
        "start": request.start.isoformat(),
        "sets": list(request.sets),
        "study_people": request.study_people,
        "command": request.command,
    }


def _count(found: Iterable[Number]) -> tuple[int, int]:
    bases = [number.quantity.basis for number in found]
    return bases.count("assumed"), len(bases)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"not found by Python {sys.version_info.major}.{sys.version_info.minor}"
