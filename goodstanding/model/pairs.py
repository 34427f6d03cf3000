"""Pairs of the catalogue: found, read, checked across their parts, and resolved for the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from goodstanding.core.errors import Flaw, GoodStandingError, Problem, RequestProblem, offer, unknown
from goodstanding.model.catalog import Catalog
from goodstanding.model.files import Reading
from goodstanding.model.machine import Machine, Society
from goodstanding.model.machine_pair import ACROSS, Link, Pair, Side
from goodstanding.model.pair import PairForm
from goodstanding.model.places import quantities
from goodstanding.model.readings import read_pair
from goodstanding.model.scheme import Scheme

FILE = "pair.yaml"
SUBJECT: dict[Side, str] = {"persons": "person", "firms": "firm"}


def pair_ids(catalog: Catalog) -> tuple[str, ...]:
    """Ids of every pair, sorted."""
    found = {path.parent.name for folder in catalog.folders for path in folder.glob(f"pairs/*/{FILE}")}
    return tuple(sorted(found))


def pair_path(catalog: Catalog, id: str) -> Path | None:
    """The pair.yaml that an id or a path names; None where there is no such pair."""
    given = Path(id)
    if given.name == FILE or (given / FILE).is_file():
        return given if given.name == FILE else given / FILE
    paths = (folder / "pairs" / id / FILE for folder in catalog.folders)
    return next((path for path in paths if path.is_file()), None)


def around_of(catalog: Catalog, path: Path) -> Catalog:
    """The catalogue with the folder of a pair searched first."""
    return replace(catalog, folders=(path.parent, *catalog.folders))


def pair_of(catalog: Catalog, id: str) -> PairForm:
    """The pair. Raises FileProblem with all that is wrong, or RequestProblem where there is none."""
    path = pair_path(catalog, id)
    if path is None:
        hint = offer(id, pair_ids(catalog), what="There are") or None
        raise RequestProblem(Problem(f"no pair '{id}'", hint=hint))
    return reading_of(catalog, path).sound()


def reading_of(catalog: Catalog, path: Path) -> Reading[PairForm]:
    """A pair.yaml with all that is wrong with it and with how it names other files."""
    around = around_of(catalog, path)
    return read_pair(path, lambda form: _flaws(form, around))


def sides_of(form: PairForm) -> tuple[tuple[Side, str], tuple[Side, str]]:
    """Each side with the id of its scheme."""
    return ("persons", form.persons), ("firms", form.firms)


def assumed_of(form: PairForm) -> tuple[int, int]:
    """How many numbers of the pair itself are assumed, and how many it has."""
    bases = [number.basis for _, number in quantities(form)]
    return bases.count("assumed"), len(bases)


def resolved(form: PairForm, machines: Mapping[Side, Machine], societies: Mapping[Side, Society]) -> Pair:
    """The pair as the engine sees it, with as many firms a person as in the two societies."""
    return Pair(
        id=form.id,
        title=form.title,
        firms_per_person=societies["firms"].population / societies["persons"].population,
        employed=form.employed.share.value,
        age_at_least=form.employed.age_at_least,
        age_below=form.employed.age_below,
        links=tuple(_link(form, id, machines) for id in sorted(form.links)),
    )


def _link(form: PairForm, id: str, machines: Mapping[Side, Machine]) -> Link:
    link = form.links[id]
    standing, state = next(iter(link.when.items())) if link.when else ("", "")
    known = {one.id: one.states for one in machines[ACROSS[link.through][0]].standings}
    return Link(
        id=id,
        through=link.through,
        befalls=link.befalls,
        share=link.share.value,
        conduct=link.after or "",
        standing=standing,
        state=known[standing].index(state) if standing else 0,
        ends_as=link.ends_as or "",
        at_least=0.0 if link.at_least is None else link.at_least.value,
        title=link.title,
    )


def _flaws(form: PairForm, around: Catalog) -> list[Flaw]:
    schemes: dict[Side, Scheme] = {}
    flaws: list[Flaw] = []
    for side, id in sides_of(form):
        if id not in around.scheme_ids():
            flaws.append(unknown("scheme", id, around.scheme_ids(), (side,)))
            continue
        try:
            scheme = around.scheme(id)
        except GoodStandingError as error:
            hint = f"`goodstanding check {id}` lists them all."
            flaws.append(Flaw(f"'{id}' has problems: {error.problems[0].message}", (side,), hint))
            continue
        if SUBJECT[side] not in scheme.subject.is_:
            flaws.append(Flaw(f"'{id}' is not for {side}", (side,), f"Name a scheme for {side}."))
            continue
        schemes[side] = scheme
    for id in form.links:
        flaws += _link_flaws(form, id, schemes, around)
    return flaws


def _link_flaws(form: PairForm, id: str, schemes: Mapping[Side, Scheme], around: Catalog) -> list[Flaw]:
    link, trail = form.links[id], ("links", id)
    begins, arrives = ACROSS[link.through]
    flaws = [
        unknown("conduct", name, around.conduct_ids(), (*trail, key))
        for key, name in (("after", link.after), ("befalls", link.befalls))
        if name and name not in around.conduct_ids()
    ]
    if link.when and begins in schemes:
        standing, state = next(iter(link.when.items()))
        known = schemes[begins].standings
        if standing not in known:
            flaws.append(unknown("standing", standing, known, (*trail, "when", standing)))
        elif state not in known[standing].states:
            flaws.append(unknown("state", state, known[standing].states, (*trail, "when", standing)))
    counted = around.conduct_or_none(link.after) if link.after and link.at_least is not None else None
    if counted is not None and counted.form != "spell":
        hint = "Only who is in something that lasts is counted; name a spell, or a standing with 'when'."
        flaws.append(Flaw(f"'{link.after}' is no spell", (*trail, "after"), hint))
    conduct = around.conduct_or_none(link.befalls)
    if conduct is None or arrives not in schemes:
        return flaws
    home = schemes[arrives].home
    if home not in conduct.rates and "any" not in conduct.rates:
        hint = f"Add rates for {home} or any to its file."
        return [*flaws, Flaw(f"'{link.befalls}' has no rates in {home}", (*trail, "befalls"), hint)]
    rates = conduct.rates[home if home in conduct.rates else "any"]
    if link.ends_as:
        reasons = tuple(getattr(rates, "ends", {}))
        if not reasons:
            hint = "Only what lasts can end; leave it out."
            flaws.append(Flaw(f"'{link.befalls}' is no spell", (*trail, "ends_as"), hint))
        elif link.ends_as not in reasons:
            flaws.append(unknown("reason", link.ends_as, reasons, (*trail, "ends_as")))
    return flaws
