"""The part of the machine form that says how firms, above all, answer: by hiding, and by leaving."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hide:
    """How what is penalised is hidden (`mechanisms/hide.py`). `ease`: 0 or more, of whoever hides most
    easily, others in proportion to their place; `by_means`: log ratio of it from one fifth of means to the
    next."""

    ease: float
    by_means: float = 0.0


@dataclass(frozen=True, slots=True)
class Exit:
    """How the rate of leaving for good, a conduct that `renews`, answers to a standing (`engine/exits.py`).
    Log ratios of the rate: `burden` in the states under a burden that takes access or money or names in
    public, `reward` in those under a reward alone; `expecting`: share of `burden`, 0..1, in the state just
    milder than a burdened one."""

    burden: float
    expecting: float = 0.0
    reward: float = 0.0
