"""How often people do what they do: the behaviour's link, read anew from the machine form."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine import exact
from goodstanding.engine.people import FIFTHS
from goodstanding.model.machine import Behaviour, Conduct, Response, World


def cell_rates(world: World, starts: tuple[int, ...]) -> Any:
    """Acts (starts of a spell) a day without any scheme [conduct, cell]: age class, disposition, income
    fifth, the last fastest. `starts`: first age of each age class."""
    found = [_cells(c, starts, _forty(c, c.rate, world.behaviour)) for c in world.conducts]
    return _table(world, starts, found)


def prevalences(world: World, starts: tuple[int, ...]) -> Any:
    """Share in the spell on the first day [conduct, cell]; 0 for what is no spell."""
    found: list[Any] = []
    for conduct in world.conducts:
        forty = [0.0] * (world.behaviour.dispositions * FIFTHS)
        if conduct.form == "spell" and conduct.prevalence is not None:
            forty = _forty(conduct, conduct.prevalence, world.behaviour)
        elif conduct.form == "spell":
            leaving = sum(rate for _, rate in conduct.ends)
            rates = _forty(conduct, conduct.rate, world.behaviour)
            forty = [p / (p + leaving) if p + leaving > 0.0 else 0.0 for p in rates]
        found.append(_cells(conduct, starts, forty))
    return _table(world, starts, found)


def _table(world: World, starts: tuple[int, ...], rows: list[Any]) -> Any:
    """[conduct, cell], also of no conduct at all."""
    return np.array(rows).reshape(len(rows), len(starts) * world.behaviour.dispositions * FIFTHS)


def _cells(conduct: Conduct, starts: tuple[int, ...], forty: list[float]) -> Any:
    inside = [conduct.eligible.means(start) for start in starts]
    return np.concatenate([np.array(forty) if one else np.zeros(len(forty)) for one in inside])


def _forty(conduct: Conduct, mean: float, behaviour: Behaviour) -> list[float]:
    count = behaviour.dispositions
    by_disposition, by_means = (
        conduct.leans_disposition * behaviour.disposition,
        conduct.leans_means * behaviour.means,
    )
    if behaviour.link == "linear":
        firsts = [1.0 + by_disposition * ((d + 0.5) / count - 0.5) for d in range(count)]
        return [
            mean * a * (1.0 + by_means * ((f + 0.5) / FIFTHS - 0.5)) for a in firsts for f in range(FIFTHS)
        ]
    odds = [
        exact.exp(by_disposition * (d / (count - 1) - 0.5) + by_means * (f / (FIFTHS - 1) - 0.5))
        for d in range(count)
        for f in range(FIFTHS)
    ]
    return list(exact.rates_by_logit(mean, tuple(odds)))


def answered(conduct: Conduct, responses: tuple[Response, ...], state: int) -> tuple[float, float]:
    """(factor on the rate, chance a day that the spell ends) in one state of the standing."""
    factor, ends = 1.0, dict(conduct.ends)
    for answer in responses:
        if answer.conduct == conduct.id and state in answer.states:
            if answer.of == "rate":
                factor *= answer.ratio
            else:
                ends[answer.of] *= answer.ratio
    return factor, min(1.0, sum(ends.values()))
