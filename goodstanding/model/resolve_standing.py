"""Standings resolved: presets become named integer columns and the rules that move them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goodstanding.model.conduct import Conduct
from goodstanding.model.conduct_check import per_day
from goodstanding.model.machine import Column, Go
from goodstanding.model.machine import Standing as MachineStanding
from goodstanding.model.passes import Pass
from goodstanding.model.rating import Rating
from goodstanding.model.register import Entry, Register
from goodstanding.model.resolve_parts import UNBOUNDED, moment, way_out, whole
from goodstanding.model.resolve_pass import ground_of, pass_of
from goodstanding.model.resolve_rating import ratings_of
from goodstanding.model.resolve_yearly import read_column, yearly_of
from goodstanding.model.score import ChosenRule, FixedRule, Score, ScoreStart
from goodstanding.model.standing import Standing


def standings_of(id: str, standing: Standing, drawn_as: str = "") -> tuple[MachineStanding, ...]:
    """The standing, and of a rating each rater's too. `drawn_as`: as in `ratings_of`."""
    if isinstance(standing, Rating):
        return ratings_of(id, standing, drawn_as)
    return (standing_of(id, standing),)


def standing_of(id: str, standing: Score | Register | Pass) -> MachineStanding:
    """Columns and states, mildest first."""
    if isinstance(standing, Pass):
        return pass_of(id, standing)
    if isinstance(standing, Register):
        column = Column("count", 0, 0, UNBOUNDED, False, 0, ((1, 1),))
        return MachineStanding(id, standing.kind, (column,), standing.states)
    held = sorted({rule.tier for rule in (standing.direct or {}).values()})
    direct = [
        Column(f"direct_{tier}", 0, 0, UNBOUNDED, False, 0, ((1, standing.states.index(tier)),))
        for tier in held
    ]
    yearly = (read_column(standing),) if standing.read else ()
    return MachineStanding(id, "score", (_points(standing), *yearly, *direct), standing.states)


def goes_of(
    id: str, standing: Standing, conducts: Mapping[str, Conduct], starts: Mapping[str, float]
) -> tuple[Go, ...]:
    """The rules of a standing, sorted by id.

    `starts`: entry, ground or rule -> share of those concerned who are on it on the first day.
    """
    if isinstance(standing, Rating):
        return ()
    if isinstance(standing, Pass):
        goes = [ground_of(id, name, standing, conducts, starts) for name in standing.grounds]
    elif isinstance(standing, Register):
        goes = [_entry(id, name, standing, conducts, starts) for name in standing.entries]
    else:
        goes = [_rule(id, name, standing, conducts, starts) for name in standing.rules]
        goes += [_direct(id, name, standing, conducts, starts) for name in standing.direct or {}]
        goes += yearly_of(id, standing)
    return tuple(sorted(goes, key=lambda go: go.id))


def _points(score: Score) -> Column:
    last = len(score.tiers) - 1
    start = score.start or ScoreStart(all="base")
    cuts = [(whole(tier.at_least), i) for i, tier in enumerate(score.tiers) if tier.at_least is not None]
    return Column(
        id="points",
        start=whole(start.from_ or score.base),
        floor=whole(score.floor, -UNBOUNDED),
        ceiling=whole(score.ceiling, UNBOUNDED),
        clip_when_moved=score.clip == "when_moved",
        below=last,
        cuts=tuple(sorted(cuts)),
        start_to=whole(start.to) if start.to else None,
        silent=score.read is not None,
    )


def _rule(
    id: str, conduct: str, score: Score, conducts: Mapping[str, Conduct], starts: Mapping[str, float]
) -> Go:
    rule = score.rules[conduct]
    low, high = _points_moved(rule)
    keep = whole((score.records.apart or {}).get(conduct, score.records.keep_days)) if score.records else 0
    stock = ((score.start and score.start.records) or {}).get(conduct)
    return Go(
        id=f"{id}.{conduct}",
        standing=id,
        column="points",
        conduct=conduct,
        on="month" if rule.while_ else moment(conducts[conduct]),
        by_low=low,
        by_high=high,
        keep_low=keep,
        keep_high=keep,
        monthly_limit=rule.at_most or 0,
        start_share=starts.get(conduct, 0.0),
        start_age_days=stock.age_days if stock else 0.0,
        start_number=stock.number_held if stock else 0.0,
    )


def _points_moved(rule: FixedRule | ChosenRule) -> tuple[int, int]:
    if isinstance(rule, FixedRule):
        return whole(rule), whole(rule)
    return whole(rule.from_), whole(rule.to)


def _direct(
    id: str, conduct: str, score: Score, conducts: Mapping[str, Conduct], starts: Mapping[str, float]
) -> Go:
    assert score.direct is not None
    held = score.direct[conduct]
    stock = ((score.start and score.start.direct) or {}).get(conduct)
    return Go(
        id=f"{id}.direct.{conduct}",
        standing=id,
        column=f"direct_{held.tier}",
        conduct=conduct,
        on=moment(conducts[conduct]),
        by_low=1,
        by_high=1,
        keep_low=whole(held.days),
        keep_high=whole(held.days),
        start_share=starts.get(f"direct.{conduct}", 0.0),
        start_age_days=stock.age_days if stock else 0.0,
        start_number=stock.number_held if stock else 0.0,
    )


def _entry(
    id: str, name: str, register: Register, conducts: Mapping[str, Conduct], starts: Mapping[str, float]
) -> Go:
    entry = register.entries[name]
    go = Go(
        id=f"{id}.{name}",
        standing=id,
        column="count",
        conduct=entry.when,
        on="while" if entry.per_year else moment(conducts[entry.when]),
        by_low=1,
        by_high=1,
        rate=per_day(entry.per_year) if entry.per_year else 0.0,
        after_days=whole(entry.after_days),
        keep_low=whole(entry.keep_days),
        keep_high=whole(entry.keep_days),
        until_end=entry.until is not None,
        exit_days=whole(entry.exit_days),
        unfounded_days=whole(entry.unfounded_days),
        late_share=register.removed_late.share.value if register.removed_late else 0.0,
        late_days=whole(register.removed_late.days) if register.removed_late else 0,
    )
    go = _extended(go, entry)
    if register.start is None or register.start.entry != name:
        return go
    return replace(go, start_share=starts.get(name, 0.0), start_age_days=register.start.mean_days_in.value)


def _extended(go: Go, entry: Entry) -> Go:
    if entry.extended:
        go = replace(go, extended_share=entry.extended.share.value, extended_days=whole(entry.extended.days))
    if entry.early_exit:
        rate, within = way_out(entry.early_exit, entry.keep_days)
        go = replace(go, drop_rate=rate, drop_as=entry.early_exit.as_, drop_within=within)
    return go
