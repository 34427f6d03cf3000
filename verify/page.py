"""docs/verification.md: the table of the latest run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from goodstanding import __version__
from goodstanding.density.carried import effective
from verify.held import CLOSE, FAR, UNLIKELY, Held

HEAD = Path(__file__).with_name("head.md")


def table_head() -> list[str]:
    """The first two lines of the table."""
    names = (
        "scheme", "conducts (spells)", "lags", "answers", "people", "days", "worst z", "cells", "p",
        "grades p", "by hand", "agrees",
    )  # fmt: skip
    return ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]


def row(held: Held) -> str:
    """One line of the table."""
    (period,) = held.machine.periods
    spells = sum(c.form == "spell" for c in held.world.conducts)
    lags = sorted({o.lag_days for o in period.observations})
    found = held.agreement
    cells = (
        held.name, f"{len(held.world.conducts)} ({spells})", ", ".join(map(str, lags)),
        str(len({r.conduct for r in effective(period)})), f"{held.people:,}", str(held.days),
        f"{found.worst:.2f}", str(found.cells), f"{found.p:.3f}", f"{held.grades:.3f}",
        f"{held.by_hand:.0e} ({held.forms})" if held.forms else "-", "yes" if held.agrees else "**no**",
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def page(held: Sequence[Held]) -> str:
    """The whole page."""
    head = HEAD.read_text(encoding="utf-8").format(
        version=__version__, day=date.today(), far=FAR, unlikely=UNLIKELY, close=CLOSE
    )
    count = sum(len(one.agreement.z.ravel()) for one in held)
    worst = max(one.agreement.worst for one in held)
    foot = f"{count} totals in all; the worst is {worst:.2f} standard errors from the density."
    return "\n".join([head, *table_head(), *map(row, held), "", foot, ""])
