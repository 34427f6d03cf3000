"""How people answer in runs of catalogue entries, each beside the published figure. Nothing is fitted but
where a row says so, and then on another stretch of days than the one that the next row is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from scipy import optimize, stats

from verify.pairs import Pair

WEEKS = 20 * 7
"""Days that a person was in the pilot, and for which it is followed after its end."""
TRIALS_51, UPDATE = (0.25, 0.11), (0.52, 0.20)
"""Standardised differences in walking, paid and after the pay ended: 51 trials; the update to March 2024."""
STEPS = (607.0, 514.0)
"""Steps a day more: while paid, and after."""
LOYALTY = -336.0
BEFORE, AFTER = 55_672.0, 72_151.0
"""Doses for each million people, before and after the start of France's pass."""
AHEAD, WINDOW = 20, 40
"""Days before and after the start that these count."""
QUARTER, EIGHTEEN_MONTHS = 91, 547


FILES, SET, FITTED, PREDICTED = "as in the files", "set by it", "fitted", "predicted"


@dataclass(frozen=True)
class Row:
    """One figure of a run beside one of a source. `low`..`high`: what is published, in the figure's unit;
    both None where only a direction is; `how`: one of the above; `shown`: the form of
    numbers."""

    pattern: str
    what: str
    published: str
    source: str
    low: float | None
    high: float | None
    found: float
    how: str
    shown: str = "{:+.1%}"

    @property
    def holds(self) -> str:
        """Whether the figure is in the published range."""
        if self.how in (SET, FITTED) or self.low is None or self.high is None:
            return ""
        return "yes" if self.low <= self.found <= self.high else "**no**"


def fitted(of: Callable[[float], float], target: float, low: float, high: float) -> float:
    """The value between low and high at which `of` gives the target. Raises ValueError if there is none."""
    return float(optimize.brentq(lambda x: of(x) - target, low, high, xtol=1e-3 * (high - low)))


# Walking --------------------------------------------------------------------------------------------------


@cache
def pilot(people: int) -> Pair:
    """The pilot's weekly goal of steps, in force for 239 days and followed for twenty weeks."""
    return Pair("uk_better_health", "step_challenge_met", date(2023, 2, 17), 239 + WEEKS, people)


def difference(change: float, goal: float) -> float:
    """A relative change of the weeks in which a goal is met, as a standardised difference in what is walked:
    steps of a week are taken to be normal, and the goal is met in a share `goal` of the weeks."""
    return float(stats.norm.ppf(min(0.999, goal * (1.0 + change))) - stats.norm.ppf(goal))


GOAL = 20 / 365 * 7
"""Share of weeks in which the goal is met without a scheme, from the conduct's file."""


def walked(people: int, *sets: str) -> tuple[float, float]:
    """Standardised differences in walking, while the pilot is in force and after."""
    pair = pilot(people)
    during, after = pair.change(0, 239, *sets), pair.change(239, 239 + WEEKS, *sets)
    return difference(during, GOAL), difference(after, GOAL)


def reward_for(people: int, target: float) -> float:
    """The reward under which people walk so much more while the pilot is in force."""
    return fitted(lambda r: walked(people, f"behaviour.act.reward={r:.6g}")[0], target, 0.0, 3.0)


def walking(people: int) -> list[Row]:
    """The pilot against trials of paid walking."""
    name, spread = "walking, UK pilot", STEPS[0] / TRIALS_51[0]
    during, after = walked(people)
    rows = [
        Row(name, "while paid", "+0.25 SD (51 trials) to +0.52 SD (update)", "CAL19", 0.25, 0.52, during,
            SET, "{:+.2f} SD"),
        Row(name, "twenty weeks after", "+0.11 SD (51 trials) to +0.20 SD (update)", "CAL19", 0.11, 0.20,
            after, FILES, "{:+.2f} SD"),
    ]  # fmt: skip
    for trials, (paid, later) in (("51 trials", TRIALS_51), ("update", UPDATE)):
        reward = reward_for(people, paid)
        during, after = walked(people, f"behaviour.act.reward={reward:.6g}")
        rows += [
            Row(name, f"while paid, reward {reward:.2f}", f"{paid:+.2f} SD ({trials})", "CAL19", None, None,
                during, FITTED, "{:+.2f} SD"),
            Row(name, "so, twenty weeks after", f"{later:+.2f} SD ({trials})", "CAL19", 0.8 * later,
                1.2 * later, after, PREDICTED, "{:+.2f} SD"),
        ]  # fmt: skip
        if trials == "51 trials":
            rows.append(
                Row(name, "the same in steps a day", "+514 (313 to 715), with +607 while paid", "CAL19", 313,
                    715, after * spread, PREDICTED, "{:+.0f}")
            )  # fmt: skip
    return [*rows, *loyalty(people, spread)]


def loyalty(people: int, spread: float) -> list[Row]:
    """The counter-example: what it asks of the same people."""
    target = LOYALTY / spread
    averse = fitted(lambda a: walked(people, f"behaviour.act.averse={a:.6g}")[0], target, 0.0, 1.0)
    least = walked(people, "behaviour.act.averse=0.35")[0] * spread
    return [
        Row("walking, counter-example", "steps a day, with 0.35 averse, the most of its range",
            "-336 (from -612), a loyalty scheme at work", "CAL21", -612.0, 0.0, least, PREDICTED, "{:+.0f}"),
        Row("walking, counter-example", f"steps a day, with {averse:.2f} averse, out of its range",
            "-336 (from -612)", "CAL21", None, None, target * spread, FITTED, "{:+.0f}"),
    ]  # fmt: skip


# Points on a licence --------------------------------------------------------------------------------------


@cache
def tickets(people: int) -> Pair:
    """Rongcheng's five points off for a traffic ticket, from the day on which people come under it."""
    return Pair("cn_rongcheng_residents", "traffic_ticket", date(2019, 1, 1), EIGHTEEN_MONTHS, people)


def points(people: int) -> list[Row]:
    """Points off for traffic against points on driving licences."""
    name, pair = "points on a licence, Rongcheng's tickets", tickets(people)
    start, last = EIGHTEEN_MONTHS - QUARTER, EIGHTEEN_MONTHS
    burden = fitted(lambda b: pair.change(0, QUARTER, f"behaviour.act.burden={b:.6g}"), -0.175, 0.0, 1.0)
    so = f"behaviour.act.burden={burden:.6g}"
    return [
        Row(name, "first three months", "-15 to -20 % accidents at first", "CAL18", -0.20, -0.15,
            pair.change(0, QUARTER), SET),
        Row(name, "months 16 to 18", "worn off in less than 18 months", "CAL18", None, None,
            pair.change(start, last), FILES),
        Row(name, "all 18 months", "Italy: -18 % deaths, -19 % injured in 18 months", "CAL18", -0.19, -0.18,
            pair.change(0, last), FILES),
        Row(name, "all 18 months", "Spain: -14.5 % deaths (-23.0 to -6.1)", "CAL18", -0.230, -0.061,
            pair.change(0, last), FILES),
        Row(name, f"first three months, burden {burden:.2f}", "-17.5 %, the middle of -15 to -20", "CAL18",
            None, None, pair.change(0, QUARTER, so), FITTED),
        Row(name, "so, months 16 to 18", "worn off: less than the smallest effect found, -6.1 %", "CAL18",
            -0.061, 0.0, pair.change(start, last, so), PREDICTED),
    ]  # fmt: skip


# A pass ---------------------------------------------------------------------------------------------------


@cache
def green_pass(people: int) -> Pair:
    """Vaccinations around the start of Italy's pass."""
    start = date.fromordinal(date(2021, 8, 6).toordinal() - AHEAD)
    return Pair("it_green_pass", "covid_vaccination", start, AHEAD + WINDOW, people)


def bump(people: int) -> list[Row]:
    """Vaccinations before and after the start of a pass, against France's."""
    name, pair = "vaccine pass, Italy's entry", green_pass(people)
    before, after = ((0, AHEAD), (AHEAD, AHEAD + WINDOW))
    access = fitted(lambda a: pair.more(*before, f"behaviour.act.access={a:.6g}"), BEFORE, 0.0, 12.0)
    so, none = f"behaviour.act.access={access:.6g}", "behaviour.act.averse=0.5"
    per, form = "for each million", "{:+,.0f}"
    return [
        Row(name, f"20 days before, {per}", "none in Germany to +55,672 doses in France", "CAL22", 0.0,
            BEFORE, pair.more(*before), SET, form),
        Row(name, f"40 days after, {per}", "none in Germany to +72,151 doses in France", "CAL22", 0.0, AFTER,
            pair.more(*after), FILES, form),
        Row(name, f"20 days before, access {access:.2f}", "+55,672 doses (France)", "CAL22", None, None,
            pair.more(*before, so), FITTED, form),
        Row(name, "so, 40 days after", "+72,151 doses (France)", "CAL22", 0.8 * AFTER, 1.2 * AFTER,
            pair.more(*after, so), PREDICTED, form),
        Row(name, "40 days after, half averse, out of its range", "none in Germany", "CAL22", None,
            None, pair.more(*after, none), FITTED, form),
    ]  # fmt: skip


# Expression -----------------------------------------------------------------------------------------------


OFF = "behaviour.chill.severity=0"
ASKED = "cn_account_rules"
"""Where about every second act is seen, as in the arithmetic behind the share who know (answering.yaml)."""
POSTS = {
    "us_platform_accounts": "dissenting_post",
    "cn_account_rules": "forbidden_post",
    "cvrk_2022": "banned_video",
}


@cache
def posts(scheme: str, people: int) -> Pair:
    """Punished expression that no law of the place forbids."""
    return Pair(scheme, POSTS[scheme], date(2024, 7, 1), 120, people, unmoved=(OFF,))


def chilled(scheme: str, people: int, *sets: str) -> float:
    """The relative fall over 120 days, among those who take part."""
    return posts(scheme, people).change(0, 120, *sets)


def silence(people: int) -> list[Row]:
    """Expression held back, against what fell after monitoring became known."""
    band = "about -20 % views of watched articles, about -5 % searches in the US; taken as 5 to 30 %"
    rows = [
        Row(f"chilling, {scheme}", f"{conduct}s shown", band, "CAL12, CAL13", -0.30, -0.05,
            chilled(scheme, people), SET if scheme == ASKED else FILES)
        for scheme, conduct in POSTS.items()
    ]  # fmt: skip
    scheme = ASKED
    aware = fitted(lambda a: chilled(scheme, people, f"behaviour.chill.aware={a:.6g}"), -0.20, 0.0, 1.0)
    return [
        *rows,
        Row(f"chilling, {scheme}", f"after wide publicity, {aware:.2f} aware", "about -20 %", "CAL12", None,
            None, chilled(scheme, people, f"behaviour.chill.aware={aware:.6g}"), FITTED),
        Row(f"chilling, {scheme}", "with 0.11 aware, as under a local pilot (TRIVIUM)",
            "about -5 % searches to -20 % views", "CAL12, CAL13", -0.20, -0.05,
            chilled(scheme, people, "behaviour.chill.aware=0.11"), PREDICTED),
        Row(f"chilling, {scheme}", "with nobody aware",
            "none without a reminder of monitoring (an experiment with 255 people)", "CAL14", 0.0, 0.0,
            chilled(scheme, people, "behaviour.chill.aware=0"), PREDICTED),
    ]  # fmt: skip


def rows(people: int) -> list[Row]:
    """All of them."""
    return [*walking(people), *points(people), *bump(people), *silence(people)]
