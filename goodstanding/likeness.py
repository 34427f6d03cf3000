"""How much an entry has in common with others of the catalogue, aspect by aspect, from the files alone.

Each aspect of an entry is a tally of words whose shares add up to 1. What two entries have in common in an
aspect is the share that their tallies share: 0 nothing, 1 all. An aspect that neither has says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.model.catalog import Catalog
from goodstanding.model.conduct import Conduct
from goodstanding.model.scheme import Scheme
from goodstanding.rules.crossings import parts_of_life
from goodstanding.rules.scheme_words import REWARDS

REFERENCES = ("CN-I-1", "CN-I-3", "cvrk_2022")
"""Rows with which all are compared unless others are asked for: a city's points, the courts' list, and the
system as the commentary describes it.
"""
ASPECTS = ("feeds", "legality", "standing", "domains", "compulsion", "crossings")
CHOICES = {"mandatory": ("mandatory",), "voluntary": ("voluntary",), "mixed": ("mandatory", "voluntary")}

Tally = Mapping[str, float]
"""Word -> share, adding up to 1; empty: the entry has nothing of this aspect."""


@dataclass(frozen=True, slots=True)
class Traits:
    """An entry by aspect, over all its dated versions.

    `feeds`: kinds of data; `legality`: of the conducts that leave records (lawful, unlawful, or lawful and
    protected by some instrument), each conduct counted once; `standing`: kinds; `domains`: parts of life in
    which something follows, burdens and rewards apart; `compulsion`; `crossings`: from the part of life in
    which data arose to another in which something follows. `joins`: entries that it is composed of.
    """

    id: str
    row: str | None
    title: str
    status: str
    aspects: Mapping[str, Tally]
    joins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """One entry beside one other.

    `alike`: aspect -> the share in common, 0..1, None where neither has any; `shared`: the words in common;
    `mean`: over the aspects that are not None, all of one weight.
    """

    id: str
    other: str
    alike: Mapping[str, float | None]
    shared: Mapping[str, tuple[str, ...]]
    mean: float

    def to_json(self) -> dict[str, Any]:
        """Plain values under the names that `list --resemblance --json` promises."""
        return asdict(self)


def likenesses(catalog: Catalog, others: Sequence[str] = REFERENCES) -> tuple[Likeness, ...]:
    """Every entry beside each of `others` (ids or rows), in the order of ids; none beside itself.

    Raises FileProblem, or RequestProblem for a name that is neither an id nor a row.
    """
    known = {id: traits_of(catalog, id) for id in catalog.scheme_ids()}
    beside = [_named(known, name) for name in others]
    return tuple(
        compared(traits, other) for traits in known.values() for other in beside if traits.id != other.id
    )


def traits_of(catalog: Catalog, name: str) -> Traits:
    """What is compared of an entry. Raises FileProblem or RequestProblem."""
    entry = catalog.entry(name)
    around = catalog.beside(catalog.scheme_path(name))
    versions = [version.scheme for version in entry.versions]
    ids = sorted({id for scheme in versions for sight in scheme.sees.values() for id in sight})
    words = {
        "feeds": _each(feed.data for scheme in versions for feed in scheme.feeds.values()),
        "legality": _shares(Counter(legality_of(around.conduct(id)) for id in ids)),
        "standing": _each(standing.kind for scheme in versions for standing in scheme.standings.values()),
        "domains": _each(word for scheme in versions for word in _domains(scheme)),
        "compulsion": _each(CHOICES.get(entry.scheme.compulsion, ())),
        "crossings": _each(word for scheme in versions for word in _crossings(scheme)),
    }
    one = entry.scheme
    return Traits(one.id, one.row, one.title, one.status, words, one.compose or ())


def compared(one: Traits, other: Traits) -> Likeness:
    """What two entries have in common; the same either way round."""
    alike = {name: _in_common(one.aspects[name], other.aspects[name]) for name in ASPECTS}
    shared = {name: tuple(sorted(set(one.aspects[name]) & set(other.aspects[name]))) for name in ASPECTS}
    said = [share for share in alike.values() if share is not None]
    return Likeness(one.id, other.id, alike, shared, sum(said) / len(said) if said else 0.0)


def legality_of(conduct: Conduct) -> str:
    """What the law at home says of a conduct, in one word."""
    if conduct.legality.domestic == "unlawful":
        return "unlawful"
    return "protected" if conduct.legality.protected_by else "lawful"


def _named(known: Mapping[str, Traits], name: str) -> Traits:
    if name in known:
        return known[name]
    of_row = [traits for traits in known.values() if traits.row == name]
    found = [traits for traits in of_row if not traits.joins] or of_row
    if not found:
        rows = sorted({traits.row for traits in known.values() if traits.row})
        raise RequestProblem(Problem(f"no entry and no row '{name}'", hint=offer(name, [*known, *rows])))
    return found[0]


def _domains(scheme: Scheme) -> Iterator[str]:
    for part in scheme.consequences.values():
        yield f"{part.domain}, {'reward' if part.effect in REWARDS else 'burden'}"


def _crossings(scheme: Scheme) -> Iterator[str]:
    """Parts of life that differ, where both are known."""
    for feed in scheme.feeds:
        for part in scheme.consequences.values():
            parts = parts_of_life(scheme, feed, part)
            if parts and parts[0] != parts[1]:
                yield f"{parts[0]} to {parts[1]}"


def _each(words: Iterable[str]) -> Tally:
    return _shares(Counter(set(words)))


def _shares(counts: Counter[str]) -> Tally:
    total = counts.total()
    return {word: count / total for word, count in sorted(counts.items())}


def _in_common(one: Tally, other: Tally) -> float | None:
    if not one and not other:
        return None
    return sum(min(one.get(word, 0.0), other.get(word, 0.0)) for word in {*one, *other})
