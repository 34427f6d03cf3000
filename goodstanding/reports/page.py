"""The report: one HTML file that needs nothing else, on a screen of any width or on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from importlib import resources
from itertools import takewhile

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from goodstanding.metrics.base import measures
from goodstanding.protections import told
from goodstanding.reports.beside import beside
from goodstanding.reports.card import Card, card_of
from goodstanding.reports.glance import glances, is_control
from goodstanding.reports.joined import joined_of
from goodstanding.reports.story import twins
from goodstanding.reports.words import count, day, listing, percent
from goodstanding.results.life import Life
from goodstanding.results.met import met
from goodstanding.results.run import ArmRun, Comparison, Panel
from goodstanding.results.subjects import said_of_all, subjects

Lives = Mapping[tuple[str, str], tuple[Life, Life]]
"""By (society id, arm label): a life in the reference, and the same person's in the arm."""


def build(comparison: Comparison, lives: Lives | None = None) -> str:
    """The report of a comparison as HTML.

    `lives`: those to show; left out, one is chosen by rule and recomputed for each arm that burdened anybody.
    """
    cards = [
        card_of(comparison, panel, arm, _life(comparison, panel, index, lives))
        for panel in comparison.panels
        for index, arm in enumerate(panel.arms)
        if index and arm.machine.standings
    ]
    return _template().render(
        style=resources.files("goodstanding.reports").joinpath("style.css").read_text(encoding="utf-8"),
        request=comparison.request,
        record=comparison.record,
        start=day(comparison.request.start),
        title=_title(comparison),
        subjects=subjects(panel.world.society for panel in comparison.panels),
        said=partial(said_of_all, [panel.world.society for panel in comparison.panels]),
        changes=_changes(comparison),
        protections=_protections(comparison),
        provisional=_provisional(cards),
        glances=glances(comparison),
        beside=[beside(panel) for panel in comparison.panels],
        met=met(comparison),
        joined=joined_of(comparison),
        sizes=_sizes(comparison),
        cards=[card for card in cards if not card.control] + [card for card in cards if card.control],
        count=count,
        percent=percent,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("goodstanding", "reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


def _life(comparison: Comparison, panel: Panel, index: int, lives: Lives | None) -> tuple[Life, Life] | None:
    arm = panel.arms[index]
    if lives is not None:
        return lives.get((panel.society_id, arm.label))
    return None if is_control(arm) else twins(panel, arm, comparison.request)


def _sizes(comparison: Comparison) -> list[str]:
    """How many live in each society."""
    sizes = {panel.world.society.title: panel.reference.subjects for panel in comparison.panels}
    if len(set(sizes.values())) == 1:
        each = next(iter(sizes.values()))
        whom = subjects(panel.world.society for panel in comparison.panels)
        return [f"{each:,} synthetic {whom} in each society ({listing(list(sizes))})"]
    return [
        f"{panel.reference.subjects:,} synthetic {subjects([panel.world.society])} "
        f"({panel.world.society.title})"
        for panel in comparison.panels
    ]


def _title(comparison: Comparison) -> str:
    arms = [arm for panel in comparison.panels for arm in panel.arms if not is_control(arm)]
    for arm in arms:
        if arm.meeting is not None:
            return arm.meeting.pair.title
    titles = {arm.machine.id: arm.case.scheme.title for arm in reversed(arms)}
    if not titles:
        return "Controls compared"
    if len(titles) == 1:
        return next(iter(titles.values()))
    numbers = ("", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    many = numbers[len(titles)] if len(titles) < len(numbers) else str(len(titles))
    whom = subjects(panel.world.society for panel in comparison.panels)
    return f"{many} schemes, lived under by synthetic {whom}"


def _provisional(cards: Sequence[Card]) -> list[str]:
    """Titles of the entries that are still to be read again, each once: where several arms are of one entry,
    without what sets them apart, such as a safeguard, a date, or how a pair lives."""
    titles: dict[str, list[str]] = {}
    for card in cards:
        if card.scheme.reading == "provisional":
            titles.setdefault(card.scheme.id, []).append(card.scheme.title)
    return sorted(_shared(each) for each in titles.values())


def _shared(titles: Sequence[str]) -> str:
    """What these titles begin with alike, up to a comma; the shortest where they begin otherwise."""
    parts = zip(*(title.split(", ") for title in titles), strict=False)
    alike = [each[0] for each in takewhile(lambda each: len(set(each)) == 1, parts)]
    return ", ".join(alike) or min(titles, key=len)


def _changes(comparison: Comparison) -> list[str]:
    """Every change made by `--set`, each once."""
    found = [str(c) for panel in comparison.panels for arm in panel.arms for c in arm.case.changes]
    return list(dict.fromkeys(found))


def _protections(comparison: Comparison) -> list[str]:
    """What the safeguards and laws that arms name come to, each once, and what came of those that fell."""
    found = [sentence for panel in comparison.panels for arm in panel.arms for sentence in told(arm.case)]
    fallen = [line for panel in comparison.panels for arm in panel.arms for line in _fallen(panel, arm)]
    return list(dict.fromkeys([*found, *fallen]))


def _fallen(panel: Panel, arm: ArmRun) -> Iterator[str]:
    for item in measures().values() if arm.machine.in_force else ():
        if item.metric.of_safeguards and (found := item.measure(arm, panel.arms[0]).value) is not None:
            yield f"{arm.label}: {item.metric.sentence.format(value=item.metric.write(found))}"
