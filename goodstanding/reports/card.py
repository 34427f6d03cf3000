"""One arm's part of the page: everything that its card says, gathered as plain text and figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from goodstanding.charts.base import Scene, Table, plain
from goodstanding.joining import joinings_of
from goodstanding.metrics.base import Measured, Metric, measures
from goodstanding.model.case import assumptions
from goodstanding.model.scheme import Scheme
from goodstanding.reports.either import EitherWay, block
from goodstanding.reports.figures import Shown, charts_of, flow_figure
from goodstanding.reports.glance import anchor, is_control
from goodstanding.reports.numbers import BigNumber, big_numbers
from goodstanding.reports.story import Story, story_of
from goodstanding.reports.words import ENDING_WORDS, count, day, listing, who
from goodstanding.results.ledger import PARTS, Part, headline, mistaken
from goodstanding.results.life import Life
from goodstanding.results.mixed_times import mixed_times
from goodstanding.results.record import assumed_share, stamp, version_of
from goodstanding.results.run import ArmRun, Comparison, Panel
from goodstanding.results.subjects import said_of
from goodstanding.results.wording import describe

PART_WORDS: dict[Part, str] = {
    "false_record": "Burdens on {mistaken}",
    "lawful_conduct": "Burdens on a true record of lawful or protected conduct",
    "unlawful_conduct": "Burdens on a true record of unlawful conduct",
    "rewards": "Rewards",
    "missed_burdens": "Burdens missed: a true record was never made",
    "missed_rewards": "Rewards missed: a true record was never made",
}
LEDGER_SAYS = (
    "Every burden and reward, by the record behind it. One person may stand in several rows; days are "
    "counted once for each person and row."
)
CLAIM_WORDS = {
    "agree": "agree",
    "differ": "differ",
    "not_found": "not found in the sources listed",
    "prediction": "prediction",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A source of a scheme: its key, what it is, and its address if it has one."""

    key: str
    words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What an author claims beside what documents say; `state`: one of four, and its words."""

    who: str
    says: str
    state: str
    state_words: str
    finding: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that the page says about one arm."""

    anchor: str
    scheme: Scheme
    society: str
    control: bool
    hypothetical: str
    joins: str
    version: str
    mixed_times: str
    subjects: str
    aim: str
    stamp: str
    numbers: list[BigNumber]
    either: list[EitherWay]
    ledger: Table
    ledger_says: str
    charts: list[Shown]
    flow: Shown | None
    story: Story | None
    claims: list[ClaimRow]
    claimed_by: str
    timeline: list[tuple[str, str]]
    measured: Table
    assumed: int
    all_numbers: int
    assumptions: Table
    sources: list[Cited]


def card_of(comparison: Comparison, panel: Panel, arm: ArmRun, life: tuple[Life, Life] | None) -> Card:
    """The card of an arm."""
    scheme, study = arm.case.scheme, comparison.studies.get((panel.society_id, arm.label))
    signs = comparison.signs.get((panel.society_id, arm.label), ())
    id, mark = anchor(panel, arm), stamp(arm)
    assumed, total = assumed_share(arm.case)
    claims = _claims(scheme)
    return Card(
        anchor=id,
        scheme=scheme,
        society=panel.world.society.title,
        control=is_control(arm),
        hypothetical=_hypothetical(panel, arm),
        joins=_joins(panel, arm),
        version=version_of(arm),
        mixed_times=mixed_times(arm),
        subjects=who(arm),
        aim=_aim(scheme),
        stamp=mark.replace("\n", " · "),
        numbers=big_numbers(panel, arm, study, signs),
        either=[block(one, panel.world.society) for one in signs],
        ledger=_ledger(arm),
        ledger_says=said_of(panel.world.society, LEDGER_SAYS),
        charts=charts_of(Scene(panel, arm, study, mark), id),
        flow=flow_figure(arm, id, mark),
        story=story_of(life, panel, arm, comparison.request.start) if life else None,
        claims=claims,
        claimed_by=claims[0].who if len({claim.who for claim in claims}) == 1 else "",
        timeline=[(day(item.date), item.says) for item in scheme.timeline],
        measured=_measured(panel, arm),
        assumed=assumed,
        all_numbers=total,
        assumptions=_assumptions(arm),
        sources=_sources(scheme),
    )


def _hypothetical(panel: Panel, arm: ArmRun) -> str:
    """What a scheme outside its own country rests on; empty where it is at home or of nowhere."""
    if not arm.case.hypothetical:
        return ""
    amounts = (part.amount for part in arm.case.scheme.consequences.values())
    units = sorted({amount.unit for amount in amounts if amount})
    money = f" Amounts are in {', '.join(units)}, not converted." if units else ""
    return (
        f"A scheme of {arm.case.scheme.home} on another society. What people do and meet is "
        f"that of: {panel.world.society.title}.{money}"
    )


def _joins(panel: Panel, arm: ArmRun) -> str:
    """The parts of a joined scheme, and where what joining adds is to be had; empty for any other."""
    parts = arm.case.scheme.compose or ()
    if not parts:
        return ""
    told = any(one.arm == arm.label for one in joinings_of(panel))
    where = (
        "above stands what joining adds" if told else "run beside each of these, it says what joining adds"
    )
    return f"{listing(list(parts))}; {where}"


def _aim(scheme: Scheme) -> str:
    if scheme.aim is None:
        return ""
    source = scheme.sources.get(scheme.aim.who[0])
    lawful = {
        "yes": "documents call it a lawful aim",
        "no": "documents do not call it a lawful aim",
        "disputed": "whether it is a lawful aim is disputed",
        "unknown": "whether it is a lawful aim was not found",
    }
    parts = [f"“{scheme.aim.says}”"]
    if source:
        parts.append(f"according to {source.who}")
    if scheme.aim.lawful:
        parts.append(lawful[scheme.aim.lawful.value])
    return "; ".join(parts)


def _ledger(arm: ArmRun) -> Table:
    eligible = max(int(arm.outcome.eligible.sum()), 1)
    rows: list[tuple[str, ...]] = []
    parts = headline(arm)
    for part in PARTS:
        totals = parts[part]
        if not totals.stretches and part not in PARTS[:3]:
            continue
        persons = None if totals.persons is None else sum(totals.persons)
        ended = sorted(totals.endings.items(), key=lambda item: -item[1])[:3]
        rows.append(
            (
                PART_WORDS[part].format(mistaken=mistaken(arm.machine)),
                "–" if persons is None else f"{persons:,}",
                "–" if persons is None else count(100_000 * persons / eligible),
                f"{totals.consequence_days if totals.person_days is None else totals.person_days:,}",
                f"{totals.stretches:,}",
                "; ".join(f"{ENDING_WORDS[name]}: {number:,}" for name, number in ended) or "–",
                f"{totals.met:,} of {totals.attempts:,}",
            )
        )
    whom = said_of(arm.world.society, "People")
    columns = ("", whom, "Per 100,000", "Days", "Stretches", "How stretches ended", "Encounters: applied")
    return Table(columns, tuple(rows))


def _claims(scheme: Scheme) -> list[ClaimRow]:
    rows: list[ClaimRow] = []
    for claim in scheme.claims:
        source = scheme.sources.get(claim.who)
        author = f"{source.who}: “{source.title}” ({source.year})" if source else claim.who
        state = CLAIM_WORDS[claim.documents]
        rows.append(ClaimRow(author, claim.says, claim.documents, state, claim.finding, claim.sources))
    return rows


def _measured(panel: Panel, arm: ArmRun) -> Table:
    groups = panel.world.society.groups
    said = partial(said_of, panel.world.society)
    found = (_metric_row(m.metric, m.measure(arm, panel.reference)) for m in measures().values())
    rows = tuple((said(title), value, said(unit), *rest) for title, value, unit, *rest in found)
    return Table(("Measure", "Value", "Unit", *groups, "Sampling error", "Against no scheme"), rows)


def _metric_row(metric: Metric, found: Measured) -> tuple[str, ...]:
    if found.value is None:
        return (metric.title, "not estimable", f"{found.not_estimable}", "–", "–", "–", "–")
    groups = tuple("–" if value is None else count(value) for value in found.by_group)
    error = "–" if found.standard_error is None else f"± {count(found.standard_error)}"
    gap = "–" if found.difference is None else count(found.difference).replace("-", "−")
    return (metric.title, count(found.value), metric.unit, *groups, error, gap)


def _assumptions(arm: ArmRun) -> Table:
    rows = tuple(
        (
            describe(arm.case, number.path),
            plain(number.quantity.value),
            f"{plain(number.quantity.low)} to {plain(number.quantity.high)}",
            number.quantity.unit.replace("_", " "),
            number.quantity.basis,
            number.quantity.because or number.quantity.from_ or "",
            number.path,
        )
        for number in assumptions(arm.case)
    )
    return Table(("Number", "Value", "Range", "Unit", "Basis", "Why", "Path for --set"), rows)


def _sources(scheme: Scheme) -> list[Cited]:
    return [
        Cited(
            key, f"{source.who}: {source.title} ({source.year}; {source.kind.replace('_', ' ')})", source.url
        )
        for key, source in sorted(scheme.sources.items())
    ]
