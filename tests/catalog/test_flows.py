"""The two debt registers reckoned by hand, day by day: their parameters give the flows that they are held to.

A reckoning with a few compartments and no people: what the engine must agree with, but for chance.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodstanding.model.conduct import SpellConduct
from goodstanding.model.register import Register
from tests.catalog.entries import CATALOG


@dataclass
class Year:
    """Of adults: mean and last stock, entries; exits over the mean stock."""

    stock: float
    last: float
    entries: float
    exits: float


def debt(society: str) -> tuple[float, float]:
    """Starts per adult and year outside the spell, and the rate at which it ends."""
    conduct = CATALOG.conduct("judgment_debt")
    assert isinstance(conduct, SpellConduct)
    rates = conduct.rates.get(society, conduct.rates["any"])
    return rates.starts.value, sum(end.value for end in rates.ends.values())


def register(id: str, name: str) -> Register:
    standing = CATALOG.scheme(id).standings[name]
    assert isinstance(standing, Register)
    return standing


def a_year(free: float, stock: float, starts: float, enters: float, leaves: float, ends: float) -> Year:
    """`free`: in the spell and not listed; `enters` from there; `leaves` back; `ends`: the spell's."""
    entries = exits = total = 0.0
    for _ in range(365):
        come, back, gone = free * enters / 365, stock * leaves / 365, stock * ends / 365
        free += starts / 365 - free * ends / 365 - come + back
        stock += come - back - gone
        entries, exits, total = entries + come, exits + back + gone, total + stock
    return Year(total / 365, stock, entries, exits / (total / 365))


def china() -> Year:
    starts, ends = debt("CN")
    share = starts / (starts + ends)
    list_ = register("cn_court_defaulters", "list")
    refuses, evades = list_.entries["able_but_refuses"], list_.entries["obstructs_or_evades"]
    evasion = CATALOG.conduct("enforcement_evasion").rates["any"].acts.value  # type: ignore[union-attr]
    seen = CATALOG.scheme("cn_court_defaulters").sees["court"]["enforcement_evasion"].sensitivity.value
    assert refuses.per_year is not None
    assert refuses.early_exit is not None
    assert evades.early_exit is not None
    assert list_.start is not None
    stock = list_.start.share.value
    enters = refuses.per_year.value + evasion * seen
    by_evasion = evasion * seen / enters
    leaves = (
        refuses.early_exit.per_year.value * (1 - by_evasion)
        + evades.early_exit.per_year.value * by_evasion * 0.2
    )
    return a_year(share - stock, stock, starts * (1 - share), enters, leaves, ends)


def test_more_adults_owe_than_are_listed_at_either_end():
    conduct = CATALOG.conduct("judgment_debt")
    assert isinstance(conduct, SpellConduct)
    for id, name, society in (
        ("cn_court_defaulters", "list", "CN"),
        ("de_debtor_register", "register", "any"),
    ):
        rates, start = conduct.rates[society], register(id, name).start
        assert start is not None
        fewest = rates.starts.low / (rates.starts.low + sum(end.value for end in rates.ends.values()))
        assert fewest > start.share.value
        for reason in rates.ends:
            ends = sum(end.high if name == reason else end.value for name, end in rates.ends.items())
            assert rates.starts.value / (rates.starts.value + ends) > start.share.high


def test_the_court_list_holds_the_derived_ranges():
    year = china()
    assert 0.0065 <= year.stock <= 0.0085
    assert 0.0020 <= year.entries <= 0.0030
    assert 0.25 <= year.exits <= 0.36


def test_the_court_list_keeps_to_its_inputs_of_2023():
    """Entries of 2023 within a twentieth: 0.286 % of adults; removals: 28 % of the stock."""
    year = china()
    assert abs(year.entries / 0.00286 - 1) < 0.05
    assert abs(year.exits / 0.28 - 1) < 0.07


def test_refused_trips_lie_in_the_derived_ranges():
    """A listed person travels like others; leaning on means moves it by a tenth."""
    society, scheme = CATALOG.society("CN"), CATALOG.scheme("cn_court_defaulters")
    for id, per_adult, low, high in (("flight", 1, 0.7, 2.0), ("rail", 1, 0.16, 0.45)):
        consequence = scheme.consequences[id]
        rate = society.encounters[consequence.meets or ""].rate
        assert rate is not None
        assert consequence.enforced is not None
        refused = rate.value * consequence.enforced.value * per_adult
        assert low <= 0.9 * refused
        assert refused <= high


def test_the_german_register_stays_near_its_stock():
    starts, ends = debt("DE")
    share = starts / (starts + ends)
    standing = register("de_debtor_register", "register")
    enters = sum(entry.per_year.value for entry in standing.entries.values() if entry.per_year)
    assert standing.start is not None
    stock = standing.start.share.value
    expiry = 0.12  # of entries that leave at 0.35 a year, those that reach three years first
    year = a_year(share - stock, stock, starts * (1 - share), enters, expiry, ends)
    assert abs(year.last / stock - 1) < 0.1
