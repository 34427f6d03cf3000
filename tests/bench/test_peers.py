"""The other peers against the exact limit; those that need a package of their own, where it is installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import numpy as np
import pytest

from bench.oracle import limit

NEEDS = {"numpy_strata": "numpy", "mesa_agents": "mesa", "jax_blocks": "jax"}


@pytest.mark.parametrize("peer", NEEDS)
def test_a_peer_agrees_with_the_limit(peer: str):
    if find_spec(NEEDS[peer]) is None:
        pytest.skip(f"{NEEDS[peer]} is not installed here; `make bench` gives it a place of its own")
    module = import_module(f"bench.peers.{peer}")
    people, days = 4_000, 5
    record = module.run(people, days, 7)
    assert (record.people.sum(axis=(1, 2)) == people).all()
    z = limit(days, bits=getattr(module, "BITS", None)).z(record.totals, people)
    assert np.abs(z).max() < 4
