"""A pair beside its two schemes apart: which arms live where, and the two that live together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from goodstanding.core.errors import Problem, RequestProblem, did_you_mean, nearest
from goodstanding.model.case import Case, Setting, make_cases, with_scheme
from goodstanding.model.catalog import Catalog
from goodstanding.model.conduct import EventConduct
from goodstanding.model.machine import World
from goodstanding.model.machine_pair import ACROSS, Meeting, Pair, Side
from goodstanding.model.pair import PairForm
from goodstanding.model.pair_settings import pair_paths, with_pair_sets
from goodstanding.model.pairs import around_of, pair_ids, pair_of, pair_path, resolved, sides_of
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.settings import apply_sets
from goodstanding.results.planned import PlannedArm, PlannedPanel
from goodstanding.results.run import ArmRun, Request

if TYPE_CHECKING:
    from goodstanding.engine.estimate_pair import PairPace
    from goodstanding.engine.run import Keeper
    from goodstanding.engine.visits import Company
    from goodstanding.results.outcome import Outcome

REFERENCE = "zz_null"
APART, TOGETHER = "apart", "together"


def pair_among(catalog: Catalog, arms: Sequence[str]) -> str | None:
    """The pair that is asked for, its id or path; None where only schemes are. Raises RequestProblem where
    both are, and for a mistyped one."""
    found = [text for text in arms if pair_path(catalog, text) is not None]
    if not found and any(text.isidentifier() for text in arms):
        _check_spelling(arms, catalog.scheme_ids(), pair_ids(catalog))
    if found and len(arms) > 1:
        hint = "Ask for one pair alone: its two schemes apart, and none, stand beside it."
        raise RequestProblem(Problem(f"'{found[0]}' is a pair and is not compared with others", hint=hint))
    return found[0] if found else None


def _check_spelling(arms: Sequence[str], schemes: tuple[str, ...], pairs: tuple[str, ...]) -> None:
    for text in arms:
        if text.isidentifier() and text not in schemes and nearest(text, (*schemes, *pairs)) in pairs:
            raise RequestProblem(Problem(f"no scheme '{text}'", hint=did_you_mean(text, pairs)))


def arrange_pair(
    catalog: Catalog, id: str, *, society: str | None, behaviour: str, sets: Sequence[str], start: date
) -> tuple[PlannedPanel, ...]:
    """Two panels, of persons and of firms, each with nothing in force, its scheme apart, and the pair.

    Raises RequestProblem or FileProblem with all that is wrong.
    """
    form, around = _found(catalog, id)
    if society is not None:
        hint = "Leave --society out: persons and firms live in those of their schemes."
        raise RequestProblem(Problem(f"'{id}' is a pair, which has two societies", hint=hint))
    sides = sides_of(form)
    homes = [around.scheme(scheme).home for _, scheme in sides]
    places = [place for place in homes for _ in (REFERENCE, APART, TOGETHER)]
    texts = [text for _, scheme in sides for text in (REFERENCE, scheme, scheme)]
    form, changes, left = with_pair_sets(form, id, sets)
    made = make_cases(around, texts, society=places, behaviour=behaviour)
    made = [_with_conducts(case, form, around) for case in made]
    cases = apply_sets(around, made, left, beside=pair_paths(form))
    both = [cases[:3], cases[3:]]
    worlds = [resolve_world(those) for those in both]
    machines = [[resolve_machine(case, start=start) for case in those] for those in both]
    of_side: dict[Side, int] = {"persons": 0, "firms": 1}
    pair = resolved(
        form,
        {side: machines[i][1] for side, i in of_side.items()},
        {side: worlds[i].society for side, i in of_side.items()},
    )
    return tuple(
        PlannedPanel(
            homes[i],
            worlds[i],
            (
                PlannedArm(REFERENCE, both[i][0], machines[i][0]),
                PlannedArm(f"{form.id} {APART}", _titled(both[i][1], APART), machines[i][1]),
                PlannedArm(form.id, _changed(both[i][2], changes), machines[i][2], pair, side),
            ),
            pair.firms_per_person if side == "firms" else 1.0,
        )
        for side, i in of_side.items()
    )


def schemes_of(catalog: Catalog, id: str) -> tuple[Catalog, tuple[str, str]]:
    """The two schemes of a pair, and the catalogue that has them."""
    form, around = _found(catalog, id)
    return around, (form.persons, form.firms)


def meeting(panels: Sequence[PlannedPanel], pair: Pair, people: int) -> Meeting:
    """The pair with its societies and how many live in each. panels: of persons, then of firms."""
    persons, firms = (panel.world.society for panel in panels)
    return Meeting(pair, persons, firms, people, panels[1].subjects(people))


@dataclass(frozen=True, slots=True)
class Together:
    """What came of a pair: `outcomes` of its two sides; `anyway`: by side, as `ArmRun` has it."""

    meeting: Meeting
    outcomes: Mapping[Side, Outcome]
    anyway: Mapping[Side, Mapping[str, tuple[int, int]]]

    def run_of(self, arm: PlannedArm, panel: PlannedPanel) -> ArmRun:
        """One side of it."""
        outcome, anyway = self.outcomes[arm.side], self.anyway[arm.side]
        return ArmRun(arm.label, arm.case, arm.machine, panel.world, outcome, self.meeting, arm.side, anyway)


def live_pair(
    panels: Sequence[PlannedPanel],
    arm: PlannedArm,
    request: Request,
    *,
    threads: int | None,
    progress: Callable[[int, int], None] | None,
    keeper: Callable[..., Keeper] | None,
    numbers: tuple[int, int],
) -> Together:
    """Let a pair live under its schemes and, for what would befall anybody anyway, under none. `numbers`: of
    the two among all that live."""
    assert arm.pair is not None

    def told(run: int, day: int, days: int) -> None:
        if progress is not None:
            progress(run * days + day, 2 * days)

    def lived(label: str, pair: Pair, run: int) -> tuple[Meeting, dict[Side, Outcome]]:
        return live_together(
            panels,
            label,
            pair,
            request,
            threads=threads,
            progress=partial(told, run),
            keeper=keeper,
            number=numbers[run],
        )

    met, outcomes = lived(arm.label, arm.pair, 0)
    bare = without_schemes(arm.pair)
    anyway = anyway_of(bare, lived(REFERENCE, bare, 1)[1])
    return Together(met, outcomes, anyway)


def live_together(
    panels: Sequence[PlannedPanel],
    label: str,
    pair: Pair,
    request: Request,
    *,
    threads: int | None,
    progress: Callable[[int, int], None] | None,
    keeper: Callable[..., Keeper] | None,
    number: int,
) -> tuple[Meeting, dict[Side, Outcome]]:
    """Let the arms of one label live together as a pair, as the request says. `number`: of the first of them
    in the whole run."""
    # Late, because it compiles: a plan alone needs no engine.
    from goodstanding.engine.pair import simulate_pair

    arms = [next(arm for arm in panel.arms if arm.label == label) for panel in panels]
    met = meeting(panels, pair, request.people)
    here, there = ((panel.world, arm.machine) for panel, arm in zip(panels, arms, strict=True))
    persons, firms = simulate_pair(
        met,
        here,
        there,
        days=request.days,
        seed=request.seed,
        start_day=request.start.toordinal(),
        threads=threads,
        progress=progress,
        keeper=None if keeper is None else keeper(number, *here, (met, *there)),
    )
    return met, {"persons": persons, "firms": firms}


def without_schemes(pair: Pair) -> Pair:
    """The pair with those of its links that begin with an act, and so can begin under no scheme."""
    return replace(pair, links=tuple(link for link in pair.links if not link.standing))


def anyway_of(pair: Pair, outcomes: Mapping[Side, Outcome]) -> dict[Side, dict[str, tuple[int, int]]]:
    """By side and link that arrives there, how often it befell somebody and days spent so. outcomes: of the
    two sides together under no scheme."""
    found: dict[Side, dict[str, tuple[int, int]]] = {"persons": {}, "firms": {}}
    for link in pair.links:
        side = ACROSS[link.through][1]
        outcome = outcomes[side]
        k = outcome.conducts.index(link.befalls)
        found[side][link.id] = int(outcome.acts[k].sum()), int(outcome.spell_days[k].sum())
    return found


def paces_together(
    panels: Sequence[PlannedPanel], worlds: Sequence[World], *, people: int, days: int, threads: int
) -> Iterator[PairPace]:
    """The pace of each pair that lives together in the panels, and of the same under no scheme; none where
    there is none. `worlds`: those of the panels over the run's days."""
    from goodstanding.engine.estimate_pair import pace_of_pair

    for arm in panels[0].arms:
        if arm.pair is None:
            continue
        for label, pair in ((arm.label, arm.pair), (REFERENCE, without_schemes(arm.pair))):
            here, there = (next(one for one in panel.arms if one.label == label) for panel in panels)
            yield pace_of_pair(
                partial(meeting, panels, pair),
                (worlds[0], here.machine),
                (worlds[1], there.machine),
                people=people,
                days=days,
                threads=threads,
            )


def company_of(arm: ArmRun) -> Company | None:
    """The other side of a pair, as a life in the arm needs it; None for an arm that lived apart."""
    if arm.meeting is None:
        return None
    from goodstanding.engine.visits import Company

    return Company(arm.meeting, arm.side, arm.outcome.told)


def _found(catalog: Catalog, id: str) -> tuple[PairForm, Catalog]:
    form, path = pair_of(catalog, id), pair_path(catalog, id)
    assert path is not None
    return form, around_of(catalog, path)


def _with_conducts(case: Case, form: PairForm, around: Catalog) -> Case:
    """The case with those conducts of the links that have rates in its society."""
    here = {link.befalls if _arrives(link.through, case) else link.after for link in form.links.values()}
    more = {id: around.conduct(id) for id in here if id is not None}
    for conduct in tuple(more.values()):
        if isinstance(conduct, EventConduct) and conduct.given:
            more[conduct.given] = around.conduct(conduct.given)
    return replace(case, conducts=dict(sorted({**more, **case.conducts}.items())))


def _arrives(through: str, case: Case) -> bool:
    """Whether a link through these ties arrives at the side of the case."""
    return (case.society.subject == "firm") == (ACROSS[through][1] == "firms")


def _changed(case: Case, changes: Sequence[Setting]) -> Case:
    """A case of the pair, together, with what was set of the pair's own numbers."""
    case = _titled(case, TOGETHER)
    return replace(case, changes=(*case.changes, *changes))


def _titled(case: Case, how: str) -> Case:
    """The case with how it lives in the title of its scheme, so that arms are told apart."""
    told = {"title": f"{case.scheme.title}, {how}"}
    versions = (replace(version, scheme=version.scheme.model_copy(update=told)) for version in case.versions)
    return with_scheme(case, tuple(versions))
