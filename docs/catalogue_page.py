"""docs/catalogue.md: every entry by its row, when it held, and five questions answered from the files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from goodstanding.cards import Entry, card_of
from goodstanding.model.catalog import Catalog, builtin_catalog
from goodstanding.model.scheme import Scheme

DOCS = Path(__file__).parent
FIRST, LAST = 2010, 2027
WAITING = {
    "CN-B-1": "tax credit grades", "CN-B-2": "customs status", "CN-B-3": "environmental credit",
    "CN-B-4": "public credit evaluation", "CN-B-5": "list of serious violations", "US-3": "ESG ratings",
}  # fmt: skip
"""Rows whose subjects are firms, which no entry can have yet."""
ENDED = ("lapsed", "struck_down")
NEVER = ("announced", "hypothetical", "described")


def pages() -> dict[Path, str]:
    """The page."""
    catalog = builtin_catalog()
    entries = [card_of(catalog, id).entry for id in catalog.scheme_ids()]
    entries.sort(key=lambda entry: (entry.status == "control", entry.row or "", entry.id))
    schemes = {entry.id: catalog.scheme(entry.id) for entry in entries}
    lines = [
        "# The catalogue",
        "",
        "Written by `make docs` from the files of `goodstanding/catalog`; do not edit. An entry as a card: "
        "`goodstanding show ID`, with `--timeline` its dates; what was foretold: `goodstanding list "
        "--predictions`.",
        "",
        "| row | entry | mechanism | compulsion | standing | status | documents on claims | assumed |",
        "|---|---|---|---|---|---|---|---|",
        *(_row(entry, schemes[entry.id]) for entry in entries),
        "",
        f"Not yet here, because their subjects are firms: {_named(WAITING.items())}.",
        "",
        "## When each held",
        "",
        "![Every entry from its first day to its last; what was announced, described or imagined is hatched]"
        "(timeline.svg)",
        "",
        f"A sign a year from {FIRST} to {LAST - 1}: `#` in force, `.` not. No bar: never, or no date known.",
        "",
        "```text",
        *_bars(entries, schemes),
        "```",
        "",
        "## Second readings",
        "",
        "Written from the rows of the fact sheet alone, before the entry was read (each file says what its "
        "reader had seen); a test compares the two. An entry stays provisional while a difference is open.",
        "",
        *_readings(catalog),
        "",
        "## Five questions",
        "",
        *_questions(catalog, entries, schemes),
    ]
    return {DOCS / "catalogue.md": "\n".join(lines) + "\n"}


def _row(entry: Entry, scheme: Scheme) -> str:
    found = Counter(claim.documents.replace("_", " ") for claim in scheme.claims)
    claims = ", ".join(f"{count} {word}" for word, count in sorted(found.items()))
    cells = (
        entry.row or "comparator",
        f"`{entry.id}`: {entry.title}",
        entry.mechanism,
        entry.compulsion,
        ", ".join(entry.standing) or "none",
        entry.status.replace("_", " "),
        claims,
        f"{entry.assumed_share:.0%} of {entry.numbers}",
    )
    return "| " + " | ".join(cells) + " |"


def _bars(entries: Iterable[Entry], schemes: dict[str, Scheme]) -> Iterable[str]:
    for entry in entries:
        held = schemes[entry.id].in_force
        if entry.status in (*NEVER, "control") or held is None or held.from_ is None:
            continue
        last = held.until.year if held.until else LAST
        bar = "".join("#" if held.from_.year <= year <= last else "." for year in range(FIRST, LAST))
        yield f"{entry.id:<34} {bar}"


def _readings(catalog: Catalog) -> Iterable[str]:
    for id in catalog.scheme_ids():
        path = catalog.scheme_path(id).with_name("second_reading.json")
        if not path.is_file():
            continue
        found = json.loads(path.read_text(encoding="utf-8"))
        if "unread" in found:
            yield f"- `{id}`: not read, {found['unread']}."
            continue
        reads, differs = found["reads"], found["differs"]
        yield f"- `{id}`: {len(reads) - len(differs)} of {len(reads)} read alike."
        for item in differs:
            state = "settled" if item["settled"] else "open"
            yield f"  - `{item['path']}` ({state}): {item['because']}."


def _questions(catalog: Catalog, entries: list[Entry], schemes: dict[str, Scheme]) -> Iterable[str]:
    real = [entry for entry in entries if entry.status != "control"]
    kinds = Counter(kind for entry in real for kind in entry.standing)
    ended = [entry.id for entry in real if entry.status in ENDED]
    never = [entry.id for entry in real if entry.status in NEVER]
    runs = [entry.id for entry in real if entry.status not in (*ENDED, *NEVER)]
    forced = [entry.id for entry in real if entry.compulsion == "mandatory" and entry.id not in never]
    found = Counter(
        claim.documents.replace("_", " ")
        for scheme in schemes.values()
        for claim in scheme.claims
        if claim.who == "cvrk_2022"
    )
    told = Counter(
        known.outcome.replace("_", " ")
        for file in catalog.predictions()
        for prediction in file.predictions
        if (known := prediction.at())
    )
    assumed = sorted(real, key=lambda entry: entry.assumed_share)
    yield "1. *Is all of it a score?* No: " + _counted(kinds) + "."
    yield f"2. *Which ended?* {_listed(ended)} ended; {_listed(runs)} hold; {_listed(never)} never held."
    yield f"3. *In which must one take part?* {_listed(forced)}."
    yield (
        "4. *Does what the commentary says stand in documents?* Of its claims put beside them: "
        f"{_counted(found)}. Of its predictions, as known last: {_counted(told)}."
    )
    yield (
        f"5. *How much is known?* Of the numbers that a run uses, from {assumed[0].assumed_share:.0%} "
        f"(`{assumed[0].id}`) to {assumed[-1].assumed_share:.0%} (`{assumed[-1].id}`) are assumed, each "
        "with a range and a reason."
    )


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(f"`{id}`" for id in sorted(ids))


def _named(items: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{row} ({what})" for row, what in items)
