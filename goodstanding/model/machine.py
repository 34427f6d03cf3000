"""The machine form: all that the engine sees.

Every default is filled in, every id resolved, every number plain. Rates are per day, times are whole days,
money is in the scheme's own currency. Names, not positions, key every random draw, so the order of a tuple
never changes a result. The human form (`model/scheme.py`) resolves to this in one deterministic step
(`model/resolve.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from goodstanding.model.machine_behaviour import COPIED as COPIED
from goodstanding.model.machine_behaviour import Adapt as Adapt
from goodstanding.model.machine_behaviour import Attend as Attend
from goodstanding.model.machine_behaviour import Bear as Bear
from goodstanding.model.machine_behaviour import Behaviour as Behaviour
from goodstanding.model.machine_behaviour import Chill as Chill
from goodstanding.model.machine_behaviour import Game as Game
from goodstanding.model.machine_behaviour import Incentive as Incentive
from goodstanding.model.machine_rating import Rater as Rater
from goodstanding.model.machine_rating import Rating as Rating
from goodstanding.model.machine_safeguards import InForce as InForce
from goodstanding.model.machine_safeguards import Remedy as Remedy
from goodstanding.model.machine_yearly import Yearly as Yearly

DAYS_PER_YEAR = 365
"""Rates "per year" become rates per day by this divisor, so that a run of 365 days sees one year's count."""

Form = Literal["event", "spell"]
Moment = Literal["act", "start", "month", "while", "year"]
WATCHING = "watching"
"""The chance that some feed sees an act, and that a record of no act is made."""
Effect = Literal["deny", "charge", "prioritise", "reward", "publish", "confine"]
Legality = Literal["unlawful", "lawful", "protected"]


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who is meant: ages in whole years, `age_at_least <= age < age_below`; years of residence 0 (anyone) or
    1. Where subjects are firms, an age is a kind of firm (sector and size), and `kinds` are those meant,
    ascending; empty means all."""

    age_at_least: int = 0
    age_below: int = 200
    resident_years_at_least: int = 0
    kinds: tuple[int, ...] = ()

    def means(self, age: int) -> bool:
        """Whether somebody of this age, or a firm of this kind, is meant."""
        return self.age_at_least <= age < self.age_below and (not self.kinds or age in self.kinds)

    def cuts(self) -> set[int]:
        """Ages at which those meant begin or end."""
        ends = {end for kind in self.kinds for end in (kind, kind + 1)}
        return {self.age_at_least, self.age_below} | ends

    def both(self, other: Eligibility) -> Eligibility:
        """Who is meant by both; residence is left aside."""
        low, high = max(self.age_at_least, other.age_at_least), min(self.age_below, other.age_below)
        kinds = tuple(kind for kind in self.kinds or other.kinds if other.means(kind))
        nobody = bool(self.kinds and other.kinds and not kinds)
        return Eligibility(low, low if nobody else high, kinds=kinds)


@dataclass(frozen=True, slots=True)
class Conduct:
    """What people do anyway, in one society.

    `rate`: event: mean acts per eligible person and day, 0..1; spell: mean starts per eligible person and
    day. `dated`: (day, proleptic ordinal; the rate from then on), ascending. `ends`: spell only: (reason,
    rate per day in the spell), competing; `prevalence`: share of the eligible in the spell on the first day,
    or None for the steady state of the rates. `given`: an event that happens only inside this spell; its rate
    is then per person and day in the spell. `leans_*`: -1, 0 or +1, the sign with which disposition and means
    (the income fifth) move the rate; how strongly is the behaviour's to say. `chosen`: whether people can do
    more or less of it at will. `renews`: a new subject takes the place of whoever does it.
    """

    id: str
    title: str
    form: Form
    topic: str
    legality: Legality
    protected_by: tuple[str, ...]
    eligible: Eligibility
    rate: float
    ends: tuple[tuple[str, float], ...] = ()
    prevalence: float | None = None
    given: str | None = None
    leans_disposition: int = 0
    leans_means: int = 0
    chosen: bool = True
    renews: bool = False
    dated: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Encounter:
    """A moment at which a consequence can be felt: a trip, a letting, a bill.

    `rate`: mean per eligible person and day (`when="any_day"`); "yearly" and "monthly" encounters come to
    every eligible person on `month`-`day` of the year, or on the first of each month, and ignore `rate`.
    `income_gradient`: log ratio of the rate from one income fifth to the next.
    """

    id: str
    title: str
    eligible: Eligibility
    when: Literal["any_day", "monthly", "yearly"]
    rate: float
    income_gradient: float
    month: int = 1
    day: int = 1


@dataclass(frozen=True, slots=True)
class Society:
    """Margins of a synthetic population; nobody is stored.

    `age_starts`: first age of each band (the last band ends at 100); `female`, `male`: persons in each band.
    `household_sizes`: share of households of size 1, 2, ...; `groups`: names of the two group labels, the
    second being the smaller one with share `group_share`; `group_by_community`: 0 (same share everywhere) ..
    1 (communities all of one group); `group_by_income`: log ratio of the smaller group's share from one
    income fifth to the next; `community_size`: mean persons in a community; `newcomer_share`: share resident
    less than a year. `places`: the group labels are places side by side, each an equal stretch of ids; then
    the four figures on groups are not used.

    Where `subject` is "firm" these stand for firms: an age is a kind (`kinds`: sector and size class; all
    margins under `male`), a household the firms that one person answers for, an income fifth one of
    liquidity, a community a region, the group label ties to the authorities; `jobs`: mean jobs in a firm of
    each kind. `grown`: the age from which one is an adult.
    """

    id: str
    title: str
    country: str
    population: int
    currency: str
    age_starts: tuple[int, ...]
    female: tuple[float, ...]
    male: tuple[float, ...]
    household_sizes: tuple[float, ...]
    groups: tuple[str, ...]
    group_share: float
    group_by_community: float
    group_by_income: float
    community_size: int
    newcomer_share: float
    encounters: tuple[Encounter, ...]
    places: bool = False
    subject: Literal["person", "firm"] = "person"
    kinds: tuple[tuple[str, str], ...] = ()
    jobs: tuple[float, ...] = ()
    grown: int = 18


@dataclass(frozen=True, slots=True)
class Observation:
    """One feed's view of one conduct.

    `sensitivity`: probability that an act leaves a record (coverage included); `false_rate`: invented records
    per eligible person and day; `lag_days`: from act to record; `drawn_as`: draws as this feed (left out:
    as its own). `seen_by_group`, `false_by_group`: factors on the two for the larger and the smaller group.
    """

    feed: str
    conduct: str
    sensitivity: float
    false_rate: float
    lag_days: int
    drawn_as: str = ""
    seen_by_group: tuple[float, float] = (1.0, 1.0)
    false_by_group: tuple[float, float] = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Column:
    """An integer that records move, and the state that it reads as.

    Its value is `start` (with `start_to`: for each person a whole number from `start` to `start_to`, equally
    likely) + the sum over live records, clipped to `floor`..`ceiling` when read, or after each
    day's moves if `clip_when_moved`. It reads as `below`, or as the state of the last cut whose `at_least` it
    reaches; cuts ascend. States are indices into the standing's `states`. If `silent` it reads as none of
    them by itself: rules of the year do that.
    """

    id: str
    start: int
    floor: int
    ceiling: int
    clip_when_moved: bool
    below: int
    cuts: tuple[tuple[int, int], ...]
    start_to: int | None = None
    silent: bool = False

    @property
    def start_most(self) -> int:
        """The highest value at which anybody starts."""
        return self.start if self.start_to is None else self.start_to

    def clipped(self, value: int) -> int:
        """The value within floor and ceiling."""
        return max(self.floor, min(self.ceiling, value))

    def reads(self, value: int) -> int:
        """The state as which a value reads, within floor and ceiling."""
        read = self.clipped(value)
        return [self.below, *(state for at_least, state in self.cuts if read >= at_least)][-1]


@dataclass(frozen=True, slots=True)
class Standing:
    """Named integer columns that read as one state: the highest index among the columns' states.

    `states` run from the mildest to the harshest. A subject who is not eligible or does not take part reads
    as `len(states)`, "outside". `rating`: what sets the one column of a rating.
    """

    id: str
    kind: Literal["score", "register", "pass", "status", "freeze", "rating"]
    columns: tuple[Column, ...]
    states: tuple[str, ...]
    rating: Rating | None = None

    @property
    def shown(self) -> bool:
        """Whether records are proofs that are shown: a lost one then harms as an invented one elsewhere."""
        return self.kind in ("pass", "status")


@dataclass(frozen=True, slots=True)
class Go:
    """A rule: when a record of `conduct` arrives, add `by` to `column` for as long as the record lives.

    `on`: what is recorded: each "act" of an event; the "start" of a spell; each first day of a "month" in a
    spell; a decision taken "while" a spell lasts, at `rate` per day, once at a time; or each "year" who reads
    as `yearly` says (`conduct` is then only what follows is put down to). `by_low`..`by_high`: fixed if
    equal, else an official's choice (uniform). `after_days`: from record to effect, beside the feed's lag; a
    record whose spell ends first never takes effect if `until_end`. Ends: `keep_low`..`keep_high` days after
    taking effect (0: no limit; uniform between, `extended_share` of records live `extended_days` longer);
    with `until_end`, `exit_days` after the spell ended; a record of a spell that never was lives
    `unfounded_days`; `drop_rate` per day for the reason `drop_as`, in the last `drop_within` days of its term
    alone (0: always); of all removals `late_share` come `late_days` late. `monthly_limit`: records that count
    in a calendar month (0: all). `start_share`: share of those concerned (in the spell, or eligible) who hold
    a live record on the first day, its age exponential with mean `start_age_days`; `start_number`: of an
    event, live records that each who can do it holds in the mean instead, of any age below `keep_low` alike.

    What a safeguard changes of it, for the people whose lot is in `lot_low` <= lot < `lot_high` (rules that
    share `drawn_as` share every draw, and their lots part the people): a record is struck before it counts
    with `strike_wrong` or `strike_right`, as an act is behind it or not; it counts from `hold_days` after the
    act at the earliest, and for `cap_days` after it at most (0: no limit); `contest`: disputes about it, None
    for the period's. All this touches what counts; the shadow standing follows the rule as it was written.
    """

    id: str
    standing: str
    column: str
    conduct: str
    on: Moment
    by_low: int
    by_high: int
    rate: float = 0.0
    after_days: int = 0
    keep_low: int = 0
    keep_high: int = 0
    extended_share: float = 0.0
    extended_days: int = 0
    until_end: bool = False
    exit_days: int = 0
    unfounded_days: int = 0
    drop_rate: float = 0.0
    drop_as: str = ""
    drop_within: int = 0
    late_share: float = 0.0
    late_days: int = 0
    monthly_limit: int = 0
    start_share: float = 0.0
    start_age_days: float = 0.0
    start_number: float = 0.0
    drawn_as: str = ""
    lot_low: float = 0.0
    lot_high: float = 1.0
    strike_wrong: float = 0.0
    strike_right: float = 0.0
    hold_days: int = 0
    cap_days: int = 0
    contest: Contest | None = None
    yearly: Yearly | None = None


@dataclass(frozen=True, slots=True)
class Spill:
    """It reaches `share` of the members `to` of the subject's household as well, one day later."""

    to: Literal["household", "household.child", "household.adult"]
    share: float


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a standing triggers while it reads as one of `states`.

    `burden`: True for a penalty, False for a reward. `meets`: the encounter at which it is felt, None if it
    simply lasts; `enforced`: probability that it is applied at an encounter; `amount`: money per encounter at
    which it is. Those that share `drawn_as` (left out: the id) share the draws of that.
    """

    id: str
    standing: str
    states: tuple[int, ...]
    domain: str
    effect: Effect
    burden: bool
    meets: str | None
    enforced: float
    amount: float
    decided_by: str
    spill: Spill | None = None
    drawn_as: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """Disputes about records: of those that took effect `take_up` are disputed, decided after
    `delay_low`..`delay_high` days (uniform), and struck with the probability `success_if_wrong` or
    `success_if_right`. `capacity`: cases that officials can decide a day for every 100,000 people of the
    society, None for any number; that of the period holds for all rules. Cases wait in the order in which
    they are ready. `again`: a record that outlives its reason can be disputed once more, by a rule's own."""

    take_up: float = 0.0
    delay_low: int = 0
    delay_high: int = 0
    success_if_wrong: float = 0.0
    success_if_right: float = 0.0
    capacity: float | None = None
    again: bool = True


@dataclass(frozen=True, slots=True)
class Response:
    """A rate of a conduct is multiplied by `ratio` while the standing reads as one of `states`.

    `of`: "rate" (acts, or starts of a spell), the reason of an end, or WATCHING. `standing` "": where
    nothing is in force, state 1 is whoever would take part, and 0 everybody else.
    """

    id: str
    conduct: str
    of: str
    standing: str
    states: tuple[int, ...]
    ratio: float


@dataclass(frozen=True, slots=True)
class Period:
    """What holds from a day on (`from_day`: proleptic ordinal of the date). `active` False: nothing of it is
    in force."""

    from_day: int
    active: bool
    participation: float
    observations: tuple[Observation, ...] = ()
    goes: tuple[Go, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    contest: Contest = Contest()
    responses: tuple[Response, ...] = ()


@dataclass(frozen=True, slots=True)
class Machine:
    """One scheme, resolved: fixed standings, and what holds in each period (ascending by `from_day`).
    `conducts`: ids of those that it names, sorted; `drawn_as`: id under which is drawn who takes part."""

    id: str
    version: str
    title: str
    jurisdiction: str
    eligible: Eligibility
    standings: tuple[Standing, ...]
    periods: tuple[Period, ...]
    conducts: tuple[str, ...] = field(default=())
    drawn_as: str = ""
    remedy: Remedy | None = None
    in_force: tuple[InForce, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """What all arms of a comparison share: society, behaviour, and the union of the arms' conducts."""

    society: Society
    behaviour: Behaviour
    conducts: tuple[Conduct, ...]
