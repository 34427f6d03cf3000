"""Whether a scheme fits the society that it is to live in: rates, encounters, kinds of subjects."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.core.quantity import Quantity
from goodstanding.model.by_group import group_problems
from goodstanding.model.conduct import SpellRates
from goodstanding.model.firms import FirmSociety
from goodstanding.model.parts import Who
from goodstanding.model.prepared import Case
from goodstanding.model.resolve_world import concerned, eligible_for, heads, rates_in, rates_key, society_of
from goodstanding.model.shock import check_reach

PLURAL = {"person": "people", "firm": "firms"}
PER_FIRM, PER_DAY = "per_firm_year", "per_person_day"


def check_fits(case: Case) -> None:
    """Raise RequestProblem with all that the scheme asks for and its society has not."""
    problems = list(_other_subjects(case))
    if not problems:
        problems = [
            *_without_rates(case),
            *_never_met(case),
            *_of_others(case),
            *_unknown_kinds(case),
            *_reached(case),
            *_parted(case),
        ]
    if problems:
        raise RequestProblem(list(dict.fromkeys(problems)))


def _other_subjects(case: Case) -> Iterator[Problem]:
    society, taken = case.society, case.scheme.subject.is_
    if society.subject not in taken:
        whom = " or ".join(PLURAL[one] for one in taken)
        live = f"society {society.id} is one of {PLURAL[society.subject]}"
        yield Problem(
            f"'{case.scheme.id}' is about {whom}, and {live}",
            hint="Choose a society of its subjects with --society; `list` has them all.",
        )


def _without_rates(case: Case) -> Iterator[Problem]:
    society = case.society.id
    for id, conduct in case.conducts.items():
        if rates_key(conduct, society) not in conduct.rates:
            hint = f"It has: {', '.join(conduct.rates)}. Choose --society among them, or add rates.any."
            yield Problem(f"conduct '{id}' has no rates for society {society}", hint=hint)


def _never_met(case: Case) -> Iterator[Problem]:
    society = case.society
    consequences = {name: c for v in case.versions for name, c in v.scheme.consequences.items()}
    for name, consequence in sorted(consequences.items()):
        meets = consequence.meets
        if meets and meets not in society.encounters:
            where = f"'{case.scheme.id}' meets '{meets}' (consequences.{name})"
            message = f"{where}, which society {society.id} has not"
            yield Problem(message, hint=offer(meets, sorted(society.encounters), what="It has"))


def _of_others(case: Case) -> Iterator[Problem]:
    """Rates per person in a society of firms, or per firm in one of people."""
    firms = isinstance(case.society, FirmSociety)
    for place, rate in _rates(case):
        if rate.unit != PER_DAY and (rate.unit == PER_FIRM) != firms:
            whom = PLURAL[case.society.subject]
            hint = f"Write {PER_FIRM}." if firms else "Write per_person_year or per_adult_year."
            yield Problem(
                f"{place} is {rate.unit}, and society {case.society.id} is one of {whom}", hint=hint
            )


def _rates(case: Case) -> Iterator[tuple[str, Quantity]]:
    for id, conduct in case.conducts.items():
        if rates_key(conduct, case.society.id) not in conduct.rates:
            continue
        rates = rates_in(conduct, case.society.id)
        place = f"conducts.{id}.rates.{rates_key(conduct, case.society.id)}"
        spell = isinstance(rates, SpellRates)
        yield (f"{place}.starts", rates.starts) if spell else (f"{place}.acts", rates.acts)
    for id, encounter in case.society.encounters.items():
        if encounter.rate:
            yield f"society.encounters.{id}.rate", encounter.rate
    for feed, seen in case.scheme.sees.items():
        for conduct, sight in seen.items():
            if sight.false_positive:
                yield f"sees.{feed}.{conduct}.false_positive", sight.false_positive


def _reached(case: Case) -> Iterator[Problem]:
    """Dated events that reach more than there are, or subjects of another kind."""
    society = case.society
    for id, conduct in case.conducts.items():
        key = rates_key(conduct, society.id)
        shocks = conduct.rates[key].shocks if key in conduct.rates else {}
        if shocks:
            there = heads(society, eligible_for(conduct, society))
            yield from check_reach(shocks, f"conducts.{id}.rates.{key}.shocks", there, society.subject)
    for scheme in (version.scheme for version in case.versions):
        for feed, seen in scheme.sees.items():
            for conduct, sight in seen.items():
                place, subject = f"sees.{feed}.{conduct}.faults", scheme.subject
                if sight.faults:
                    there = concerned(subject, society)
                    yield from check_reach(sight.faults, place, there, society.subject)


def _parted(case: Case) -> Iterator[Problem]:
    """Sights by group that do not fit the groups."""
    for scheme in (version.scheme for version in case.versions):
        if any(sight.by_group for seen in scheme.sees.values() for sight in seen.values()):
            yield from group_problems(scheme, society_of(case.society))


def _unknown_kinds(case: Case) -> Iterator[Problem]:
    """Sectors and sizes that the society does not have; a society of people has none, and asks for none."""
    if not isinstance(case.society, FirmSociety):
        return
    for place, who in _whom(case):
        for what, named, known in (
            ("sector", who.sectors, tuple(case.society.sectors)),
            ("size", who.sizes, tuple(case.society.sizes)),
        ):
            for name in named or ():
                if name not in known:
                    message = f"{place} names {what} '{name}', which society {case.society.id} has not"
                    yield Problem(message, hint=offer(name, known, what="It has"))


def _whom(case: Case) -> Iterator[tuple[str, Who]]:
    yield "subject.where", case.scheme.subject.where
    yield from ((f"conducts.{id}.who", conduct.who) for id, conduct in case.conducts.items())
