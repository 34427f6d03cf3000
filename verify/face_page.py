"""`python -m verify.face_page [PAGE]`: run what `verify.face` names, print the table, and write the page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from goodstanding import __version__
from verify.face import Row, rows

HEAD = Path(__file__).with_name("face.md")
PEOPLE = 200_000


def line(row: Row) -> str:
    """One line of the table."""
    found = row.shown.format(row.found)
    cells = (row.pattern, row.what, found, row.how, row.published, row.source, row.holds)
    return "| " + " | ".join(cells) + " |"


def page(found: Sequence[Row]) -> str:
    """The whole page."""
    head = HEAD.read_text(encoding="utf-8").format(
        version=__version__, day=date.today(), people=f"{PEOPLE:,}"
    )
    names = ("pattern", "figure", "in the model", "how", "published", "source", "in the range")
    held = [row.holds for row in found if row.holds]
    foot = f"{held.count('yes')} of {len(held)} are in the published range; the others are shown as they are."
    table = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names), *map(line, found)]
    return "\n".join([head, *table, "", foot, ""])


def main() -> int:
    """0 always: what is out of a range is a finding, not a failure."""
    text = page(rows(PEOPLE))
    print(text)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
