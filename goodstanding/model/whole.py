"""A scheme as one whole with what surrounds it: the questions that checks across its parts ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from goodstanding.core.errors import Flaw, unknown
from goodstanding.model.conduct import Conduct
from goodstanding.model.firms import AnySociety
from goodstanding.model.located import Node, Trail
from goodstanding.model.rating import Rating, rater_standing
from goodstanding.model.scheme import Scheme
from goodstanding.model.score import Score
from goodstanding.model.standing import readable


class Surroundings(Protocol):
    """What a scheme can refer to outside its folder; None where a thing exists but is not sound."""

    def scheme_path(self, id: str) -> Path: ...
    def conduct_ids(self) -> tuple[str, ...]: ...
    def conduct_or_none(self, id: str) -> Conduct | None: ...
    def society_of(self, jurisdiction: str) -> AnySociety | None: ...
    def encounter_ids(self, jurisdiction: str) -> tuple[str, ...]: ...
    def metric_ids(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Whole:
    """A scheme, the data that it was read from (which holds also what is not sound), and its surroundings."""

    scheme: Scheme
    root: Node
    around: Surroundings

    @cached_property
    def conducts(self) -> tuple[str, ...]:
        """Ids of every conduct that there is."""
        return self.around.conduct_ids()

    @cached_property
    def seen(self) -> dict[str, bool]:
        """Conduct that some feed sees -> whether some feed may invent a record of it."""
        found: dict[str, bool] = {}
        for feed in self.names("sees"):
            for conduct in self.names("sees", feed):
                sight = self.scheme.sees.get(feed, {}).get(conduct)
                invents = sight.false_positive.value > 0 if sight and sight.false_positive else False
                found[conduct] = found.get(conduct, False) or invents
        return found

    @cached_property
    def standings(self) -> tuple[str, ...]:
        """The standings that the file has, sound or not, and after them those of the raters it names."""
        own = self.names("standings")
        raters = [(id, self._words("standings", id, "raters")) for id in own]
        return (*own, *(rater_standing(id, name) for id, names in raters for name in names))

    def _words(self, *trail: str) -> tuple[str, ...]:
        """The texts of a list."""
        node: Node | None = self.root
        for step in trail:
            node = node.child(step) if node else None
        items = node.value if node and isinstance(node.value, tuple) else ()
        return tuple(item.value for item in items if isinstance(item.value, str))

    def names(self, *trail: str) -> tuple[str, ...]:
        """The keys that the file has at a place, sound or not."""
        node: Node | None = self.root
        for step in trail:
            node = node.child(step) if node else None
        return node.names() if node else ()

    def missing_standing(self, name: str, trail: Trail) -> Iterator[Flaw]:
        """A standing that the file does not have."""
        if name not in self.standings:
            yield unknown("standing", name, self.standings, trail, at_key=True)

    def missing_state(self, standing: str, state: str, trail: Trail) -> Iterator[Flaw]:
        """A tier or state that a standing does not have."""
        known = readable(self.scheme.standings).get(standing)
        if known is not None and state not in known.states:
            what = "tier" if isinstance(known, Score | Rating) else "state"
            yield unknown(what, state, known.states, trail)

    def missing_conduct(self, conduct: str, trail: Trail, *, at_key: bool = False) -> Iterator[Flaw]:
        """A conduct that there is not."""
        if conduct not in self.conducts:
            yield unknown("conduct", conduct, self.conducts, trail, at_key=at_key)
