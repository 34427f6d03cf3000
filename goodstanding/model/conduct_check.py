"""A conduct across its parts: rates that can hold, a spell that exists, ages that meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goodstanding.core.errors import Flaw, unknown
from goodstanding.core.quantity import Quantity
from goodstanding.model.conduct import Conduct, EventConduct, SpellConduct, SpellRates
from goodstanding.model.located import Trail
from goodstanding.model.machine import DAYS_PER_YEAR

ADULT = 18


def conduct_flaws(conduct: Conduct, ids: tuple[str, ...], form_of: Callable[[str], str | None]) -> list[Flaw]:
    """Everything wrong across the parts of a conduct; `ids` and `form_of` tell of the others."""
    flaws = [*_ages(conduct), *_dated(conduct)]
    if isinstance(conduct, EventConduct) and conduct.given:
        if conduct.given not in ids:
            flaws.append(unknown("conduct", conduct.given, ids, ("given",)))
        elif form_of(conduct.given) == "event":
            flaws.append(
                Flaw(
                    f"'{conduct.given}' is an event and has no inside",
                    ("given",),
                    "Name a conduct of form: spell.",
                )
            )
    if isinstance(conduct, SpellConduct):
        for society, rates in conduct.rates.items():
            flaws += _steady(rates, ("rates", society))
    return flaws


def per_day(rate: Quantity) -> float:
    """A rate per day: rates per year by 1/365."""
    return rate.value if rate.unit == "per_person_day" else rate.value / DAYS_PER_YEAR


def _steady(rates: SpellRates, trail: Trail) -> Iterator[Flaw]:
    ends = sum(per_day(rate) for rate in rates.ends.values())
    if ends > 1:
        yield Flaw("the rates of the ends add up to more than one a day", (*trail, "ends"), at_key=True)
    if rates.share is None and not ends:
        yield Flaw("a spell that never ends needs 'share': those in it on the first day", trail, at_key=True)


def _dated(conduct: Conduct) -> Iterator[Flaw]:
    for society, rates in conduct.rates.items():
        usual = rates.starts if isinstance(rates, SpellRates) else rates.acts
        for day, rate in rates.dated.items():
            if rate.unit != usual.unit:
                message = f"the rate from {day} is in {rate.unit}, and the one before in {usual.unit}"
                yield Flaw(message, ("rates", society, "dated", day, "unit"), "Write both in one unit.")


def _ages(conduct: Conduct) -> Iterator[Flaw]:
    low, high = conduct.who.age_at_least or 0, conduct.who.age_below or 200
    if low >= high:
        yield Flaw(f"age_at_least ({low}) must lie below age_below ({high})", ("who", "age_at_least"))
    for society, rates in conduct.rates.items():
        rate = rates.starts if isinstance(rates, SpellRates) else rates.acts
        key = "starts" if isinstance(rates, SpellRates) else "acts"
        if rate.unit == "per_adult_year" and high <= ADULT:
            yield Flaw(
                "per_adult_year means people of 18 and over, and 'who' ends below",
                ("rates", society, key, "unit"),
            )
