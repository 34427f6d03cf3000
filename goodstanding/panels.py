"""Which arms live in which society, what the engine is given for each, and their lives, arm after arm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from goodstanding.model import in_force
from goodstanding.model.arm import parse_arm
from goodstanding.model.case import Case, check_home, make_cases
from goodstanding.model.catalog import Catalog
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.pairing import Together, arrange_pair, live_pair, pair_among, schemes_of
from goodstanding.protections import one_at_a_time, protected, protections_of
from goodstanding.results.planned import PlannedArm as PlannedArm
from goodstanding.results.planned import PlannedPanel as PlannedPanel
from goodstanding.results.run import ArmRun, Panel, Request

if TYPE_CHECKING:
    from goodstanding.engine.run import Keeper
    from goodstanding.results.outcome import Outcome

REFERENCE = "zz_null"
NOWHERE = "ZZ"
DEFAULT_SOCIETY = "CN"
"""Where controls live when no entry and no --society says."""


def first_day(catalog: Catalog, arms: Sequence[str], *, days: int) -> date:
    """The first day of a run of these arms that is asked for without one. Whatever is frozen at a date holds
    on every day. Raises RequestProblem or FileProblem for an arm that there is not."""
    if (pair := pair_among(catalog, arms)) is not None:
        catalog, arms = schemes_of(catalog, pair)
    named = [parse_arm(text, protected=True) for text in one_at_a_time(arms)]
    return in_force.first_day(
        (catalog.scheme(arm.scheme).in_force for arm in named if not arm.version), days=days
    )


def arrange(
    catalog: Catalog,
    arms: Sequence[str],
    *,
    society: str | None,
    behaviour: str,
    sets: Sequence[str],
    start: date,
) -> tuple[PlannedPanel, ...]:
    """The panels of a comparison. `REFERENCE` comes first in each, added where it is not among `arms`.

    With `society` every arm lives there. Without, each lives in the society of its scheme's jurisdiction,
    and controls in every society used; a pair in its two.

    Raises RequestProblem or FileProblem with all that is wrong.
    """
    if (pair := pair_among(catalog, arms)) is not None:
        return arrange_pair(catalog, pair, society=society, behaviour=behaviour, sets=sets, start=start)
    texts = sorted(one_at_a_time(arms), key=lambda text: not _is_reference(text))
    if not texts or not _is_reference(texts[0]):
        texts.insert(0, REFERENCE)
    schemes = [catalog.scheme(parse_arm(text, protected=True).scheme) for text in texts]
    if not society:
        for scheme in schemes:
            check_home(catalog, scheme)
    homes = [scheme.home for scheme in schemes]
    used = [home for home in homes if home != NOWHERE] or [DEFAULT_SOCIETY]
    places = [society] if society else list(dict.fromkeys(used))
    seats = [
        (place, text)
        for place in places
        for text, home in zip(texts, homes, strict=True)
        if society or home in {place, NOWHERE}
    ]
    cases = make_cases(
        catalog,
        [text for _, text in seats],
        society=[place for place, _ in seats],
        behaviour=behaviour,
        sets=sets,
        protect=protections_of,
    )
    return tuple(
        _panel(place, [case for (seat, _), case in zip(seats, cases, strict=True) if seat == place], start)
        for place in places
    )


def _panel(society_id: str, cases: Sequence[Case], start: date) -> PlannedPanel:
    labels = _labels([case.arm.text for case in cases])
    world = resolve_world(cases)
    arms = [
        PlannedArm(label, case, protected(case, resolve_machine(case, start=start), world, start=start))
        for label, case in zip(labels, cases, strict=True)
    ]
    return PlannedPanel(society_id, world, tuple(arms))


def _is_reference(text: str) -> bool:
    return parse_arm(text, protected=True).scheme == REFERENCE


def _labels(texts: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    labels: list[str] = []
    for text in texts:
        seen[text] = seen.get(text, 0) + 1
        labels.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return labels


def live(
    panels: Sequence[PlannedPanel],
    request: Request,
    *,
    threads: int | None,
    progress: Callable[[str, float], None] | None,
    keeper: Callable[..., Keeper] | None = None,
) -> tuple[Panel, ...]:
    """Let every arm of every panel live as the request says. `progress`: what is being done, and the share
    that is done; `keeper`: who keeps the state of an arm, by its number.
    """
    total, done = sum(len(panel.arms) for panel in panels), 0
    lived: list[Panel] = []
    met: Together | None = None
    for panel in panels:
        runs: list[ArmRun] = []
        for arm in panel.arms:
            told = _day_teller(progress, f"{panel.society_id}: {arm.label}", done, total)
            if arm.pair is not None:
                met = met or live_pair(
                    panels,
                    arm,
                    request,
                    threads=threads,
                    progress=told,
                    keeper=keeper,
                    numbers=(done, total),
                )
                runs.append(met.run_of(arm, panel))
            else:
                outcome = _live_apart(panel, arm, request, threads, told, keeper, done)
                runs.append(ArmRun(arm.label, arm.case, arm.machine, panel.world, outcome))
            done += 1
        lived.append(Panel(panel.society_id, panel.world, tuple(runs)))
    return tuple(lived)


def _live_apart(
    panel: PlannedPanel,
    arm: PlannedArm,
    request: Request,
    threads: int | None,
    progress: Callable[[int, int], None] | None,
    keeper: Callable[..., Keeper] | None,
    number: int,
) -> Outcome:
    # Late, because it compiles: a plan alone needs no engine.
    from goodstanding.engine import simulate

    return simulate(
        panel.world,
        arm.machine,
        people=panel.subjects(request.people),
        days=request.days,
        seed=request.seed,
        start_day=request.start.toordinal(),
        threads=threads,
        progress=progress,
        keeper=None if keeper is None else keeper(number, panel.world, arm.machine),
    )


def _day_teller(
    progress: Callable[[str, float], None] | None, what: str, done: int, total: int
) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda day, days: progress(what, (done + day / days) / total)
