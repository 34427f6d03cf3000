"""Which records lead from a feed to a consequence, and how long they count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from goodstanding.model.conduct import Conduct
from goodstanding.model.consequence import Consequence
from goodstanding.model.rating import Rating
from goodstanding.model.scheme import Scheme
from goodstanding.model.score import ChosenRule, Score
from goodstanding.model.standing import Standing, readable
from goodstanding.rules.scheme_words import REWARDS

DAYS_PER_YEAR = 365
LIFETIME_YEARS = 100
"""The oldest that a record can be where none expires: the ages of a society end there."""


def reaching(scheme: Scheme, feed: str, consequence: Consequence) -> tuple[str, ...]:
    """Conducts that the feed sees and that move the standing behind the consequence, sorted.

    To a burden lead those that can make the standing worse, and, where it falls on whoever has no record at
    all, those that would have lifted it. To what is never applied leads nothing.
    """
    if consequence.enforced and not consequence.enforced.value:
        return ()
    (standing_id,) = consequence.when
    standing = readable(scheme.standings)[standing_id]
    moved = _moves(standing)
    seen = scheme.sees.get(feed, {})
    either_way = consequence.effect in REWARDS or _at_first(standing) in consequence.when[standing_id]
    return tuple(sorted(id for id in seen if id in moved and (moved[id] or either_way)))


def leads(scheme: Scheme, feed: str, consequence: Consequence) -> bool:
    """Whether what the feed takes in leads to the consequence: by records, or to a rating without any, which
    raters make of all that they are given."""
    (standing_id,) = consequence.when
    rated = isinstance(readable(scheme.standings)[standing_id], Rating)
    applied = consequence.enforced is None or consequence.enforced.value > 0
    return bool(reaching(scheme, feed, consequence)) or (rated and applied)


def worsening(scheme: Scheme, consequence: Consequence, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Of these conducts those of which a record can make the standing worse."""
    (standing_id,) = consequence.when
    moved = _moves(readable(scheme.standings)[standing_id])
    return tuple(id for id in ids if moved.get(id))


def known(ids: tuple[str, ...], conducts: Mapping[str, Conduct]) -> tuple[Conduct, ...]:
    """The conducts of these ids that could be read."""
    return tuple(conducts[id] for id in ids if id in conducts)


def years_kept(standing: Standing) -> float | None:
    """How old in years the oldest record is that counts; None: as long as something else lasts."""
    if isinstance(standing, Score):
        records = standing.records
        kept = (records.keep_days, *(records.apart or {}).values()) if records else ()
        return max((days.value / DAYS_PER_YEAR for days in kept), default=LIFETIME_YEARS)
    years: list[float] = []
    for ground in _grounds(standing):
        extended = getattr(ground, "extended", None)
        if ground.keep_days is None:
            return None if ground.until or ground.early_exit else LIFETIME_YEARS
        years.append((ground.keep_days.value + (extended.days.value if extended else 0)) / DAYS_PER_YEAR)
    return max(years, default=None)


def _moves(standing: Standing) -> dict[str, bool]:
    """Conduct -> whether a record of it can make the standing worse."""
    if not isinstance(standing, Score):
        return {ground.when: _harsher(standing, ground) for ground in _grounds(standing)}
    lowest = {
        id: (rule.from_ if isinstance(rule, ChosenRule) else rule).value < 0
        for id, rule in standing.rules.items()
    }
    return lowest | dict.fromkeys(standing.direct or {}, True)


def _harsher(standing: Standing, ground: Any) -> bool:
    """Whether a ground leads to a worse state than having none; of a list always, of a pass where it says."""
    otherwise: str | None = getattr(standing, "otherwise", None)
    return otherwise is None or standing.states.index(ground.to) > standing.states.index(otherwise)


def _at_first(standing: Standing) -> str | None:
    """The state without any record; None: the clear state of a list, on which nothing hangs."""
    if not isinstance(standing, Score):
        return getattr(standing, "otherwise", None)
    reached = (t for t in standing.tiers if t.at_least and t.at_least.value <= standing.base.value)
    return next((tier.name for tier in reached), standing.tiers[-1].name)


def _grounds(standing: Standing) -> list[Any]:
    """The grounds of a list or a pass, whatever the preset calls them."""
    found = getattr(standing, "entries", None) or getattr(standing, "grounds", None)
    return list(cast("dict[str, Any]", found or {}).values())
