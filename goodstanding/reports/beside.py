"""Arms side by side: the same people with nothing in force, with the controls, and under each scheme."""

from __future__ import annotations

from dataclasses import dataclass

from goodstanding.metrics.base import Measure, measures
from goodstanding.reports.glance import is_control
from goodstanding.reports.words import count, listing, percent
from goodstanding.results.ledger import EVER_BURDENED, HEADLINE, MARK_BIT, Part, mistaken
from goodstanding.results.record import assumed_share_of, version_of
from goodstanding.results.run import ArmRun, Panel
from goodstanding.results.subjects import said_of, subjects

PARTS: dict[Part, str] = {
    "false_record": "on {mistaken}",
    "lawful_conduct": "for lawful or protected conduct",
    "unlawful_conduct": "for unlawful conduct",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number; `bar`: its length in per cent of the longest in its society, None for no bar."""

    text: str
    bar: float | None
    kind: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One society's arms. `columns` name the cells; `stamp` says what it is and how much of it is assumed."""

    society: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    stamp: str


def beside(panel: Panel) -> Beside:
    """The arms of a panel: people under a burden by the record behind it, and the schemes' aims."""
    aims = {a.case.scheme.aim.measured_by for a in panel.arms if a.case.scheme.aim and not is_control(a)}
    wanted = [item for name, item in measures().items() if name in aims]
    widest = max((mistaken(arm.machine) for arm in panel.arms), key=len)
    longest = max(max(_rates(arm)) for arm in panel.arms) or 1.0
    return Beside(
        society=panel.world.society.title,
        columns=(
            "Under any burden, of every 100,000",
            *(f"… {PARTS[part].format(mistaken=widest)}" for part in HEADLINE),
            *(said_of(panel.world.society, f"{item.metric.title}, {item.metric.unit}") for item in wanted),
        ),
        rows=tuple((arm.case.scheme.title, _cells(panel, arm, wanted, longest)) for arm in panel.arms),
        stamp=_stamp(panel),
    )


def _rates(arm: ArmRun) -> list[float]:
    """Persons of every 100,000 eligible: under any burden, then by part."""
    eligible = max(int(arm.outcome.eligible.sum()), 1)
    rows = (EVER_BURDENED, *(MARK_BIT[part] for part in HEADLINE))
    return [100_000 * int(arm.outcome.persons[row].sum()) / eligible for row in rows]


def _cells(panel: Panel, arm: ArmRun, aims: list[Measure], longest: float) -> tuple[Cell, ...]:
    kinds = ("any_burden", *HEADLINE)
    bars = [
        Cell(count(rate), 100 * rate / longest, kind) for rate, kind in zip(_rates(arm), kinds, strict=True)
    ]
    values = [_reached(panel, arm, item) for item in aims]
    return (*bars, *(Cell("–" if value is None else count(value), None, "aim") for value in values))


def _reached(panel: Panel, arm: ArmRun, aim: Measure) -> float | None:
    """What an arm reaches of an aim. A control has no aim of its own: it is measured on what the one scheme
    beside it watches, and not at all where the schemes beside it watch different things."""
    if not is_control(arm):
        return aim.measure(arm, panel.reference).value
    schemes = [one for one in panel.arms if not is_control(one)]
    if len({one.machine.conducts for one in schemes}) != 1:
        return None
    return aim.measure(schemes[0], arm).reference


def _stamp(panel: Panel) -> str:
    assumed, total = assumed_share_of(arm.case for arm in panel.arms)
    share = f"{percent(assumed / total)} of {total} numbers assumed" if total else "no numbers"
    versions = listing(sorted({f"{arm.machine.id} {version_of(arm)}" for arm in panel.arms}))
    return f"Synthetic {subjects([panel.world.society])}, in this model · {share} · {versions}"
