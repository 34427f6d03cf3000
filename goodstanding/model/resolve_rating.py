"""A rating resolved: what each rater looks at and with what weight, and where its tiers begin."""

from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist

from goodstanding.core.errors import Problem, RequestProblem
from goodstanding.core.keys import draw, stream_key, threshold
from goodstanding.model.machine import Column, Rater
from goodstanding.model.machine import Rating as MachineRating
from goodstanding.model.machine import Standing as MachineStanding
from goodstanding.model.rating import Rating, rater_standing
from goodstanding.model.resolve_parts import whole

VALUE = "value"
THOUSANDTHS = 1000
FARTHEST = 9999
"""No value is read as farther from the mean, in thousandths of a standard deviation."""


def ratings_of(id: str, rating: Rating, drawn_as: str = "") -> tuple[MachineStanding, ...]:
    """What the raters say together, then what each says: the same column, set by all or by one. `drawn_as`:
    the name under which all of it is drawn; "": its id."""
    month, day = (int(part) for part in rating.date.split("-"))
    raters = tuple(_rater(id, drawn_as or id, name, rating) for name in rating.raters)
    together = MachineRating(
        drawn_as=drawn_as or id,
        quality=rating.indicators.quality.value,
        anew_years=whole(rating.indicators.anew_years),
        month=month,
        day=day,
        agree=whole(rating.agree),
        raters=raters,
    )
    said = MachineStanding(id, "rating", (_column(rating),), rating.states, together)
    own = [
        replace(said, id=rater_standing(id, rater.id), rating=replace(together, agree=1, raters=(rater,)))
        for rater in raters
    ]
    return (said, *own)


def _column(rating: Rating) -> Column:
    """Of a normal population a share `above` lies below the cut of that tier."""
    last = len(rating.tiers) - 1
    cuts = [
        (round(THOUSANDTHS * NormalDist().inv_cdf(tier.above.value)), i)
        for i, tier in enumerate(rating.tiers)
        if tier.above is not None
    ]
    return Column(VALUE, 0, -FARTHEST, FARTHEST, False, last, tuple(sorted(cuts)))


def _rater(id: str, drawn_as: str, name: str, rating: Rating) -> Rater:
    """A rater's method is part of the scheme: drawn by its name alone, the same in every run."""
    count = whole(rating.indicators.count)
    shared = round(rating.scope.shared.value * count)
    looks, tilts = (stream_key(0, "rating", drawn_as, name, what) for what in ("scope", "weights"))
    limit, spread = threshold(rating.scope.others.value), rating.weight_spread.value
    weights = [
        1.0 + spread * (2.0 * draw(tilts, i) / 2**32 - 1.0) if i < shared or draw(looks, i) < limit else 0.0
        for i in range(count)
    ]
    total = sum(weights)
    if total <= 0.0:
        hint = f"Raise standings.{id}.scope.shared or standings.{id}.scope.others."
        raise RequestProblem(Problem(f"rater '{name}' of '{id}' looks at no indicator", hint=hint))
    return Rater(
        name,
        tuple(weight / total for weight in weights),
        rating.measurement_sd.value,
        rating.rater_effect_sd.value,
    )
