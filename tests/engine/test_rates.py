"""Thresholds of draws: the exact fraction of every daily probability, to one part in a million and better."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.core.keys import fine_threshold
from goodstanding.engine.layout import layout_of
from goodstanding.engine.rates import fine_thresholds
from goodstanding.model.machine import Eligibility
from tests.engine.worlds import SCHEME, WORLD

LAYOUT = layout_of(WORLD, SCHEME)


def one(probability: float) -> int:
    """The threshold of everybody, where all have the same probability."""
    count = LAYOUT.dispositions * 5
    found = fine_thresholds(LAYOUT, Eligibility(), np.full(count, probability))
    assert len(set(found.tolist())) == 1
    return int(found[0])


@given(st.floats(1e-7, 1.0))
def test_thresholds_are_the_exact_fractions(probability: float):
    assert abs(Fraction(one(probability), 2**64) / Fraction(probability) - 1) < Fraction(1, 10**6)
    assert one(probability) == fine_threshold(probability)


@pytest.mark.parametrize("probability", [0.0, 1.0, 2.0**-64, 1.0 - 2.0**-53, -0.5, 1.5])
def test_the_ends_are_never_and_always(probability: float):
    assert one(probability) == fine_threshold(min(max(probability, 0.0), 1.0))


def test_who_is_not_meant_never_does_it():
    found = fine_thresholds(LAYOUT, Eligibility(age_at_least=18), np.full(LAYOUT.dispositions * 5, 0.25))
    assert not found[: LAYOUT.adult_cell].any()
    assert (found[LAYOUT.adult_cell :] == 2**62).all()
