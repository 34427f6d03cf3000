"""docs/catalogue.md: every entry by its row, when it held, and five questions answered from the files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from goodstanding.cards import Entry, card_of
from goodstanding.model.catalog import Catalog, builtin_catalog
from goodstanding.model.evidence import uses
from goodstanding.model.pair import PairForm
from goodstanding.model.pairs import around_of, assumed_of, pair_ids, pair_of, pair_path
from goodstanding.model.scheme import Scheme
from goodstanding.timelines import timeline_of

DOCS = Path(__file__).parent
FIRST, LAST = 2010, 2027
ENDED = ("lapsed", "struck_down")
NEVER = ("announced", "hypothetical", "described")
HOW_TO_READ = (
    "- Standing: a *score* has points and tiers; a *register* is a list; a *pass* is shown at a door; a "
    "*freeze* holds an account; a *status* is granted on application; a *rating* of firms is made by private "
    "raters; a *rail* keeps records and no standing.",
    "- Compulsion: *mixed* is in part, or by what others ask; of what never held, what it would have been.",
    "- Status: *lapsed* (studies too) and *struck down* have ended; *announced*, *hypothetical* and "
    "*described* never held; a *control* is what others are compared with.",
    "- Documents on claims: what documents say of what the commentary (`cvrk_2022`) and others claim; "
    "variants and joined entries repeat what is claimed of the one that they vary or join.",
    "- Assumed: the share of its numbers that no source gives; each has a range and a reason.",
)


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
        "## Five questions",
        "",
        *_questions(catalog, entries, schemes),
        "",
        "## All entries",
        "",
        *HOW_TO_READ,
        "",
        "| row | entry | mechanism | compulsion | standing | status | documents on claims | assumed |",
        "|---|---|---|---|---|---|---|---|",
        *(_row(entry, schemes[entry.id]) for entry in entries),
        "",
        "## Pairs",
        "",
        "Persons and firms in one run; assumed: of the numbers of the pair itself.",
        "",
        "| pair | persons under | firms under | links | assumed |",
        "|---|---|---|---|---|",
        *(_pair_row(pair_of(catalog, id)) for id in pair_ids(catalog)),
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
        "## Creep",
        "",
        "A dated change that adds a purpose or a recipient, and no other: `goodstanding show ID --timeline` "
        "has all of them, with what else each changed.",
        "",
        *_creep(catalog),
        "",
        "## Second readings",
        "",
        "Written from the rows of the fact sheet alone, before the entry was read (each file says what its "
        "reader had seen); a test compares the two. An entry stays provisional while a difference is open.",
        "",
        *_readings(catalog),
        "",
        "## Published figures",
        "",
        "A run prints its own value beside each (`goodstanding show ID` lists them): an input set a number "
        "of the entry, a check set none, and a miss is shown. A check that can miss on one side only is a "
        "bound.",
        "",
        *_figures(schemes),
    ]
    return {DOCS / "catalogue.md": "\n".join(lines) + "\n"}


def _creep(catalog: Catalog) -> Iterable[str]:
    for id in catalog.scheme_ids():
        for step in timeline_of(catalog, id):
            if step.creep:
                yield f"- `{id}`, {step.date}: {'; '.join(step.creep)}."


def _row(entry: Entry, scheme: Scheme) -> str:
    found = Counter(claim.documents.replace("_", " ") for claim in scheme.claims)
    claims = ", ".join(f"{count} {word}" for word, count in sorted(found.items()))
    cells = (
        entry.row or "comparator",
        f"`{entry.id}`: {entry.title}{_joins(entry)}",
        entry.mechanism,
        entry.compulsion,
        ", ".join(entry.standing) or "none",
        entry.status.replace("in_force_", "in force, ").replace("_", " "),
        claims,
        f"{entry.assumed_share:.0%} of {entry.numbers}",
    )
    return "| " + " | ".join(cells) + " |"


def _pair_row(pair: PairForm) -> str:
    assumed, numbers = assumed_of(pair)
    cells = (
        f"`{pair.id}`: {pair.title}",
        f"`{pair.persons}`",
        f"`{pair.firms}`",
        "; ".join(link.title for link in pair.links.values()),
        f"{assumed / numbers:.0%} of {numbers}",
    )
    return "| " + " | ".join(cells) + " |"


def _joins(entry: Entry) -> str:
    return f"; joins {_listed(entry.joins)}" if entry.joins else ""


def _bars(entries: Iterable[Entry], schemes: dict[str, Scheme]) -> Iterable[str]:
    for entry in entries:
        held = schemes[entry.id].in_force
        if entry.status in (*NEVER, "control") or held is None or held.from_ is None:
            continue
        last = held.until.year if held.until else LAST
        bar = "".join("#" if held.from_.year <= year <= last else "." for year in range(FIRST, LAST))
        yield f"{entry.id:<34} {bar}"


def _readings(catalog: Catalog) -> Iterable[str]:
    beside = [around_of(catalog, path) for id in pair_ids(catalog) if (path := pair_path(catalog, id))]
    where = {id: around for around in beside for id in around.scheme_ids()}
    where |= dict.fromkeys(catalog.scheme_ids(), catalog)
    for id, around in sorted(where.items()):
        path = around.scheme_path(id).with_name("second_reading.json")
        if joins := around.scheme(id).compose:
            yield f"- `{id}`: as its parts, {_listed(joins)}."
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


def _figures(schemes: dict[str, Scheme]) -> Iterable[str]:
    for id, scheme in schemes.items():
        if scheme.published:
            yield f"- `{id}`: {uses(scheme.published)}."
    none = [id for id, scheme in schemes.items() if not scheme.published and scheme.status != "control"]
    yield f"- None was found that a run could measure: {_listed(none)}."


def _questions(catalog: Catalog, entries: list[Entry], schemes: dict[str, Scheme]) -> Iterable[str]:
    real = [entry for entry in entries if entry.status != "control"]
    scored = [entry.id for entry in real if "score" in entry.standing]
    others = Counter(kind for entry in real for kind in entry.standing if kind != "score")
    bare = [entry.id for entry in real if not entry.standing]
    ended = [entry.id for entry in real if entry.status in ENDED]
    never = [entry.id for entry in real if entry.status in NEVER]
    runs = [entry.id for entry in real if entry.status not in (*ENDED, *NEVER)]
    forced = [entry.id for entry in real if entry.compulsion == "mandatory" and entry.id not in never]
    partly = [entry.id for entry in real if entry.compulsion == "mixed" and entry.id not in never]
    claims = {
        (claim.says, claim.documents.replace("_", " "))
        for scheme in schemes.values()
        for claim in scheme.claims
        if claim.who == "cvrk_2022"
    }
    found = Counter(documents for _, documents in claims if documents != "prediction")
    told = Counter(
        known.outcome.replace("_", " ")
        for file in catalog.predictions()
        for prediction in file.predictions
        if (known := prediction.at())
    )
    assumed = sorted((entry for entry in real if entry.standing), key=lambda entry: entry.assumed_share)
    yield (
        f"1. *Is all of it a score?* No. Of {len(real)} entries {len(scored)} keep a score. Others: "
        f"{_many(others, *sorted(others))}; {_listed(bare)} have neither feeds nor a standing."
    )
    yield (
        f"2. *Which ended?* {len(ended)} did: {_listed(ended)}. {len(runs)} hold or are not known to have "
        f"ended: {_listed(runs)}. {len(never)} never held, being announced, imagined or only described: "
        f"{_listed(never)}."
    )
    yield (
        f"3. *In which must one take part, or had to?* In {len(forced)}: {_listed(forced)}. In part, or by "
        f"what others ask: {_listed(partly)}."
    )
    yield (
        f"4. *Does what the commentary says stand in documents?* Of its {sum(found.values())} claims put "
        f"beside them: {_counted(found)}. Of its {sum(told.values())} predictions, as known last: "
        f"{_counted(told)}."
    )
    yield (
        f"5. *How much is known?* Of the numbers that a run of an entry with feeds uses, from "
        f"{assumed[0].assumed_share:.0%} (`{assumed[0].id}`) to {assumed[-1].assumed_share:.0%} "
        f"(`{assumed[-1].id}`) are assumed, each with a range and a reason."
    )


def _many(counts: Counter[str], *words: str) -> str:
    """`3 inputs, 1 check`, in the order of the words."""
    told = (f"{counts[word]} {_plural(word, counts[word])}" for word in words if counts[word])
    return ", ".join(told)


def _plural(word: str, many: int) -> str:
    return word if many == 1 else word + ("es" if word.endswith("s") else "s")


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(f"`{id}`" for id in sorted(ids))
