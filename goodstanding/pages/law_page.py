"""One page of Markdown per law: clauses in our own words, dates, what it reaches, which schemes engage it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goodstanding.pages.board import Board, Cell
from goodstanding.pages.reading import asked, in_words, named, opened, own_gate, places, shared
from goodstanding.rules.clause import Clause, Law
from goodstanding.rules.logic import ALWAYS
from goodstanding.rules.show import WORDS

NOTE = (
    "Made by `goodstanding matrix --out docs/laws`; indicators on facts as stated, no legal advice. "
    "Facts in `code` are those of [the vocabulary](../../goodstanding/model/vocabulary.py)."
)


def law_page(id: str, law: Law, board: Board) -> str:
    """The page of one law."""
    lines = [
        f"# {law.title}",
        "",
        _head(law),
        "",
        NOTE,
        "",
        "## What it reaches, and what it does not",
        "",
        *_reach(law),
        "",
        "## Clauses",
        "",
        *(line for clause in law.clauses for line in _clause(clause, law)),
        *_names(law),
        "## Schemes of the catalogue",
        "",
        *_schemes(id, board),
        "",
    ]
    return "\n".join(lines)


def _head(law: Law) -> str:
    text = f"text as of {law.consolidated}" if law.consolidated else "no dated text"
    reading = "provisional: no second reader has checked it yet" if law.provisional else "read twice"
    kind = "" if law.binds else " A warning to the reader, and no law."
    return f"{law.cite}. {text[0].upper()}{text[1:]}; {reading}.{kind}"


def _reach(law: Law) -> list[str]:
    common = shared(law)
    where = places(law) or "no place in particular: it is asked everywhere"
    lines = [
        f"Place: {where}. It reaches paths (feed, purpose, consequence) of a scheme, not schemes as a whole."
    ]
    if common:
        lines += [
            "Each of these has to hold, else no clause is engaged, and nothing is said of other laws:",
            "",
        ]
        lines += [f"- {in_words(part)}" for part in common]
    else:
        lines.append(
            "Each clause says for itself whom it reaches; one not engaged says nothing of the others."
        )
    if outside := _exceptions(law):
        lines += ["", "Exceptions, presumed absent where nobody claims them:", ""]
        lines += [f"- {label}: {', '.join(ids)}" for label, ids in outside.items()]
    return lines


def _exceptions(law: Law) -> dict[str, list[str]]:
    """Label of an exception -> the clauses that it lifts."""
    found: dict[str, list[str]] = {}
    for clause in law.clauses:
        for rule in clause.lifts:
            found.setdefault(f"{rule.label} ({in_words(rule.when)})", []).append(clause.id)
    return {
        label: ["every clause"] if len(ids) == len(law.clauses) > 1 else ids for label, ids in found.items()
    }


def _clause(clause: Clause, law: Law) -> list[str]:
    lines = [f"### {clause.id}: {clause.cite}", "", clause.text, ""]
    lines.append(f"- In force: {_dates(clause.in_force, clause.until)}. Confidence: {clause.confidence}.")
    if own := own_gate(clause, law):
        lines.append(f"- Reached where{' also' if shared(law) else ''}: {own}")
    if clause.elements == ALWAYS:
        lines.append(f"- Then: {WORDS[clause.met]}.")
    else:
        lines.append(f"- {_first(WORDS[clause.met])} where: {in_words(clause.elements)}")
        lines.append(f"- Otherwise: {WORDS[clause.unmet]}.")
    for rule in clause.lifts:
        lines.append(f"- Exception: {rule.label}; then {WORDS[rule.to or clause.unmet]}.")
    lines += [f"- Failure where stated, {rule.label}: {in_words(rule.when)}" for rule in clause.fails]
    lines += [f"- Contested: {split.why}" for split in clause.contested]
    if clause.switches:
        lines.append(f"- Safeguards that it switches on: {', '.join(clause.switches)}")
    return [*lines, ""]


def _names(law: Law) -> list[str]:
    """What stands behind the names that the clauses use."""
    found = {f"*{part.label}*": opened(part) for one in law.clauses for p in asked(one) for part in named(p)}
    if not found:
        return []
    return ["## Names used above", "", *(f"- {name}: {text}" for name, text in sorted(found.items())), ""]


def _first(words: str) -> str:
    return words[0].upper() + words[1:]


def _dates(since: date | None, until: date | None) -> str:
    if since is None and until is None:
        return "for as long as matters here"
    return " ".join(filter(None, (f"from {since}" if since else "", f"until {until}" if until else "")))


def _schemes(id: str, board: Board) -> list[str]:
    lines = [
        "Each scheme where it is, and as if it were run where this law applies.",
        "",
        "| scheme | where it is | were it run here | clauses |",
        "|---|---|---|---|",
    ]
    for scheme in board.schemes:
        here, there = board.here[id, scheme.id], board.there[id, scheme.id]
        lines.append(f"| {scheme.title} (`{scheme.id}`) | {_loud(here)} | {_loud(there)} | {_which(there)} |")
    return lines


def _loud(cell: Cell) -> str:
    return f"**{WORDS[cell.status]}**"


def _which(cell: Cell) -> str:
    return "none" if cell.status == "not_engaged" else _some(cell.rules)


def _some(rules: Iterable[str], most: int = 6) -> str:
    named = list(rules)
    more = f" and {len(named) - most} more" if len(named) > most else ""
    return ", ".join(named[:most]) + more
