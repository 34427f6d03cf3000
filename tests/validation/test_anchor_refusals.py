"""What an anchor refuses, and how it says so."""

from __future__ import annotations

import math

import pytest

import goodstanding as gs
from goodstanding.anchors.base import models
from goodstanding.core.errors import RequestProblem


@pytest.mark.parametrize(
    ("id", "params", "words"),
    [
        ("E14_self_censorshp", {}, "Did you mean 'E14_self_censorship'"),
        ("V16x", {}, "Allowed: "),
        ("", {}, "Allowed: "),
        ("V15", {"sigma": 1}, "Allowed: beta, nu, tau, psi"),
        ("V15", {"betta": 1}, "Did you mean 'beta'"),
        ("V15", {"nu": 1.5}, "0 or more, 1 at most"),
        ("V15", {"psi": 0}, "above 0"),
        ("V15", {"psi": []}, "one or more numbers"),
        ("V15", {"tau": math.nan}, "tau cannot be nan"),
        ("V15", {"beta": "1"}, "beta cannot be '1'"),
        ("V15", {"beta": True}, "beta cannot be True"),
        ("V07", {"start": (1, 2, 3)}, "2 numbers, whole ones"),
        ("V07", {"runs": 2.5}, "a whole number"),
        ("V07", {"k": 7, "n": 3}, "k is 7 of n = 3"),
        ("V10", {"n": 10**400}, "n cannot be"),
        ("V17", {"beta": 1}, "Allowed: "),
        ("E15_lending_chain", {"success": (0.5, 0.5)}, "initial has 7 shares, success 2 rungs"),
        ("E15_lending_chain", {"lends_from": 9}, "The rungs are 0 to 6"),
    ],
)
def test_bad_requests_are_refused_with_what_is_allowed(id, params, words):
    with pytest.raises(RequestProblem) as refusal:
        gs.anchor(id, **params)
    assert words in str(refusal.value)


def test_every_model_answers_to_its_id_its_file_and_its_row():
    quick = {"E12_polya": {"runs": 2, "steps": 5, "equal_runs": 2, "equal_steps": 5}}
    for model in models():
        params = quick.get(model.anchor.id, {})
        by_id = gs.anchor(model.anchor.id, **params)
        assert gs.anchor(model.name, **params) == by_id
        if model.anchor.row:
            assert by_id.items() <= gs.anchor(model.anchor.row.lower(), **params).items()
