"""What the scheme file itself tells a form: what it is, who acts, which data, what follows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from goodstanding.drafts._numbers import number, numbers_named
from goodstanding.drafts.base import Told
from goodstanding.model.consequence import Contest
from goodstanding.model.rating import Rating
from goodstanding.model.scheme import Scheme, Sight
from goodstanding.rules.derive import derived
from goodstanding.rules.of_scheme import Path

TERMS = ("keep_days", "exit_days", "after_days", "unfounded_days", "days")
"""Names under which a standing says how long something lasts."""


def what(scheme: Scheme) -> Told:
    """Name, place, state and summary."""
    where = "no country" if scheme.jurisdiction == "ZZ" else scheme.jurisdiction
    state = f"{where}; {words(scheme.status)}; taking part: {scheme.compulsion}"
    return Told(
        (f"{scheme.title} ({state}). {scheme.summary.strip()}", f"Mechanism: {scheme.mechanism.strip()}.")
    )


def actors(scheme: Scheme) -> Told:
    """Who collects, who decides, where records are disputed."""
    points = [f"{feed.title}: collected by {words(feed.operator)}" for feed in scheme.feeds.values()]
    points += [
        f"{item.title}: decided by {'a rule' if item.decided_by == 'rule' else 'an official'}"
        for item in scheme.consequences.values()
    ]
    points += [f"Disputes: {found.channel}" for found in _contests(scheme)]
    return Told(("Who acts in the scheme as described:",), tuple(points))


def data(scheme: Scheme) -> Told | None:
    """Feeds: kind of data, collector, conducts recorded, delay; and in which parts of life they are used."""
    if not scheme.feeds:
        return None
    points: list[str] = []
    for id, feed in scheme.feeds.items():
        seen = ", ".join(words(conduct) for conduct in scheme.sees.get(id, {}))
        parts = [f"{feed.title}: {words(feed.data)} data" + (f" ({feed.dpv})" if feed.dpv else "")]
        parts += [f"records {seen}"] if seen else []
        parts += [f"from act to record {number(feed.lag_days)}"] if feed.lag_days else []
        parts += [f"reaches {number(feed.coverage)} of acts"] if feed.coverage else []
        points.append("; ".join(parts))
    used = sorted({words(item.domain) for item in scheme.consequences.values()})
    where = f"The standing that follows is used in: {', '.join(used)}." if used else "No consequence uses it."
    return Told(("Data that the scheme as described takes in:",), (*points, where))


def life_cycle(scheme: Scheme) -> Told | None:
    """From act to consequence, step by step."""
    if not scheme.standings:
        return None
    rated = all(isinstance(standing, Rating) for standing in scheme.standings.values())
    what = "Raters are given" if rated else "Acts become records through"
    points = [f"{what}: {feed.title}" for feed in scheme.feeds.values()]
    points += [
        f"Standing {words(id)} ({standing.kind}): {', '.join(standing.states)}"
        for id, standing in scheme.standings.items()
    ]
    says = "Raters measure, and what they say has consequences."
    if not rated:
        says = "Acts are recorded, records move a standing, a standing has consequences."
    return Told((says,), tuple(points))


def consequences(scheme: Scheme) -> Told | None:
    """What a standing does, and to whom else."""
    points: list[str] = []
    for item in scheme.consequences.values():
        ((standing, states),) = item.when.items()
        line = f"{item.title} ({words(item.domain)}, {item.effect}) while {words(standing)} is "
        line += " or ".join(states)
        if item.enforced:
            line += f"; applied at an encounter with {number(item.enforced)}"
        if item.spill:
            line += f"; also reaches {words(item.spill.to)}, {number(item.spill.share)}"
        points.append(line)
    return Told(("Consequences of a standing:",), tuple(points)) if points else None


def purposes(scheme: Scheme) -> Told | None:
    """The stated aim."""
    if scheme.aim is None:
        return None
    source = scheme.sources.get(scheme.aim.who[0])
    said = f", according to {source.who}" if source else ""
    return Told((f"Stated aim: {scheme.aim.says.strip()}{said}.",))


def crossings(scheme: Scheme, ways: Iterable[Path]) -> Told | None:
    """Feeds whose standing has consequences in a part of life that is unrelated to where the data arose."""
    if not scheme.feeds or not scheme.consequences:
        return None
    apart: list[str] = []
    for way in ways:
        related = derived(way.given).stated("context_related")
        if related is not None and related.value is False:
            apart.append(f"{way.name} ({related.origin})")
    if not apart:
        return Told(("No feed was found to have a consequence in an unrelated part of life.",))
    return Told(("Data that arose in one part of life have consequences in an unrelated one:",), tuple(apart))


def used_records(scheme: Scheme) -> Told | None:
    """Feeds and the conducts of theirs that move a standing, and those that move none."""
    if not scheme.feeds:
        return None
    used = {conduct for standing in scheme.standings.values() for conduct in _named(standing.model_dump())}
    rated = any(isinstance(standing, Rating) for standing in scheme.standings.values())
    points: list[str] = []
    for id, feed in scheme.feeds.items():
        seen = list(scheme.sees.get(id, {}))
        moving = [words(conduct) for conduct in seen if conduct in used]
        idle = [words(conduct) for conduct in seen if conduct not in used]
        line = (
            f"{feed.title}: moves a standing by {', '.join(moving)}" if moving else f"{feed.title}: moves no"
        )
        line += "" if moving else " standing"
        line = f"{feed.title}: given to raters" if rated and not seen else line
        points.append(line + (f"; recorded without any use: {', '.join(idle)}" if idle else ""))
    return Told(("Which records the rules of the scheme use:",), tuple(points))


def retention(scheme: Scheme) -> Told | None:
    """Every term that a standing gives to records and states."""
    points = [
        f"{words(id)}, {where}: {number(term)}"
        for id, standing in scheme.standings.items()
        for where, term in numbers_named(standing, TERMS)
    ]
    if points:
        return Told(("Terms in the scheme file:",), tuple(points))
    return (
        Told(("The scheme file gives no term: records count for as long as it holds.",))
        if (scheme.standings)
        else None
    )


def accuracy(scheme: Scheme) -> Told | None:
    """Assumed or known quality of each record."""
    points: list[str] = []
    for feed, seen in scheme.sees.items():
        for conduct, sight in seen.items():
            line = f"{words(feed)}, {words(conduct)}: an act leaves a record with {number(sight.sensitivity)}"
            wrong = f"; records of no act {number(sight.false_positive)}" if sight.false_positive else ""
            points.append(line + wrong + _apart(sight))
    return Told(("How well feeds see, as entered in the scheme file:",), tuple(points)) if points else None


def _apart(sight: Sight) -> str:
    ratios = sight.by_group
    seen = (
        f"; acts seen, smaller over larger group {number(ratios.sensitivity)}"
        if ratios and ratios.sensitivity
        else ""
    )
    return seen + (
        f"; records of no act, smaller over larger group {number(ratios.false_positive)}"
        if ratios and ratios.false_positive
        else ""
    )


def contest(scheme: Scheme) -> Told:
    """How a record can be disputed."""
    every = _contests(scheme)
    if not every:
        return Told(("The scheme as described has no way to dispute a record.",))
    return Told(
        tuple(f"Records are disputed here: {found.channel}." for found in every),
        tuple(
            point
            for found in every
            for point in (
                f"records disputed: {number(found.take_up)}",
                f"shortest time to a decision: {number(found.delay_days_from)}",
                f"longest time to a decision: {number(found.delay_days_to)}",
                f"a false record is struck with {number(found.success_if_wrong)}",
                f"a true record is struck with {number(found.success_if_right)}",
            )
        ),
    )


def _contests(scheme: Scheme) -> tuple[Contest, ...]:
    """The scheme's contest, and those of single standings, each once."""
    own = (scheme.contest,) if scheme.contest else ()
    return tuple(dict.fromkeys((*own, *scheme.contests.values())))


def participation(scheme: Scheme) -> Told:
    """Whether one must take part, and how many do."""
    says = f"Taking part is described as: {scheme.compulsion}."
    if scheme.participation is None:
        return Told((says,))
    return Told((says, f"Those eligible who take part: {number(scheme.participation.share)}."))


def deciders(scheme: Scheme) -> Told | None:
    """Which consequences a rule applies, and which an official."""
    if not scheme.consequences:
        return None
    by_rule = [item.title for item in scheme.consequences.values() if item.decided_by == "rule"]
    by_hand = [item.title for item in scheme.consequences.values() if item.decided_by == "official"]
    says = [f"By rule, with nobody looking: {', '.join(by_rule)}."] if by_rule else []
    says += [f"By an official: {', '.join(by_hand)}."] if by_hand else []
    return Told(tuple(says))


def burdens(scheme: Scheme) -> tuple[str, ...]:
    """Titles of the consequences that are burdens."""
    rewards = ("reward", "prioritise")
    return tuple(item.title for item in scheme.consequences.values() if item.effect not in rewards)


def subjects(scheme: Scheme) -> Told:
    """Who can have a standing."""
    subjects, where = " or ".join(scheme.subject.is_), scheme.subject.where.model_dump(exclude_none=True)
    limits = ", ".join(f"{words(name)} {value}" for name, value in where.items() if value)
    return Told((f"Who can have a standing: every {subjects}{f' with {limits}' if limits else ''}.",))


def began(scheme: Scheme) -> str:
    """The first day as the file has it, or nothing."""
    first = scheme.in_force.from_ if scheme.in_force else None
    return f"{first}" if first else ""


def words(name: str) -> str:
    """An id as words."""
    return name.replace("_", " ").replace(".", ", ")


def _named(content: object) -> set[str]:
    """Every key and every text in a standing: the conducts that its rules name are among them."""
    if isinstance(content, dict):
        pairs = cast("dict[object, object]", content).items()
        return {name for pair in pairs for part in pair for name in _named(part)}
    if isinstance(content, list | tuple):
        return {name for part in cast("list[object]", content) for name in _named(part)}
    return {content} if isinstance(content, str) else set()
