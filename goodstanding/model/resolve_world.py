"""Society, behaviour and conducts resolved: what every arm of a comparison shares."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from goodstanding.model import machine
from goodstanding.model.behaviour import Behaviour
from goodstanding.model.conduct import Conduct, EventConduct, EventRates, SpellRates
from goodstanding.model.conduct_check import ADULT, per_day
from goodstanding.model.dated import rate_on
from goodstanding.model.firms import AnySociety, FirmSociety
from goodstanding.model.margins import share_aged
from goodstanding.model.parts import Who
from goodstanding.model.resolve_firms import firms_of, kinds_meant
from goodstanding.model.resolve_parts import by_size
from goodstanding.model.scheme import Subject
from goodstanding.model.shock import edges, on_day
from goodstanding.model.society import Groups


def society_of(society: AnySociety) -> machine.Society:
    """The margins that the engine builds subjects from; shares of households, or of owners, add up to 1."""
    if isinstance(society, FirmSociety):
        return firms_of(society, _encounters(society))
    labels = society.groups
    mixed = labels if isinstance(labels, Groups) else None
    return machine.Society(
        id=society.id,
        title=society.title,
        country=society.country,
        population=round(society.population.value),
        currency=society.currency,
        age_starts=society.age_sex.starts,
        female=society.age_sex.female,
        male=society.age_sex.male,
        household_sizes=by_size(society.households.shares),
        groups=labels.names if isinstance(labels, Groups) else labels.places,
        group_share=mixed.share.value if mixed else 0.0,
        group_by_community=mixed.by_community.value if mixed else 0.0,
        group_by_income=mixed.by_income.value if mixed else 0.0,
        places=mixed is None,
        community_size=max(1, round(society.communities.size.value)),
        newcomer_share=society.newcomers.value,
        encounters=_encounters(society),
    )


def _encounters(society: AnySociety) -> tuple[machine.Encounter, ...]:
    return tuple(_encounter(id, society) for id in sorted(society.encounters))


def _encounter(id: str, society: AnySociety) -> machine.Encounter:
    encounter = society.encounters[id]
    month, day = (int(part) for part in (encounter.date or "01-01").split("-"))
    adults = encounter.rate is not None and encounter.rate.unit == "per_adult_year"
    return machine.Encounter(
        id=id,
        title=encounter.title,
        eligible=eligible_in(society, encounter.who, adults=adults),
        when=encounter.when,
        rate=per_day(encounter.rate) if encounter.rate else 0.0,
        income_gradient=encounter.income_gradient.value if encounter.income_gradient else 0.0,
        month=month,
        day=day,
    )


def behaviour_of(behaviour: Behaviour) -> machine.Behaviour:
    """How conduct varies between people."""
    return machine.Behaviour(
        id=behaviour.id,
        link=behaviour.link,
        disposition=behaviour.disposition.value,
        means=behaviour.means.value,
        dispositions=behaviour.dispositions,
        copies=tuple((conduct, behaviour.copies[conduct].value) for conduct in sorted(behaviour.copies)),
        ceiling=behaviour.ceiling.value if behaviour.ceiling else 1.0,
        act=behaviour.act.resolved() if behaviour.act else None,
        chill=behaviour.chill.resolved() if behaviour.chill else None,
        game=behaviour.game.resolved() if behaviour.game else None,
        hide=behaviour.hide.resolved() if behaviour.hide else None,
        attend=behaviour.attend.resolved() if behaviour.attend else None,
        bear=behaviour.bear.resolved() if behaviour.bear else None,
        exit=behaviour.exit.resolved() if behaviour.exit else None,
        adapt=behaviour.adapt.resolved() if behaviour.adapt else None,
    )


def conduct_of(conduct: Conduct, society: AnySociety) -> machine.Conduct:
    """A conduct in one society."""
    rates = rates_in(conduct, society.id)
    spell = isinstance(rates, SpellRates)
    ends = tuple((reason, per_day(rates.ends[reason])) for reason in sorted(rates.ends)) if spell else ()
    legality = conduct.legality
    return machine.Conduct(
        id=conduct.id,
        title=conduct.title,
        form=conduct.form,
        topic=conduct.topic,
        legality="protected" if legality.protected_by else legality.domestic,
        protected_by=legality.protected_by,
        eligible=eligible_for(conduct, society),
        rate=per_day(rates.starts if spell else rates.acts),
        ends=ends,
        prevalence=rates.share.value if spell and rates.share else None,
        given=conduct.given if isinstance(conduct, EventConduct) else None,
        leans_disposition=conduct.leans.disposition if conduct.leans else 0,
        leans_means=conduct.leans.means if conduct.leans else 0,
        chosen=conduct.chosen,
        renews=isinstance(conduct, EventConduct) and conduct.renews,
        dated=dated_rates(rates, heads(society, eligible_for(conduct, society)) if rates.shocks else 0.0),
    )


def dated_rates(rates: EventRates | SpellRates, heads: float) -> tuple[tuple[int, float], ...]:
    """(Ordinal of a date, the rate per day from then on), ascending; `heads`: how many are concerned."""
    stated = {date.fromisoformat(day).toordinal(): per_day(rate) for day, rate in rates.dated.items()}
    usual = per_day(rates.starts if isinstance(rates, SpellRates) else rates.acts)
    found: list[tuple[int, float]] = []
    for day in sorted({*stated, *edges(rates.shocks.values())}):
        usual = stated.get(day, usual)
        found.append((day, min(1.0, usual + on_day(rates.shocks, day, heads))))
    return tuple(found)


def heads(society: AnySociety, who: machine.Eligibility) -> float:
    """How many subjects of a society are meant, residence left aside."""
    return society.population.value * share_aged(society_of(society), who)


def subjects_of(subject: Subject, society: AnySociety) -> machine.Eligibility:
    """Who can be a subject of a scheme in a society."""
    who = eligible_in(society, subject.where)
    return replace(who, resident_years_at_least=subject.where.resident_years_at_least or 0)


def concerned(subject: Subject, society: AnySociety) -> float:
    """How many can be subjects: of the slice of which a run is, else of the whole society."""
    if subject.slice is not None:
        return subject.slice.size.value
    return heads(society, subjects_of(subject, society))


def rates_in(conduct: Conduct, society: str) -> EventRates | SpellRates:
    """The rates of one society, else those for any. Raises KeyError where there are neither."""
    return conduct.rates[rates_key(conduct, society)]


def rates_key(conduct: Conduct, society: str) -> str:
    """The key under which the rates of a society stand."""
    return society if society in conduct.rates else "any"


def eligible_for(conduct: Conduct, society: AnySociety) -> machine.Eligibility:
    """Who does it: `per_adult_year` leaves only people of 18 and over."""
    rates = rates_in(conduct, society.id)
    rate = rates.starts if isinstance(rates, SpellRates) else rates.acts
    return eligible_in(society, conduct.who, adults=rate.unit == "per_adult_year")


def share_in_spell(
    conduct: Conduct, society: AnySociety, subjects: machine.Eligibility, start: date
) -> float:
    """Share of the subjects who are in the spell on the first day, `start`."""
    there, doing = conduct_of(conduct, society), eligible_for(conduct, society)
    starts, ends = rate_on(there, start.toordinal()), sum(rate for _, rate in there.ends)
    steady = starts / (starts + ends) if starts + ends else 0.0
    prevalence = steady if there.prevalence is None else there.prevalence
    margins = society_of(society)
    everyone = share_aged(margins, subjects)
    return prevalence * share_aged(margins, doing.both(subjects)) / everyone if everyone else 0.0


def eligible_in(society: AnySociety, who: Who, *, adults: bool = False) -> machine.Eligibility:
    """Who is meant in one society: of people by age, of firms by sector and size."""
    if isinstance(society, FirmSociety):
        return machine.Eligibility(kinds=kinds_meant(society, who))
    low = who.age_at_least or 0
    return machine.Eligibility(max(low, ADULT) if adults else low, who.age_below or 200)
