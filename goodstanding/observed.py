"""What a run says of facts that a law asks about: whether burdens fell on the two groups alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from goodstanding.core.errors import Problem, RequestProblem, StorageProblem, offer
from goodstanding.metrics.base import Measured, measures
from goodstanding.results.run import ArmRun, Comparison
from goodstanding.results.store import load
from goodstanding.rules.given import Stated

APART = 1.25
"""One group's share under a burden over the other's: the four fifths of the Uniform Guidelines on Employee
Selection Procedures, 29 CFR 1607.4(D), a rule of thumb of offices and no law, read from the side of burdens.
"""
RATIO = "group_ratio"
"""The metric that it is read from."""
SURE = 1.96
"""Standard errors by which the ratio has to clear that line to either side; between them it stays unknown."""


def observed_in(run: Comparison | Path, scheme: str) -> Mapping[str, Stated]:
    """The facts that a comparison, or the folder of one, shows of a scheme.

    A RequestProblem where it has no arm of that scheme, a StorageProblem where the folder is not sound.
    """
    if isinstance(run, Path):
        return _kept(run, scheme)
    arms = [(panel.arms[0], arm) for panel in run.panels for arm in panel.arms]
    own = [(reference, arm) for reference, arm in arms if arm.case.scheme.id == scheme]
    if not own:
        raise _no_arm(scheme, (arm.case.scheme.id for _, arm in arms))
    found = [said for reference, arm in own if (said := _discrimination(arm, reference, run.request.seed))]
    return {"discrimination": found[0]} if found else {}


def _kept(folder: Path, scheme: str) -> Mapping[str, Stated]:
    record = load(folder).record
    try:
        arms = [arm for society in record["societies"] for arm in society["arms"]]
        own = {arm["arm"] for arm in arms if arm["scheme"] == scheme}
        rows = [one for one in record["metrics"]["values"] if one["metric"] == RATIO and one["arm"] in own]
        seed = record["parameters"]["seed"]
        told = [discrimination(row["arm"], seed, row["value"], row["standard_error"]) for row in rows]
    except (LookupError, TypeError) as error:
        hint = "It was cut short, edited, or left by another version."
        raise StorageProblem(
            Problem(f"run.json is not as expected ({error})", path=folder, hint=hint)
        ) from None
    if not own:
        raise _no_arm(scheme, (arm["scheme"] for arm in arms))
    found = [said for said in told if said]
    return {"discrimination": found[0]} if found else {}


def _no_arm(scheme: str, there: Iterable[str]) -> RequestProblem:
    return RequestProblem(
        Problem(f"the run has no arm of '{scheme}'", hint=offer(scheme, sorted(set(there))))
    )


def _discrimination(arm: ArmRun, reference: ArmRun, seed: int) -> Stated | None:
    measured: Measured = measures()[RATIO].measure(arm, reference)
    return discrimination(arm.label, seed, measured.value, measured.standard_error)


def discrimination(label: str, seed: int, ratio: float | None, error: float | None) -> Stated | None:
    """Whether burdens fell on both groups alike, from the metric `RATIO` and its standard error; None where
    it is not estimable.
    """
    if ratio is None or error is None:
        return None
    low, high = ratio - SURE * error, ratio + SURE * error
    told = f"run: arm {label}, seed {seed}: the smaller group was {ratio:.2f} times as often under a burden"
    if low > APART or high < 1 / APART:
        return Stated("disparate", told)
    alike = low > 1 / APART and high < APART
    return Stated("none", told) if alike else Stated(None, f"{told}: too close to the line to say")
