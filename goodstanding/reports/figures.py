"""Charts as pieces of the page: an inline SVG with its alternative text and its table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from typing import Any, cast

import vl_convert

from goodstanding.charts.base import Picture, Scene, Table, painters
from goodstanding.reports.flowmap import draw_narrow, draw_wide
from goodstanding.reports.flows import Flows, Seen, flows_of
from goodstanding.results.run import ArmRun
from goodstanding.results.subjects import said_of

LOCAL = re.compile(r'(\bid="|url\(#|href="#)([\w-]+)')


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure of the page. `drawing`: one SVG, or a wide and a narrow one of which the page shows one."""

    id: str
    title: str
    question: str
    alternative: str
    drawing: str
    table: Table
    full_width: bool = False


def charts_of(scene: Scene, prefix: str) -> list[Shown]:
    """Every chart that has something to show, in order. `prefix` keeps the ids of the page apart."""
    found: list[Shown] = []
    for name, painter in painters().items():
        picture = painter.picture(scene)
        if picture is None:
            continue
        id, said = f"{prefix}-{name}", partial(said_of, scene.panel.world.society)
        told, table = said(picture.alternative), picture.table
        worded = replace(picture, specification=_worded(picture.specification, said))
        drawing = inline(render(worded), prefix=id, label=told)
        columns = Table(tuple(said(column) for column in table.columns), table.rows)
        found.append(
            Shown(id, said(painter.chart.title), said(painter.chart.question), told, drawing, columns)
        )
    return found


def _worded(part: Any, said: Callable[[str], str]) -> Any:
    """A specification with its titles as what is said of the subjects; names of data stay as they are."""
    if isinstance(part, dict):
        inner = cast("dict[str, Any]", part)
        return {
            key: said(value) if key in ("title", "text") and isinstance(value, str) else _worded(value, said)
            for key, value in inner.items()
            if key != "datasets"
        } | ({"datasets": inner["datasets"]} if "datasets" in inner else {})
    return [_worded(one, said) for one in cast("list[Any]", part)] if isinstance(part, list) else part


def render(picture: Picture) -> str:
    """The drawing as static SVG. Nothing is fetched, whatever the specification names."""
    return vl_convert.vegalite_to_svg(picture.specification, allowed_base_urls=[])


def inline(svg: str, *, prefix: str, label: str) -> str:
    """An SVG ready for the page: its ids made its own, its alternative text on it."""
    body = LOCAL.sub(lambda found: f"{found[1]}{prefix}-{found[2]}", svg)
    return body.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)


def flow_figure(arm: ArmRun, prefix: str, stamp: str) -> Shown | None:
    """The data-flow map, drawn wide and narrow; None where nothing flows."""
    flows = flows_of(arm)
    if not flows.sources and not flows.results:
        return None
    id, label = f"{prefix}-flow", _flow_label(flows)
    wide = draw_wide(flows, prefix=f"{id}-w-", label=label, stamp=stamp)
    narrow = draw_narrow(flows, prefix=f"{id}-n-", label=label, stamp=stamp)
    return Shown(
        id=id,
        title="Who sees what, and what follows",
        question="Which data lead to which standing, and what does the standing do?",
        alternative=label,
        drawing=wide + narrow,
        table=_flow_table(flows),
        full_width=True,
    )


def _flow_table(flows: Flows) -> Table:
    seen = [
        (
            source.title,
            item.title,
            _legality(item),
            _effects(item.effects),
        )
        for source in flows.sources
        for item in source.seen
    ]
    states = {board.id: board.states for board in flows.boards}
    results = [
        (
            ", ".join(states[r.standing][s] for s in r.states),
            r.title,
            "burden" if r.burden else "reward",
            f"{r.told} · from unrelated parts of life: {r.crosses}" if r.crosses else r.told,
        )
        for r in flows.results
    ]
    return Table(("From", "What", "Kind", "Effect"), (*seen, *results))


def _legality(seen: Seen) -> str:
    return "unlawful" if seen.unlawful else "lawful or protected"


def _effects(effects: tuple[tuple[str, str, str], ...]) -> str:
    return "; ".join(f"{standing}: {words}" for standing, words, _ in effects) or "none"


def _flow_label(flows: Flows) -> str:
    feeds = "; ".join(f"{s.title} sees {len(s.seen)} kinds of conduct" for s in flows.sources)
    boards = "; ".join(f"{b.title} with the states {', '.join(b.states)}" for b in flows.boards)
    burdens = [r.title for r in flows.results if r.burden]
    rewards = [r.title for r in flows.results if not r.burden]
    parts = [f"Feeds: {feeds}.", f"Standings: {boards}."]
    parts += [f"Burdens: {', '.join(burdens)}."] if burdens else []
    parts += [f"Rewards: {', '.join(rewards)}."] if rewards else []
    crossing = [r.title for r in flows.results if r.crosses]
    parts += [f"From unrelated parts of life: {', '.join(crossing)}."] if crossing else []
    return "Data-flow map. " + " ".join(parts)
