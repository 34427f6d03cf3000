"""Records of some feeds kept out of the standings."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Go, Machine, Period
from goodstanding.safeguards._periods import against, ended, in_time, on_records, struck
from goodstanding.safeguards.base import Terms


def kept_out(machine: Machine, terms: Terms, *, wrong: float, right: float) -> Machine:
    """Of the records of the covered feeds this share is kept out: of those of no act, and of those of acts.

    A record of an act is still made, and does not count; one in somebody's favour stays. One of no act is
    not even made where a conduct has one feed, its records count against people only, and all are protected.
    """
    if terms.share <= 0 or (wrong <= 0 and right <= 0):
        return machine
    bare = _bare(machine, terms) if terms.consequences is None and terms.share >= 1 else frozenset[str]()

    def change(period: Period, go: Go) -> Go:
        of_false, of_true = shares(period, go.conduct, terms.feeds)
        if right * of_true >= 1:
            go = ended(go)
        return struck(go, 0.0 if go.conduct in bare else wrong * of_false, right * of_true)

    return in_time(on_records(machine, terms, change), terms, lambda period: _unmade(period, bare, wrong))


def shares(period: Period, conduct: str, feeds: frozenset[str] | None) -> tuple[float, float]:
    """Shares of a conduct's records that are of these feeds: of those of no act, and of those of acts."""
    missed, seen, invented = 1.0, 0.0, 0.0
    theirs = [o for o in period.observations if o.conduct == conduct]
    for o in theirs:
        if feeds is None or o.feed in feeds:
            seen += missed * o.sensitivity
            invented += o.false_rate
        missed *= 1.0 - o.sensitivity
    total, every = 1.0 - missed, sum(o.false_rate for o in theirs)
    return (invented / every if every > 0 else 0.0), (min(1.0, seen / total) if total > 0 else 0.0)


def _bare(machine: Machine, terms: Terms) -> frozenset[str]:
    """Conducts of one covered feed whose records count against people only, and always."""
    found: set[str] = set()
    for conduct in {o.conduct for period in machine.periods for o in period.observations}:
        feeds = {o.feed for period in machine.periods for o in period.observations if o.conduct == conduct}
        goes = [go for period in machine.periods for go in period.goes if go.conduct == conduct]
        named = terms.conducts is None or conduct in terms.conducts
        meant = len(feeds) == 1 and (terms.feeds is None or feeds <= terms.feeds)
        if named and meant and all(against(machine, go) and not go.monthly_limit for go in goes):
            found.add(conduct)
    return frozenset(found)


def _unmade(period: Period, bare: frozenset[str], wrong: float) -> Period:
    observations = tuple(
        replace(o, false_rate=o.false_rate * (1.0 - wrong)) if o.conduct in bare else o
        for o in period.observations
    )
    return replace(period, observations=observations)


def by_consequence(terms: Terms) -> dict[str, frozenset[str]]:
    """The covered ways: by consequence, sorted, the feeds whose records are cut from it."""
    ways = terms.ways or frozenset()
    return {
        consequence: frozenset(feed for feed, target in ways if target == consequence)
        for consequence in sorted({target for _, target in ways})
        if terms.consequences is None or consequence in terms.consequences
    }
