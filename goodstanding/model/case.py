"""One arm made ready: a scheme with its versions, the society it lives in, and the numbers that it uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.core.quantity import Quantity
from goodstanding.model.arm import Arm, parse_arm
from goodstanding.model.catalog import Catalog
from goodstanding.model.conduct import Conduct, EventConduct
from goodstanding.model.firms import AnySociety
from goodstanding.model.fits import check_fits
from goodstanding.model.places import quantities
from goodstanding.model.prepared import NOWHERE, Case, Setting, named_conducts, with_scheme
from goodstanding.model.protection import Protection
from goodstanding.model.resolve_world import rates_key
from goodstanding.model.scheme import Scheme
from goodstanding.model.settings import apply_sets, with_value, with_values
from goodstanding.model.timeline import Version, frozen_at

__all__ = [
    "Case", "Number", "Setting", "assumptions", "make_cases", "numbers", "with_value", "with_values",
]  # fmt: skip

DEFAULT_SOCIETY = "CN"
NOT_INPUTS = ("subject", "aim", "claims", "timeline", "examples", "published", "sources")


class Number(NamedTuple):
    """A quantity that a case uses, and its path as `--set` takes it."""

    path: str
    quantity: Quantity


def make_cases(
    catalog: Catalog,
    arms: Sequence[str | Arm],
    *,
    society: str | Sequence[str | None] | None = None,
    behaviour: str = "default",
    sets: Iterable[str] = (),
    protect: Callable[[Case], tuple[Protection, ...]] | None = None,
) -> list[Case]:
    """The arms made ready, with every `--set` applied.

    `protect`: what the protections that an arm names come to; without it, arms are schemes alone.
    `society`: one for all arms, or one for each; None: the scheme's own jurisdiction's (CN for a scheme of
    nowhere). Raises FileProblem with all that is wrong with the files, or RequestProblem.
    """
    parsed = [parse_arm(arm, protected=bool(protect)) if isinstance(arm, str) else arm for arm in arms]
    places = [society] * len(parsed) if isinstance(society, str | None) else society
    cases = [_case(catalog, arm, place, behaviour) for arm, place in zip(parsed, places, strict=True)]
    if protect:
        cases = [_titled(replace(case, protections=protect(case))) for case in cases]
    return apply_sets(catalog, cases, tuple(sets))


def _titled(case: Case) -> Case:
    """The case with what protects people in the title of its scheme, so that arms are told apart."""
    if not case.arm.protections:
        return case
    names = ", ".join(named.text for named in case.arm.protections)
    told = {"title": f"{case.scheme.title}, with {names}"}
    versions = (replace(version, scheme=version.scheme.model_copy(update=told)) for version in case.versions)
    return with_scheme(case, tuple(versions))


def numbers(case: Case) -> tuple[Number, ...]:
    """Every quantity that the case uses: of the scheme, conducts, society, behaviour and protections."""
    found: dict[str, Quantity] = {}
    for version in case.versions:
        prefix = f"timeline.{version.since}." if version.since else ""
        for path, quantity in quantities_of(version.scheme):
            if not version.since or any(path[: len(w)] == _steps(w) for w in version.changed):
                found[prefix + ".".join(path)] = quantity
    for id, conduct in sorted(case.conducts.items()):
        key = rates_key(conduct, case.society.id)
        for path, quantity in quantities(conduct.rates[key], ("conducts", id, "rates", key)):
            found[".".join(path)] = quantity
    for path, quantity in quantities(case.society, ("society",)):
        if _is_used(case, path):
            found[".".join(path)] = quantity
    for path, quantity in quantities(case.behaviour, ("behaviour",)):
        found[".".join(path)] = quantity
    for protection in case.protections:
        for name, quantity in protection.numbers.items():
            found[f"safeguards.{protection.name}.{name}"] = quantity
    return tuple(Number(path, quantity) for path, quantity in found.items())


def assumptions(case: Case) -> tuple[Number, ...]:
    """The numbers that may be otherwise: assumed or derived, with a range that is not a point."""
    return tuple(
        number
        for number in numbers(case)
        if number.quantity.basis in ("assumed", "derived") and number.quantity.low < number.quantity.high
    )


def quantities_of(scheme: Scheme) -> Iterable[tuple[tuple[str, ...], Quantity]]:
    """Every quantity of a scheme that a run can use."""
    return ((path, quantity) for path, quantity in quantities(scheme) if path[0] not in NOT_INPUTS)


def _steps(trail: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(str(step) for step in trail)


def _is_used(case: Case, path: tuple[str, ...]) -> bool:
    if path[1] == "encounters":
        met = {c.meets for version in case.versions for c in version.scheme.consequences.values()}
        return path[2] in met
    return path[1:3] != ("households", "mean_size")


def _case(catalog: Catalog, arm: Arm, society_id: str | None, behaviour: str) -> Case:
    entry = catalog.entry(arm.scheme)
    versions = entry.versions
    if arm.version:
        versions = (Version(None, frozen_at(versions, arm.version)),)
    around = catalog.beside(catalog.scheme_path(arm.scheme))
    society = _society(catalog, society_id, entry.scheme)
    answers = catalog.behaviour(behaviour)
    named = named_conducts(version.scheme for version in versions)
    conducts = _conducts(around, (*named, *(_leaving(around, society) if answers.exit else ())))
    case = Case(arm, versions[0].scheme, versions, society, answers, conducts)
    check_fits(case)
    return case


def check_home(catalog: Catalog, scheme: Scheme) -> None:
    """Raise RequestProblem where the country of a scheme has no society, in which it could live by itself."""
    known = catalog.society_ids()
    if scheme.home != NOWHERE and scheme.home not in known:
        hint = offer(scheme.home, known, what="Choose one with --society")
        raise RequestProblem(Problem(f"'{scheme.id}' is of {scheme.home}, which has no society", hint=hint))


def _society(catalog: Catalog, id: str | None, scheme: Scheme) -> AnySociety:
    if id is None:
        check_home(catalog, scheme)
    return catalog.society(id or (DEFAULT_SOCIETY if scheme.home == NOWHERE else scheme.home))


def _leaving(catalog: Catalog, society: AnySociety) -> Iterable[str]:
    """Conducts by which subjects of a society leave for good: where a standing makes them, they are lived
    whether the scheme names them or not."""
    for id in catalog.conduct_ids():
        conduct = catalog.conduct(id)
        if isinstance(conduct, EventConduct) and conduct.renews and society.id in conduct.rates:
            yield id


def _conducts(catalog: Catalog, ids: tuple[str, ...]) -> dict[str, Conduct]:
    found: dict[str, Conduct] = {}
    waiting = list(ids)
    while waiting:
        id = waiting.pop()
        if id in found:
            continue
        conduct = found[id] = catalog.conduct(id)
        if isinstance(conduct, EventConduct) and conduct.given:
            waiting.append(conduct.given)
    return dict(sorted(found.items()))
