"""The part of the machine form that says how people answer: how conduct varies between them, and what moves
it. Each answer is off by default.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goodstanding.model.machine_firms import Exit, Hide

COPIED = (0.5, 2.0)
"""Bounds of the factor by which people follow what others did the day before."""


@dataclass(frozen=True, slots=True)
class Incentive:
    """How conduct answers to what is at stake (`engine/incentive.py`).

    `burden`: relative fall, 0..1, of a penalised conduct that is sure to be seen, on the first day; `reward`:
    relative rise, 0 or more, of a rewarded one; `access`: the same where the better state ends a burden
    (None: as `reward`); `certainty`, `severity`: elasticities of that effect in the probability of being seen
    and in the value at stake; `averse`: share who do the opposite, 0..1; `half_life_days`: of what fades;
    `lasting`: share of the effect that does not fade, 0..1; `ahead_days`: before a scheme begins, in which
    people answer to it already; `after`: share of the effect that goes on when a scheme ends, 0..1.
    """

    burden: float
    reward: float
    certainty: float
    severity: float
    averse: float
    half_life_days: int
    lasting: float
    access: float | None = None
    ahead_days: int = 0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Chill:
    """How protected expression is held back (`mechanisms/chill.py`): boldness > 0, tolerance 0..1, severity
    >= 0; `aware`: share who know that they are watched; `proportional`: by which rule they expect to be
    punished; `learn`: chance a month under a burden to come to know, 0..1; `hear`: people of the own
    community whom somebody under a burden tells of it in a month, 0 or more; `justified`: share who find the
    watching right, 0..1; `opposed`: share of the others who hold back all the same, 0..1."""

    boldness: float
    tolerance: float
    severity: float
    aware: float
    proportional: bool
    learn: float = 0.0
    hear: float = 0.0
    justified: float = 1.0
    opposed: float = 1.0


@dataclass(frozen=True, slots=True)
class Game:
    """How effort moves from a rewarded conduct to its record (`mechanisms/game.py`). `stake`: chance that an
    act of the person who finds it easiest moves, others in proportion to their ease; `more`: chance that the
    effort saved makes a second record; `within`: points below the next better state, 0 or more, from which
    the person who finds it easiest moves every act, others from as many as their ease allows."""

    stake: float
    more: float
    within: int = 0


@dataclass(frozen=True, slots=True)
class Attend:
    """How detection follows past finds (`mechanisms/attend.py`). `past`: finds that everybody starts with;
    `elsewhere`: finds that draw attention away from a person, 0 if everybody is always looked at;
    `corrected`: whether a find is counted by how seldom one looks."""

    past: int
    elsewhere: int
    corrected: bool


@dataclass(frozen=True, slots=True)
class Bear:
    """How lost access lowers means (`mechanisms/bear.py`). `worse`: chance a month under a burden to fall by
    one income fifth; `better`: chance a month without one to come back by one; `silence`: share of disputes
    that are lost with each fifth. What others do who read a standing: `shunned`, chance a month to fall by
    one fifth while named in public for the worse; `sought`, to rise by one under a reward, above where one
    began as well."""

    worse: float
    better: float
    silence: float
    shunned: float = 0.0
    sought: float = 0.0


@dataclass(frozen=True, slots=True)
class Adapt:
    """How people follow each other (`engine/norms.py`). `peers`: weight of the others' mean choice; `trust`:
    what doing as a scheme asks is worth by itself, below 0 where it puts people off; `reach`: how far the
    norm moves a rate either way, 0..1. Of punished expression: `conformity`: weight of what others show, 0
    for none; `leaning`, `spread`: mean and standard deviation of what showing it is worth in private. `near`:
    weight of the own community among the others who are seen, 0 (all of the society alike) to 1 (it alone);
    `uneven`: how far a community's trust lies from `trust` at most, either way, all as likely, 0 or more."""

    peers: float
    trust: float
    reach: float
    conformity: float
    leaning: float
    spread: float
    near: float = 0.0
    uneven: float = 0.0


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How conduct varies between people: rate = link(intercept + disposition and means terms).

    "logit": the intercept is solved so that the mean over the society is the conduct's `rate`; `disposition`:
    log odds between the lowest and the highest disposition; `means`: log odds between the poorest and the
    richest income fifth. "linear": the rate is multiplied by 1 + slope x position for each, positions being
    the middles of equal parts of -0.5..0.5. `dispositions`: how many equally common ones there are. `copies`:
    (conduct, strength): its rates are multiplied by 1 + strength x (yesterday's acts / expected acts - 1),
    kept within COPIED. `ceiling`: no daily probability of an act is above it. The others say how people
    answer to a scheme; None: they do not.
    """

    id: str
    link: Literal["logit", "linear"]
    disposition: float
    means: float
    dispositions: int = 8
    copies: tuple[tuple[str, float], ...] = ()
    ceiling: float = 1.0
    act: Incentive | None = None
    chill: Chill | None = None
    game: Game | None = None
    attend: Attend | None = None
    bear: Bear | None = None
    adapt: Adapt | None = None
    hide: Hide | None = None
    exit: Exit | None = None
