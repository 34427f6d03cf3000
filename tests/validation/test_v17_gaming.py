"""V17. A measure that people can move: how much weight it bears, and who pays for a threshold that is gamed.

Frankel and Kartik, "Improving information from manipulable data", JEEA 20 (2022): b^3 + b = 1 at the fixed
point, 2 b^3 + b = 1 with commitment. Milli, Miller, Dragan and Hardt, "The social cost of strategic
classification", FAT* (2019).
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, optimize, stats

import goodstanding as gs


def test_v17_the_published_weights_and_burden():
    got = gs.anchor("V17")
    want = {
        "fixed_point_beta": 0.682327803828082,
        "commitment_beta": 0.5897545123014584,
        "R2_fixed": 0.6823278038279795,
        "R2_naive_beta1": 0.5,
        "loss_fixed": 0.31767219617202047,
        "loss_commit": 0.28927342393777794,
        "loss_naive_beta1": 1.0,
        "B": 0.5,
        "naive_tau0_FPR": 0.38292492254802624,
        "robust_tau": 0.5,
        "robust_FPR": 0.0,
        "social_burden_positives_at_robust": 0.19541710799949344,
        "manipulators_naive": 0.19146246127401312,
    }
    assert {name: got[name] for name in want} == pytest.approx(want, abs=1e-9)


@pytest.mark.parametrize(("sd_true", "sd_ease", "stake"), [(1, 2, 1), (3, 1, 0.5), (0.2, 0.5, 2), (1, 0, 1)])
def test_v17_weights_at_other_parameters(sd_true: float, sd_ease: float, stake: float):
    got = gs.anchor("E9_goodhart", sd_true=sd_true, sd_ease=sd_ease, stake=stake)
    q = (stake * sd_ease / sd_true) ** 2
    fixed = optimize.brentq(lambda b: q * b**3 + b - 1, 0, 2, xtol=1e-14)
    committed = optimize.brentq(lambda b: 2 * q * b**3 + b - 1, 0, 2, xtol=1e-14)
    assert got["fixed_point_beta"] == pytest.approx(fixed, abs=1e-9)
    assert got["commitment_beta"] == pytest.approx(committed, abs=1e-9)
    # By a crowd of made-up people: the regression of true on shown, and the mean squared error.
    rng = np.random.default_rng(4)
    true, ease = rng.normal(0, sd_true, 400_000), rng.normal(0, sd_ease, 400_000)
    seen = true + stake * fixed * ease
    assert got["R2_fixed"] == pytest.approx(np.corrcoef(true, seen)[0, 1] ** 2, abs=0.005)
    assert got["loss_fixed"] == pytest.approx(((true - fixed * seen) ** 2).mean(), rel=0.02, abs=1e-9)
    assert got["loss_commit"] <= got["loss_fixed"]


@pytest.mark.parametrize(("reach", "tau"), [(0.5, 0.0), (1.2, 0.3), (0.05, -1.0), (3.0, 1.5)])
def test_v17_burden_at_other_parameters(reach: float, tau: float):
    got = gs.anchor("E10_strategic", B=reach, tau=tau)
    law = stats.norm
    movers = law.cdf(tau) - law.cdf(tau - reach)
    assert got["manipulators_naive"] == pytest.approx(movers, abs=1e-9)
    assert got["naive_FPR"] == pytest.approx(movers / law.cdf(tau), abs=1e-9)
    paid, _ = integrate.quad(lambda x: (tau + reach - x) / reach * law.pdf(x), tau, tau + reach)
    assert got["social_burden_positives_at_robust"] == pytest.approx(paid / law.sf(tau), abs=1e-9)
    assert got["robust_FPR"] == pytest.approx(0.0, abs=1e-12)
