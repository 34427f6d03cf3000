"""V15. Self-censorship thresholds under both rules of punishment.

Daymude, Axelrod and Forrest, "Strategic analysis of dissent and self-censorship", PNAS 122 (2025), arXiv
2509.03731: U(a) = beta a - (nu + (1 - nu) a) pen, pen = psi or psi (a - tau) where a > tau.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

import goodstanding as gs
from goodstanding.engine.steps.self_censorship import shown

OTHERS = [
    (1.0, 0.2, 0.25, 0.6),
    (0.8, 0.5, 0.1, 0.9),
    (2.0, 0.05, 0.4, 3.0),
    (1.0, 1.0, 0.3, 0.7),
    (1.0, 0.0, 0.2, 0.5),
]


def best(
    wish: float, beta: float, nu: float, tau: float, psi: float, proportional: int
) -> tuple[float, float]:
    """(act, gain) that is best among 200,001 acts, by trying them."""
    acts = np.append(np.linspace(0, wish, 200_001), min(tau, wish))
    pen = np.where(acts > tau, psi * (acts - tau) if proportional else psi, 0.0)
    gains = beta * acts - (nu + (1 - nu) * acts) * pen
    return float(acts[gains.argmax()]), float(gains.max())


def test_v15_the_published_thresholds_and_shares():
    got = gs.anchor("V15")
    assert got["uniform_psi0_6"]["d_uni"] == pytest.approx(0.7115384615384615, abs=1e-9)
    assert got["uniform_psi0_6"]["numeric_below"] == pytest.approx(0.25, abs=1e-9)
    assert got["uniform_psi0_6"]["numeric_above"] == pytest.approx(0.72, abs=1e-9)
    assert got["uniform_psi2"]["d_uni"] == math.inf
    for psi, far in ((1, 0.625), (2, 0.3125)):
        assert got[f"proportional_psi{psi}"] == pytest.approx({"d_pro": far, "numeric": far}, abs=1e-9)
    assert got["pop_uniform_delta"] == pytest.approx(
        {
            "suppressed": 0.10650887573964493,
            "share_selfcensor": 0.46153846153846145,
            "share_defiant": 0.28846153846153855,
            "share_compliant": 0.25,
        },
        abs=1e-12,
    )


@pytest.mark.parametrize("parameters", OTHERS)
@pytest.mark.parametrize("proportional", [0, 1])
@pytest.mark.parametrize("wish", [0.1, 0.45, 0.7, 0.95])
def test_v15_nobody_gains_by_showing_something_else(parameters, proportional, wish):
    beta, nu, tau, psi = parameters
    act = float(shown(wish, *parameters, proportional))
    pen = (psi * (act - tau) if proportional else psi) if act > tau else 0.0
    gain = beta * act - (nu + (1 - nu) * act) * pen
    tried, most = best(wish, *parameters, proportional)
    assert gain >= most - 1e-12
    assert act == pytest.approx(tried, abs=1e-5)


@pytest.mark.parametrize("parameters", OTHERS)
def test_v15_thresholds_and_populations_at_other_parameters(parameters):
    beta, nu, tau, psi = parameters
    got = gs.anchor("E14_self_censorship", beta=beta, nu=nu, tau=tau, psi=psi)
    gain = beta - (1 - nu) * psi
    d_uni = (beta * tau + nu * psi) / gain if gain > 0 else math.inf
    assert got["d_uni"] == pytest.approx(d_uni, abs=1e-9)
    if nu < 1:
        assert got["d_pro"] == pytest.approx((tau + (beta - nu * psi) / ((1 - nu) * psi)) / 2, abs=1e-9)
    end = min(1.0, d_uni)
    assert got["pop_uniform_delta"]["share_selfcensor"] == pytest.approx(end - tau, abs=1e-12)
    assert got["pop_uniform_delta"]["suppressed"] == pytest.approx((end - tau) ** 2 / 2, abs=1e-12)
    far = min(1.0, max(tau, got["d_pro"]))
    assert got["pop_proportional"]["suppressed"] == pytest.approx((1 - far) ** 2 / 2, abs=1e-12)


def test_v15_without_severity_nobody_holds_back():
    assert [shown(w, 1.0, 1.0, 0.0, 0.0, p) for w in (0.2, 1.0) for p in (0, 1)] == [0.2, 0.2, 1.0, 1.0]
