"""What a run says of facts that a law asks about: whether burdens fell on the two groups alike."""

from __future__ import annotations

from collections.abc import Mapping

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.metrics.base import Measured, measures
from goodstanding.results.run import ArmRun, Comparison
from goodstanding.rules.given import Stated

APART = 1.25
"""One group's share under a burden over the other's: the four fifths of the Uniform Guidelines on Employee
Selection Procedures, 29 CFR 1607.4(D), a rule of thumb of offices and no law, read from the side of burdens.
"""
RATIO = "group_ratio"
"""The metric that it is read from."""
SURE = 1.96
"""Standard errors by which the ratio has to clear that line to either side; between them it stays unknown."""


def observed_in(run: Comparison, scheme: str) -> Mapping[str, Stated]:
    """The facts that a comparison shows of a scheme. A RequestProblem where it has no arm of that scheme."""
    arms = [(panel.arms[0], arm) for panel in run.panels for arm in panel.arms]
    own = [(reference, arm) for reference, arm in arms if arm.case.scheme.id == scheme]
    if not own:
        there = sorted({arm.case.scheme.id for _, arm in arms})
        raise RequestProblem(Problem(f"the run has no arm of '{scheme}'", hint=offer(scheme, there)))
    found = [said for reference, arm in own if (said := _discrimination(arm, reference, run.request.seed))]
    return {"discrimination": found[0]} if found else {}


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
