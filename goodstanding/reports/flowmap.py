"""The data-flow map of a scheme as our own SVG: who sees what, where it leads, what follows.

Two drawings of the same flows: three columns for a wide screen and paper, one column with a rail at its
side for a telephone. Burdens are full dark lines and a hatched edge, rewards dashed green lines and a plain
edge, and what crosses into an unrelated part of life runs on a dotted amber band, so that colour is never
alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from goodstanding.reports.flows import Board, Flows, Push, Result, Seen, Source

INK, QUIET, LINE, SOFT = "#1d2530", "#5a6472", "#c3cad2", "#f6f4ef"
BURDEN, REWARD, CROSSING = "#8f1d3f", "#2f7d74", "#96600a"
FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
ROW, GAP, PAD = 19, 14, 10


@dataclass(slots=True)
class Canvas:
    """Shapes and lines of a drawing, lines below shapes."""

    lines: list[str] = field(default_factory=list[str])
    shapes: list[str] = field(default_factory=list[str])

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str = "#fff", stroke: str = LINE
    ) -> None:
        """A rounded box."""
        self.shapes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="6" fill="{fill}" '
            f'stroke="{stroke}"/>'
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 12.5,
        weight: int = 400,
        colour: str = INK,
        anchor: str = "start",
    ) -> None:
        """One line of text; (x, y) is on its baseline."""
        self.shapes.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
            f'text-anchor="{anchor}">{escape(words)}</text>'
        )

    def curve(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        worse: bool,
        width: float = 1.4,
        crosses: bool = False,
    ) -> None:
        """A line from left to right that leaves and arrives level."""
        bend = (x2 - x1) * 0.5
        path = f"M{x1:.1f},{y1:.1f} C{x1 + bend:.1f},{y1:.1f} {x2 - bend:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
        self._line(path, worse, width, crosses)

    def elbow(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        worse: bool,
        width: float = 1.4,
        crosses: bool = False,
    ) -> None:
        """A line down along x1, then level to x2."""
        self._line(f"M{x1:.1f},{y1:.1f} L{x1:.1f},{y2:.1f} L{x2:.1f},{y2:.1f}", worse, width, crosses)

    def _line(self, path: str, worse: bool, width: float, crosses: bool) -> None:
        """A line, on a dotted band where it crosses into an unrelated part of life."""
        if crosses:
            self.lines.append(
                f'<path d="{path}" fill="none" stroke="{CROSSING}" stroke-width="8" stroke-opacity="0.8" '
                f'stroke-dasharray="0.1 10" stroke-linecap="round"/>'
            )
        colour, dash = (BURDEN, "") if worse else (REWARD, ' stroke-dasharray="5 3"')
        self.lines.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
            f'stroke-opacity="0.75"{dash}/>'
        )

    def dot(self, x: float, y: float, *, unlawful: bool) -> None:
        """A full dot for unlawful conduct, a ring for lawful or protected conduct."""
        fill = INK if unlawful else "#fff"
        self.shapes.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{fill}" stroke="{INK}" stroke-width="1.3"/>'
        )

    def edge(self, x: float, y: float, height: float, *, burden: bool, prefix: str) -> None:
        """The left edge of a consequence: hatched for a burden, plain for a reward."""
        fill = f"url(#{prefix}hatch)" if burden else REWARD
        self.shapes.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="9" height="{height:.1f}" fill="{fill}"/>')

    def svg(self, width: float, height: float, *, prefix: str, label: str, name: str) -> str:
        """The finished drawing."""
        hatch = (
            f'<defs><pattern id="{prefix}hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/>'
            f'<rect width="2.6" height="5" fill="{BURDEN}"/></pattern></defs>'
        )
        return (
            f'<svg class="{name}" role="img" aria-label="{escape(label)}" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" '
            f'width="{width:.0f}" height="{height:.0f}" font-family="{FONT}" xmlns="http://www.w3.org/2000/svg">'
            f"{hatch}{''.join(self.lines)}{''.join(self.shapes)}</svg>"
        )


def draw_wide(flows: Flows, *, prefix: str, label: str, stamp: str) -> str:
    """Three columns, 1,060 pixels wide."""
    width, left, middle, right = 1060.0, 500.0, 190.0, 300.0
    heights = [
        _stacked(_source_height(source) for source in flows.sources),
        _stacked(_board_height(board) for board in flows.boards),
        _stacked(_result_height(result, 40) for result in flows.results),
    ]
    top, tall = 30.0, max(heights)
    canvas = Canvas()
    for x, words in ((0.0, "Who sees what"), (580.0, "Standing"), (760.0, "What follows")):
        canvas.text(x, 14, words, size=12, weight=700, colour=QUIET)
    chips = _boards(canvas, flows.boards, 580, top + (tall - heights[1]) / 2, middle - 60)
    y = top + (tall - heights[0]) / 2
    for source in flows.sources:
        y = _source_wide(canvas, source, y, left, chips)
    y = top + (tall - heights[2]) / 2
    for result in flows.results:
        height = _result_height(result, 40)
        _result_box(canvas, result, 760, y, right, height, prefix, 40)
        for state in result.states:
            x1, y1 = chips[(result.standing, state)][1]
            crosses = bool(result.crosses)
            canvas.curve(x1, y1, 760, y + height / 2, worse=result.burden, width=2, crosses=crosses)
        y += height + GAP
    bottom = _legend(canvas, 0, top + tall + 22, width, stamp)
    return canvas.svg(width, bottom, prefix=prefix, label=label, name="wide")


def draw_narrow(flows: Flows, *, prefix: str, label: str, stamp: str) -> str:
    """One column, 350 pixels wide: feeds above, standings below, each state with what follows from it."""
    width, y, rail = 350.0, 22.0, 342.0
    canvas = Canvas()
    canvas.text(0, 13, "Who sees what", size=12, weight=700, colour=QUIET)
    joins: list[tuple[float, bool]] = []
    for source in flows.sources:
        y = _source_narrow(canvas, source, y, rail - 14, joins)
    for board in flows.boards:
        canvas.text(0, y + 12, f"Standing: {board.title}", size=12, weight=700, colour=QUIET)
        y += 22
        for at, worse in joins:
            canvas.elbow(rail if worse else rail + 4, at, 190, y - 14, worse=worse)
        y = _board_narrow(canvas, flows, board, y, width - 8, prefix)
    bottom = _legend(canvas, 0, y + 10, width, stamp)
    return canvas.svg(width, bottom, prefix=prefix, label=label, name="narrow")


def _stacked(heights: Iterable[float]) -> float:
    """Height of boxes one below the other."""
    each = list(heights)
    return sum(each) + GAP * (len(each) - 1) if each else 0.0


def _source_height(source: Source) -> float:
    return 30 + sum(_row_height(seen) for seen in source.seen) + PAD


def _row_height(seen: Seen) -> float:
    return ROW + 15 * (len(_lines(seen)) - 1)


def _lines(seen: Seen) -> list[str]:
    """The conduct's title, in the room that its effect leaves."""
    return _wrapped(seen.title, max(30, 72 - len(_told(seen.effects))), 2)


def _board_height(board: Board) -> float:
    return 30 + 36 * len(board.states) + PAD


def _result_height(result: Result, room: int) -> float:
    small = len(_wrapped(result.told, room + 6)) + len(_crossing_lines(result, room))
    return 14 + 16 * len(_wrapped(result.title, room)) + 14 * small + 6


def _crossing_lines(result: Result, room: int) -> list[str]:
    return _wrapped(f"from unrelated: {result.crosses}", room + 2) if result.crosses else []


def _wrapped(words: str, room: int, lines: int = 3) -> list[str]:
    return textwrap.wrap(words, room, max_lines=lines, placeholder=" …") or [""]


Anchors = dict[tuple[str, int], tuple[tuple[float, float], tuple[float, float]]]
"""(standing, state) -> middle of its chip's left and right side."""


def _boards(canvas: Canvas, boards: tuple[Board, ...], x: float, y: float, width: float) -> Anchors:
    chips: Anchors = {}
    for board in boards:
        canvas.box(x - 6, y, width + 12, _board_height(board), fill=SOFT)
        canvas.text(x + width / 2, y + 19, board.title, size=13, weight=700, anchor="middle")
        for state, name in enumerate(board.states):
            top = y + 30 + 36 * state
            canvas.box(x, top, width, 28)
            canvas.text(x + width / 2, top + 19, name, anchor="middle")
            chips[(board.id, state)] = ((x - 6, top + 14), (x + width, top + 14))
        chips[(board.id, -1)] = ((x - 6, y + 16), (x + width, y + 16))
        y += _board_height(board) + GAP
    return chips


def _source_wide(canvas: Canvas, source: Source, y: float, width: float, chips: Anchors) -> float:
    canvas.box(0, y, width, _source_height(source))
    canvas.text(PAD, y + 19, source.title, size=13, weight=700)
    at = y + 40
    for seen in source.seen:
        canvas.dot(PAD + 5, at - 4, unlawful=seen.unlawful)
        for i, line in enumerate(_lines(seen)):
            canvas.text(PAD + 16, at + 15 * i, line)
        canvas.text(
            width - PAD,
            at,
            _told(seen.effects),
            size=12,
            weight=700,
            colour=_colour(seen.effects),
            anchor="end",
        )
        for standing, _, push in seen.effects:
            x2, y2 = chips[(standing, -1)][0]
            if push != "none":
                canvas.curve(width, at - 4, x2, y2, worse=push == "worse")
        at += _row_height(seen)
    return y + _source_height(source) + GAP


def _source_narrow(
    canvas: Canvas, source: Source, y: float, width: float, joins: list[tuple[float, bool]]
) -> float:
    wrapped = [_narrow_lines(seen) for seen in source.seen]
    height = 28 + sum(15 * len(lines) + 6 for lines in wrapped) + 4
    canvas.box(0, y, width, height)
    canvas.text(PAD, y + 18, _wrapped(source.title, 44, 1)[0], size=13, weight=700)
    at = y + 38
    for seen, lines in zip(source.seen, wrapped, strict=True):
        canvas.dot(PAD + 4, at - 4, unlawful=seen.unlawful)
        for i, line in enumerate(lines):
            canvas.text(PAD + 14, at + 15 * i, line)
        canvas.text(
            width - 6,
            at + (15 * (len(lines) - 1) if lines[-1] == "" else 0),
            _told(seen.effects),
            size=11.5,
            weight=700,
            colour=_colour(seen.effects),
            anchor="end",
        )
        pushes = {push for _, _, push in seen.effects} - {"none"}
        if pushes:
            worse = "worse" in pushes
            joins.append((at - 4, worse))
            canvas.elbow(width, at - 4, width + (14 if worse else 18), at - 4, worse=worse)
        at += 15 * len(lines) + 6
    return y + height + GAP


def _narrow_lines(seen: Seen) -> list[str]:
    """The conduct's title; an effect too long to stand beside it gets a line of its own."""
    effect = _told(seen.effects)
    return _wrapped(seen.title, 36, 2) if len(effect) <= 14 else [*_wrapped(seen.title, 50, 2), ""]


def _board_narrow(canvas: Canvas, flows: Flows, board: Board, y: float, width: float, prefix: str) -> float:
    for state, name in enumerate(board.states):
        canvas.box(0, y, 190, 26, fill=SOFT)
        canvas.text(PAD, y + 17, name, weight=700)
        top = y + 26
        y += 34
        for result in flows.results:
            if result.standing == board.id and state in result.states:
                height = _result_height(result, 38)
                crosses = bool(result.crosses)
                canvas.elbow(14, top, 30, y + height / 2, worse=result.burden, width=2, crosses=crosses)
                _result_box(canvas, result, 30, y, width - 30, height, prefix, 38)
                y += height + 8
    return y + 8


def _result_box(
    canvas: Canvas, result: Result, x: float, y: float, width: float, height: float, prefix: str, room: int
) -> None:
    canvas.box(x, y, width, height)
    canvas.edge(x, y, height, burden=result.burden, prefix=prefix)
    at = y + 19
    for line in _wrapped(result.title, room):
        canvas.text(x + 18, at, line, size=13, weight=700)
        at += 16
    for line in _wrapped(result.told, room + 6):
        canvas.text(x + 18, at, line, size=11.5, colour=QUIET)
        at += 14
    for line in _crossing_lines(result, room):
        canvas.text(x + 18, at, line, size=11.5, weight=700, colour=CROSSING)
        at += 14


def _legend(canvas: Canvas, x: float, y: float, width: float, stamp: str) -> float:
    """What the signs mean, then the stamp; returns the height of the whole drawing."""
    across = 0.0
    for words, draw in _SIGNS:
        length = 34 + 6.2 * len(words)
        if across and across + length > width:
            across, y = 0.0, y + 18
        _sign(canvas, draw, x + across, y)
        canvas.text(x + across + 26, y + 4, words, size=11.5, colour=QUIET)
        across += length
    for line in [part for whole in stamp.split("\n") for part in _wrapped(whole, int(width / 5.6))]:
        y += 17
        canvas.text(x, y + 4, line, size=10.5, colour=QUIET)
    return y + 12


_SIGNS = (
    ("unlawful conduct", "full"),
    ("lawful or protected conduct", "ring"),
    ("towards a burden", "worse"),
    ("towards a reward", "better"),
    ("into an unrelated part of life", "crossing"),
)


def _sign(canvas: Canvas, sign: str, x: float, y: float) -> None:
    if sign in ("full", "ring"):
        canvas.dot(x + 12, y, unlawful=sign == "full")
    else:
        worse, crosses = sign != "better", sign == "crossing"
        canvas.curve(x, y, x + 20, y, worse=worse, width=2.4, crosses=crosses)


def _told(effects: tuple[tuple[str, str, Push], ...]) -> str:
    return ", ".join(dict.fromkeys(words for _, words, _ in effects)) or "no effect"


def _colour(effects: tuple[tuple[str, str, Push], ...]) -> str:
    pushes = {push for _, _, push in effects} - {"none"}
    return QUIET if not pushes else REWARD if pushes == {"better"} else BURDEN
