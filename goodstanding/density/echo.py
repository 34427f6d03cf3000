"""What one more act, record or error adds to each total in the end, where people follow what others did."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.density.expected import Expected
from goodstanding.engine.act_tables import expected_acts
from goodstanding.model.machine import COPIED, World

KINDS = 3
"""Acts, recorded, invented."""
PLAIN = np.array([[1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 0.0, 1.0], [0.0, 0.0, 1.0, 0.0]])
"""[kind, outcome]: what a recorded act, an unrecorded one, a record of no act and a recorded month count
as."""


def weights_of(world: World, limit: Expected, k: int) -> list[Any]:
    """Weights [kind, outcome] of each day: as in PLAIN, and what an act brings about on later days."""
    kinds = (limit.acts, limit.recorded, limit.invented)
    acts, recorded, invented = (kind.sum(axis=(2, 3))[:, k] for kind in kinds)
    done = float(acts.sum())
    seen = float(recorded.sum()) / done if done > 0.0 else 0.0
    spared = float(invented.sum()) / (limit.days - done) if done < limit.days else 0.0
    found: list[Any] = []
    for echo in echoes(world, k, acts):
        weights = PLAIN.copy()
        weights[:, :2] += np.array([echo, seen * echo, -spared * echo])[:, None]
        found.append(weights)
    return found


def echoes(world: World, k: int, acts: Any) -> Any:
    """Acts [day] that one more act of a conduct brings about on all later days. `acts` [day]: per person."""
    conduct, (low, high) = world.conducts[k], COPIED
    strength, usual = dict(world.behaviour.copies).get(conduct.id, 0.0), expected_acts(world)[k]
    found = np.zeros(len(acts))
    for day in range(len(acts) - 2, -1, -1):
        factor = 1.0 + strength * (acts[day] / usual - 1.0) if usual > 0.0 else low
        if strength and low < factor < high:
            found[day] = strength * acts[day + 1] / (usual * factor) * (1.0 + found[day + 1])
    return found
