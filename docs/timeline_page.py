"""docs/timeline.svg: every entry from its first day to its last, in one picture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.scheme import Scheme

DOCS = Path(__file__).parent
FIRST, LAST = 2010, 2027
LEFT, RIGHT, TOP, STEP, BAR, WIDTH = 300, 30, 92, 20, 11, 1080
INK, QUIET, FAINT = "#1d2530", "#5a6472", "#dfe3e8"
ENDED, HOLDS, NEVER = "ended", "in force", "announced, described or imagined"
COLOURS = {ENDED: "#9fb3c4", HOLDS: "#22405f", NEVER: "url(#hatch)"}
ORDER = (ENDED, HOLDS, NEVER)
EDGE = "A bar to the right edge has no last day in the sources listed. Dates are those of the files."


def pages() -> dict[Path, str]:
    """The picture."""
    catalog = builtin_catalog()
    schemes = [catalog.scheme(id) for id in catalog.scheme_ids()]
    return {DOCS / "timeline.svg": "\n".join(_picture([s for s in schemes if s.status != "control"])) + "\n"}


def kind_of(scheme: Scheme) -> str:
    """Whether it ended, holds, or never held."""
    if scheme.status in ("announced", "described", "hypothetical"):
        return NEVER
    return ENDED if scheme.in_force and scheme.in_force.until else HOLDS


def days_of(scheme: Scheme) -> tuple[date | None, date | None]:
    """First and last day; of what is only described the year of the description."""
    if scheme.in_force and scheme.in_force.from_:
        return scheme.in_force.from_, scheme.in_force.until
    if kind_of(scheme) != NEVER:
        return None, None
    year = int(str(scheme.sources["cvrk_2022"].year))
    return date(year, 1, 1), date(year, 12, 31)


def _picture(schemes: list[Scheme]) -> Iterator[str]:
    order = sorted(schemes, key=lambda s: (ORDER.index(kind_of(s)), days_of(s)[0] or date.min, s.id))
    height = TOP + STEP * (len(order) + len(ORDER)) + 30
    counts = {kind: sum(kind_of(scheme) == kind for scheme in schemes) for kind in ORDER}
    told = "; ".join(f"{count} {kind}" for kind, count in counts.items())
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" aria-labelledby="title desc" font-family="Arial, sans-serif">'
    )
    yield '<title id="title">From first day to last</title>'
    yield f'<desc id="desc">{len(schemes)} entries: {told}. {_listed(order)}</desc>'
    yield from _defs(height)
    yield _text(16, 26, "From first day to last", size=18, weight="bold")
    yield _text(16, 46, f"Entries of the catalogue: {told}. A tick is a dated event.", fill=QUIET)
    yield from _legend()
    yield from _years(height)
    y, above = TOP + 14, ""
    for scheme in order:
        if kind_of(scheme) != above:
            above = kind_of(scheme)
            yield _text(16, y + BAR, above.capitalize(), weight="bold")
            y += STEP
        yield from _row(scheme, y)
        y += STEP
    yield _text(
        16,
        height - 8,
        EDGE,
        size=11,
        fill=QUIET,
    )
    yield "</svg>"


def _defs(height: int) -> Iterator[str]:
    yield (
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
        '<rect width="2.5" height="6" fill="#8f1d3f"/></pattern></defs>'
    )
    yield f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'


def _legend() -> Iterator[str]:
    x = 16.0
    for kind in ORDER:
        yield f'<rect x="{x:.1f}" y="58" width="26" height="{BAR}" {_fill(kind)}/>'
        yield _text(x + 32, 68, kind)
        x += 62 + 7 * len(kind)
    yield f'<rect x="{x:.1f}" y="58" width="26" height="{BAR}" {_open()}/>'
    yield _text(x + 32, 68, "in force, no first day in the sources listed")


def _years(height: int) -> Iterator[str]:
    for year in range(FIRST, LAST + 1):
        x = across(date(year, 1, 1))
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{height - 26}" stroke="{FAINT}"/>'
        if year < LAST and year % 2 == 0:
            yield _text(x + 3, TOP + 8, str(year), size=11, fill=QUIET)


def _row(scheme: Scheme, y: int) -> Iterator[str]:
    first, last = days_of(scheme)
    row = f"  {scheme.row}" if scheme.row and scheme.row != scheme.id else ""
    yield _text(28, y + BAR - 1, scheme.id + row, size=12)
    begin, end = across(first or date(FIRST, 1, 1)), across(last or date(LAST, 1, 1))
    if first and first.year >= LAST:
        yield _text(WIDTH - RIGHT - 4, y + BAR - 1, f"from {first.year}, imagined →", size=12, anchor="end")
        return
    paint = _fill(kind_of(scheme)) if first else _open()
    wide = max(end - begin, 2.5)
    yield (
        f'<rect x="{begin:.1f}" y="{y}" width="{wide:.1f}" height="{BAR}" {paint}>'
        f"<title>{escape(_told(scheme))}</title></rect>"
    )
    for day in sorted({dated.date for dated in scheme.timeline if dated.date.year < LAST}):
        x = across(day)
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 3}" y2="{y + BAR + 3}" stroke="{INK}"/>'


def _told(scheme: Scheme) -> str:
    first, last = days_of(scheme)
    status = scheme.status.replace("_", " ")
    return f"{scheme.title}: {status}, {first or 'no first day known'} to {last or 'no last day'}"


def _listed(order: list[Scheme]) -> str:
    return escape(". ".join(_told(scheme) for scheme in order)) + "."


def across(day: date) -> float:
    """Where a day lies from the left, in units of the picture; a day outside its years lies at its edge."""
    start, end = date(FIRST, 1, 1).toordinal(), date(LAST, 1, 1).toordinal()
    share = min(max((day.toordinal() - start) / (end - start), 0.0), 1.0)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _fill(kind: str) -> str:
    return f'fill="{COLOURS[kind]}"' + (' stroke="#8f1d3f"' if kind == NEVER else "")


def _open() -> str:
    return f'fill="#fff" stroke="{COLOURS[HOLDS]}" stroke-dasharray="4 3"'


def _text(
    x: float, y: float, words: str, *, size: int = 13, fill: str = INK, weight: str = "", anchor: str = ""
) -> str:
    more = (f' font-weight="{weight}"' if weight else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}"{more}>{escape(words)}</text>'
