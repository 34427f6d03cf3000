"""The states in which people began, worked out again at the end: a run need not keep them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from goodstanding.engine.block import Block, Lists
from goodstanding.engine.simulation import Simulation


def first_states(simulation: Simulation) -> Any:
    """u1[S, n]: everybody's states on the first evening. Overwrites the simulation's lists of a day."""
    threads, began = len(simulation.lists), simulation.began
    began.tables(began.rules(0, simulation.past(0)))  # made once, before threads ask for them
    with ThreadPoolExecutor(threads) as pool:
        jobs = [
            pool.submit(_of_blocks, simulation, simulation.blocks[t::threads], simulation.lists[t])
            for t in range(threads)
        ]
        found = {first: states for job in jobs for first, states in job.result()}
    return np.concatenate([found[block.first] for block in simulation.blocks], axis=1)


def _of_blocks(simulation: Simulation, blocks: list[Block], lists: Lists) -> list[tuple[int, Any]]:
    began, found = simulation.began, list[tuple[int, Any]]()
    for block in blocks:
        again = Simulation(
            simulation.world,
            began.machine,
            people=simulation.people,
            seed=simulation.seed,
            start_day=simulation.start_day,
            first=block.first,
            count=block.size,
            block=block.size,
            marks=False,
            rulebook=began,
        )
        again.lists = [lists]
        again.live_one_day(0)
        found.append((block.first, again.first_state))
    return found
