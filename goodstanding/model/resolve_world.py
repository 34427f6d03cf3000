"""Society, behaviour and conducts resolved: what every arm of a comparison shares."""

from __future__ import annotations

from goodstanding.model import machine
from goodstanding.model.behaviour import Behaviour
from goodstanding.model.conduct import Conduct, EventConduct, EventRates, SpellRates
from goodstanding.model.conduct_check import ADULT, per_day, steady_share
from goodstanding.model.parts import Ages
from goodstanding.model.society import Encounter, Groups, Society


def society_of(society: Society) -> machine.Society:
    """The margins that the engine builds people from; household shares add up to 1."""
    sizes = {int(size): share.value for size, share in society.households.shares.items()}
    total = sum(sizes.values())
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
        household_sizes=tuple(sizes.get(size, 0.0) / total for size in range(1, max(sizes) + 1)),
        groups=labels.names if isinstance(labels, Groups) else labels.places,
        group_share=mixed.share.value if mixed else 0.0,
        group_by_community=mixed.by_community.value if mixed else 0.0,
        group_by_income=mixed.by_income.value if mixed else 0.0,
        places=mixed is None,
        community_size=max(1, round(society.communities.size.value)),
        newcomer_share=society.newcomers.value,
        encounters=tuple(encounter_of(id, society.encounters[id]) for id in sorted(society.encounters)),
    )


def encounter_of(id: str, encounter: Encounter) -> machine.Encounter:
    """An encounter with its rate per day."""
    month, day = (int(part) for part in (encounter.date or "01-01").split("-"))
    adults = encounter.rate is not None and encounter.rate.unit == "per_adult_year"
    return machine.Encounter(
        id=id,
        title=encounter.title,
        eligible=_eligible(encounter.who, adults=adults),
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
        attend=behaviour.attend.resolved() if behaviour.attend else None,
        bear=behaviour.bear.resolved() if behaviour.bear else None,
        adapt=behaviour.adapt.resolved() if behaviour.adapt else None,
    )


def conduct_of(conduct: Conduct, society: str) -> machine.Conduct:
    """A conduct in one society."""
    rates = rates_in(conduct, society)
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
    )


def rates_in(conduct: Conduct, society: str) -> EventRates | SpellRates:
    """The rates of one society, else those for any. Raises KeyError where there are neither."""
    return conduct.rates[rates_key(conduct, society)]


def rates_key(conduct: Conduct, society: str) -> str:
    """The key under which the rates of a society stand."""
    return society if society in conduct.rates else "any"


def eligible_for(conduct: Conduct, society: str) -> machine.Eligibility:
    """Who does it: `per_adult_year` leaves only people of 18 and over."""
    rates = rates_in(conduct, society)
    rate = rates.starts if isinstance(rates, SpellRates) else rates.acts
    return _eligible(conduct.who, adults=rate.unit == "per_adult_year")


def share_in_spell(conduct: Conduct, society: Society, subjects: machine.Eligibility) -> float:
    """Share of the subjects who are in the spell on the first day."""
    rates = rates_in(conduct, society.id)
    assert isinstance(rates, SpellRates)
    prevalence = rates.share.value if rates.share else steady_share(rates)
    doing = eligible_for(conduct, society.id)
    both = machine.Eligibility(
        max(doing.age_at_least, subjects.age_at_least), min(doing.age_below, subjects.age_below)
    )
    everyone = persons_aged(society, subjects)
    return prevalence * persons_aged(society, both) / everyone if everyone else 0.0


def persons_aged(society: Society, who: machine.Eligibility) -> float:
    """Persons of the eligible ages, each band spread evenly over its years; the last is its first year."""
    margins = society.age_sex
    ends = (*margins.starts[1:], margins.starts[-1] + 1)
    total = 0.0
    for start, end, women, men in zip(margins.starts, ends, margins.female, margins.male, strict=True):
        low, high = max(start, who.age_at_least), min(end, who.age_below)
        total += (women + men) * max(0, high - low) / (end - start)
    return total


def _eligible(who: Ages, *, adults: bool) -> machine.Eligibility:
    low = who.age_at_least or 0
    return machine.Eligibility(max(low, ADULT) if adults else low, who.age_below or 200)
