"""docs/safeguards.md: what each safeguard does, its numbers, and which clauses ask for it."""

from __future__ import annotations

from pathlib import Path

from goodstanding.core.quantity import Quantity, plain
from goodstanding.protections.by_law import clauses_of, law_names
from goodstanding.protections.clause_terms import CLAUSE_TERMS
from goodstanding.safeguards.base import Safeguard, Switch, switches

HERE = Path(__file__).parent
INTRO = HERE / "safeguards_intro.md"


def pages() -> dict[Path, str]:
    """The one page."""
    return {
        HERE / "safeguards.md": "\n".join(
            [INTRO.read_text(encoding="utf-8"), *map(_section, switches().values())]
        )
    }


def _section(switch: Switch) -> str:
    safeguard = switch.safeguard
    dagger = " †" if safeguard.on_breach else ""
    lines = [f"## {safeguard.code} `{safeguard.id}`: {safeguard.title}{dagger}", "", safeguard.does, ""]
    lines += ["| number | value | range | unit | why |", "|---|---|---|---|---|"]
    lines += [_row(name, quantity) for name, quantity in safeguard.numbers.items()]
    return "\n".join([*lines, "", f"Asked for by: {_clauses(safeguard)}.", ""])


def _row(name: str, quantity: Quantity) -> str:
    span = f"{plain(quantity.low)} to {plain(quantity.high)}"
    unit = "hours a record" if name == "cost" else quantity.unit
    return f"| {name} | {plain(quantity.value)} | {span} | {unit} | {quantity.because} |"


def _clauses(safeguard: Safeguard) -> str:
    named = {c.id for law in law_names() for c in clauses_of(law) if safeguard.code in c.switches}
    return ", ".join(id + _terms(safeguard, id) for id in sorted(named)) or "no clause"


def _terms(safeguard: Safeguard, id: str) -> str:
    terms = {name: v for name, v in CLAUSE_TERMS.get(id, {}).items() if name in safeguard.numbers}
    return f" ({', '.join(f'{name} {plain(value)}' for name, value in terms.items())})" if terms else ""
