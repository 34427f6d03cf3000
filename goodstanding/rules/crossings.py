"""Flows from the part of life in which a feed sees to the part in which a consequence follows."""

from __future__ import annotations

from goodstanding.model.consequence import Consequence
from goodstanding.model.scheme import Scheme
from goodstanding.rules.contexts import OF_CONSEQUENCE, OF_DATA, related
from goodstanding.rules.reaches import leads
from goodstanding.rules.scheme_words import TARGETS, data_of, kind_of


def parts_of_life(scheme: Scheme, feed: str, consequence: Consequence) -> tuple[str, str] | None:
    """Where the data of a feed arise and where a consequence follows, if the feed leads to it and both are
    known."""
    kind, arises = data_of(scheme.feeds[feed].data) or (scheme.feeds[feed].data, None)
    source = arises or OF_DATA.get(kind)
    target = TARGETS.get(consequence.domain) or OF_CONSEQUENCE.get(
        kind_of(consequence.effect, consequence.domain)
    )
    return (source, target) if source and target and leads(scheme, feed, consequence) else None


def unrelated_sources(scheme: Scheme, consequence: Consequence) -> tuple[str, ...]:
    """Parts of life in which data arise that lead to a consequence in a part that neither is the same nor
    adjoins, sorted."""
    found = (parts_of_life(scheme, feed, consequence) for feed in scheme.feeds)
    apart = (parts for parts in found if parts and related(*(frozenset({part}) for part in parts)) is False)
    return tuple(sorted({source for source, _ in apart}))
