"""One synthetic life beside its twin: the same person, day by day, in the reference and in another arm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goodstanding.engine import relive
from goodstanding.pairing import company_of
from goodstanding.reports.words import ENDING_WORDS, day, listing
from goodstanding.results.ledger import mistaken
from goodstanding.results.life import Life, LifeEvent
from goodstanding.results.paired import telling_subject
from goodstanding.results.run import ArmRun, Panel, Request
from goodstanding.results.subjects import said_of

MOST_ROWS = 30
UNTOLD = frozenset({"month"})


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened on one day, in each of the two arms; equal lines stand in both."""

    when: str
    reference: tuple[str, ...]
    arm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A life and its twin. `chosen`: how the person was chosen; `left_out`: days not shown; `end`: where
    each stands.
    """

    person: str
    chosen: str
    moments: tuple[Moment, ...]
    left_out: int
    end: tuple[str, str]


def twins(panel: Panel, arm: ArmRun, request: Request) -> tuple[Life, Life] | None:
    """The life in the reference and in the arm of the person who is most telling; None where nobody was
    burdened.
    """
    subject = telling_subject(arm.outcome)
    if subject is None:
        return None
    reference, here = (
        relive(
            panel.world,
            one.machine,
            subject=subject,
            people=one.subjects,
            days=request.days,
            seed=request.seed,
            start_day=request.start.toordinal(),
            publics=one.outcome.publics,
            review=one.outcome.review,
            company=company_of(one),
            nearby=one.outcome.nearby,
        )
        for one in (panel.reference, arm)
    )
    return reference, here


def story_of(pair: tuple[Life, Life], panel: Panel, arm: ArmRun, start: date) -> Story:
    """The two lives side by side, in words."""
    reference, here = pair
    days = sorted({event.day for life in pair for event in life.events if event.what not in UNTOLD})
    moments = [
        Moment(
            "the evening before" if number == 0 else day(start + timedelta(days=number - 1)),
            _lines(reference, number, panel, panel.reference),
            _lines(here, number, panel, arm),
        )
        for number in days
    ]
    return Story(
        person=_person(here),
        chosen=_chosen(arm),
        moments=tuple(moments[:MOST_ROWS]),
        left_out=max(0, len(moments) - MOST_ROWS),
        end=(_end(reference), _end(here)),
    )


def _person(life: Life) -> str:
    traits = life.traits
    if "sector" in traits:
        return (
            f"Synthetic firm {life.subject:,}: {traits['sector']}, {traits['size']}, liquidity fifth "
            f"{traits['liquidity_fifth']} of 5, {traits['ties']}, firms of its owner: "
            f"{traits['firms_of_owner']}."
        )
    return (
        f"Synthetic person {life.subject:,}: {traits['sex']}, {traits['age']} years old, income fifth "
        f"{traits['income_fifth']} of 5, group “{traits['group']}”, household of {traits['household_size']}."
    )


def _end(life: Life) -> str:
    told = [f"{name.replace('_', ' ')}: {last}" for name, (_, last) in life.states.items()]
    return "; ".join(told) or "no standing"


def _chosen(arm: ArmRun) -> str:
    found = bool(arm.outcome.marks.false_burden_days.any())
    record = mistaken(arm.machine)
    among = (
        f"burdened on {record}"
        if found
        else said_of(arm.world.society, f"under a burden (nobody was on {record})")
    )
    return f"Chosen by rule: of those {among}, the one with the median number of such days."


def _lines(life: Life, number: int, panel: Panel, arm: ArmRun) -> tuple[str, ...]:
    """What happened on a day, each line once; consequences that begin, change or end alike share a line."""
    today = [event for event in life.events if event.day == number and event.what not in UNTOLD]
    lines = [_told(event, panel, arm) for event in today if event.what not in ("under", "freed")]
    changed = {event.subject for event in today if event.what == "freed" and event.detail == "truth_changed"}
    told: dict[str, list[str]] = {}
    for event in today:
        if event.what == "under":
            start = "Goes on, now" if event.subject in changed else "Now applies,"
            told.setdefault(f"{start} {event.detail}", []).append(_consequence(arm, event.subject))
        elif event.what == "freed" and event.subject not in changed:
            end = f"No longer applies ({ENDING_WORDS.get(event.detail, event.detail)})"
            told.setdefault(end, []).append(_consequence(arm, event.subject))
    lines += [f"{what}: {listing(sorted(set(names)))}." for what, names in told.items()]
    return tuple(dict.fromkeys(lines))


def _told(event: LifeEvent, panel: Panel, arm: ArmRun) -> str:
    titles = {conduct.id: conduct.title for conduct in panel.world.conducts}
    title = titles.get(event.subject, event.subject)
    record = {True: " It leaves a record.", False: " It leaves no record.", None: ""}[event.recorded]
    if event.what == "act":
        return f"{title}.{record}"
    if event.what == "invented":
        return f"A record of no act is made: {_low(title)}."
    if event.what == "begins":
        return f"Begins: {_low(title)}.{record}"
    if event.what == "ends":
        return f"Ends: {_low(title)} ({event.detail.replace('_', ' ')})."
    if event.what == "decision":
        return f"An official decides on: {_low(title)}.{record}"
    if event.what == "state":
        return f"Standing “{event.subject.replace('_', ' ')}”: {event.detail.replace('->', '→')}."
    return (
        f"{_encounter(panel, arm, event.subject)}: {_low(_consequence(arm, event.subject))}, {event.detail}."
    )


def _consequence(arm: ArmRun, id: str) -> str:
    human = arm.case.scheme.consequences
    return human[id].title if id in human else id


def _encounter(panel: Panel, arm: ArmRun, id: str) -> str:
    meets = next((c.meets for p in arm.machine.periods for c in p.consequences if c.id == id), None)
    return next((e.title for e in panel.world.society.encounters if e.id == meets), "An encounter")


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]
