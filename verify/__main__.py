"""`python -m verify [PAGE]`: hold every scheme of `verify.cases`, print the table, and write the page."""

from __future__ import annotations

import sys
from pathlib import Path

from verify.cases import cases
from verify.page import page, row, table_head


def main() -> int:
    """0 if both engines agree everywhere."""
    print(*table_head(), sep="\n")
    held = []
    for case in cases():
        held.append(case())
        print(row(held[-1]), flush=True)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(page(held), encoding="utf-8")
    return 0 if all(one.agrees for one in held) else 1


if __name__ == "__main__":
    raise SystemExit(main())
