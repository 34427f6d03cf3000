"""V11. Preference falsification, and choices that follow others.

Kuran, Private Truths, Public Lies (1995): r = Phi((m - b (1 - 2 r)) / s). Brock and Durlauf, "Discrete choice
with social interactions", Review of Economic Studies 68 (2001): m = tanh(beta (h + J m)).
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

import goodstanding as gs


def changes(f, low: float, high: float, n: int = 200_001) -> int:
    """How often f changes sign on a fine grid."""
    signs = np.sign(f(np.linspace(low, high, n)))
    signs = signs[signs != 0]
    return int((signs[1:] != signs[:-1]).sum())


def test_v11_half_in_private_shows_as_three_per_cent():
    got = gs.anchor("V11")
    assert got["m0_s0_5_b1"] == pytest.approx([0.0300743, 0.5, 0.9699257], abs=1e-7)
    assert got["critical_s"] == pytest.approx(0.7978845608028654, abs=1e-7)
    assert got["private"] == pytest.approx(0.5, abs=1e-15)
    assert got["J=0.8,h=0"] == pytest.approx([0.0], abs=1e-8)
    assert got["J=1.5,h=0"] == pytest.approx([-0.8585596366, 0.0, 0.8585596366], abs=1e-8)


@pytest.mark.parametrize(
    ("m", "b", "s"), [(0.1, 1, 0.5), (-0.3, 2, 0.7), (0, 1, 0.9), (0.5, 1, 0.2), (1.5, 1, 0.4), (0, 3, 0.3)]
)
def test_v11_roots_at_other_parameters(m: float, b: float, s: float):
    def ahead(r):
        return stats.norm.cdf((m - b * (1 - 2 * r)) / s) - r

    got = gs.anchor("kuran", m=m, b=b, s=s)
    assert np.abs(ahead(np.array(got["roots"]))).max() < 1e-12
    # At the ends of 0..1 the normal law is flat to the last bit, so the grid begins a little inside.
    assert len(got["roots"]) >= changes(ahead, 1e-12, 1 - 1e-12)
    above = gs.anchor("kuran", m=m, b=b, s=max(got["critical_s"], 0.01) * 1.01)
    assert len(above["roots"]) == 1
    if got["critical_s"]:
        assert len(gs.anchor("kuran", m=m, b=b, s=got["critical_s"] * 0.97)["roots"]) == 3


@pytest.mark.parametrize(
    ("beta", "j", "h"), [(1, 2, 0.3), (2, 0.4, 0), (0.5, 3, 0.1), (1, 1.5, 0.25), (1, -2, 0.4), (3, 1, 0)]
)
def test_v11_means_at_other_parameters(beta: float, j: float, h: float):
    def ahead(m):
        return np.tanh(beta * (h + j * m)) - m

    got = gs.anchor("E7_brock_durlauf", beta=beta, J=j, h=h)
    means = got[f"J={j:g},h={h:g}"]
    assert np.abs(ahead(np.array(means))).max() < 1e-8
    assert len(means) == (3 if beta * j > 1 and abs(h) < got["H"][f"{j:g}"] else 1)
    assert len(means) == changes(ahead, -1, 1, 200_000)
