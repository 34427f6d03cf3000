"""V03. Wrongful-penalty arithmetic: Bayes' rule, and many checks of one person.

PPV = pi t / (pi t + (1 - pi) f). South Wales Police, 2017: 2,297 of 2,470 alerts were false.
"""

from __future__ import annotations

import numpy as np
import pytest

from goodstanding.engine.collect import outcome_of
from tests.validation.worlds import begun

RATE, SENSITIVITY, FALSE = (
    "conducts.zz_v03_offence.rates.any.acts",
    "sees.watch.zz_v03_offence.sensitivity",
    "sees.watch.zz_v03_offence.false_positive",
)
CASES = [  # prevalence, sensitivity, false positives: PPV and share flagged
    (1e-3, 0.99, 0.01, 0.0901639344, 0.01098),
    (1e-2, 0.90, 0.05, 0.1538461538, 0.0585),
]


def test_v03_south_wales():
    assert pytest.approx(0.93, abs=5e-4) == 2297 / 2470


@pytest.mark.parametrize(("prevalence", "sensitivity", "false", "ppv", "flagged"), CASES)
def test_v03_flags_and_their_predictive_value(prevalence, sensitivity, false, ppv, flagged):
    assert prevalence * sensitivity / (prevalence * sensitivity + (1 - prevalence) * false) == pytest.approx(
        ppv, abs=1e-9
    )
    people = 1_000_000
    simulation = begun("zz_v03_rare", people, {RATE: prevalence, SENSITIVITY: sensitivity, FALSE: false})
    simulation.run_until(1)
    out = outcome_of(simulation, timing={})
    true, invented = int(out.recorded.sum()), int(out.invented.sum())
    assert out.states["list"][-1, 1].sum() == true + invented
    assert abs((true + invented) / people - flagged) < 4 * np.sqrt(flagged * (1 - flagged) / people)
    assert abs(true / (true + invented) - ppv) < 4 * np.sqrt(ppv * (1 - ppv) / (true + invented))
    # The ledger says the same: alerts on a false record are those of people who did nothing.
    assert out.persons[0].sum() == invented
    assert out.persons[8].sum() == true + invented


def test_v03_a_year_of_daily_checks():
    people, p = 100_000, 0.30593011295952555
    simulation = begun("zz_v03_rare", people, {RATE: 0.0, FALSE: 0.001})
    simulation.run_until(365)
    ever = outcome_of(simulation, timing={}).persons[0].sum()
    assert pytest.approx(p, abs=1e-12) == 1 - (1 - 0.001) ** 365
    assert abs(ever / people - p) < 4 * np.sqrt(p * (1 - p) / people)
