"""docs/resemblance.md: what each entry has in common with three of them, and the words behind each number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import goodstanding as gs
from goodstanding.likeness import ASPECTS, REFERENCES, Likeness, Traits, traits_of
from goodstanding.model.catalog import builtin_catalog

DOCS = Path(__file__).parent


def pages() -> dict[Path, str]:
    """The page."""
    catalog = builtin_catalog()
    traits = {id: traits_of(catalog, id) for id in catalog.scheme_ids()}
    found = gs.resemblance()
    lines = [
        "# What entries have in common",
        "",
        "Written by `make docs` from the files of `goodstanding/catalog`; do not edit. A commentary of 2022 "
        "says that schemes elsewhere are copies. Here each entry stands beside a city's points (CN-I-1), the "
        "courts' list (CN-I-3) and the system as that commentary describes it (cvrk_2022). The same numbers: "
        "`goodstanding list --resemblance`, beside any other row with `--with ROW`.",
        "",
        "An aspect of an entry is a tally of words whose shares add up to 1 (last table). A number is the "
        "share that two tallies share: 0 nothing, 1 all; `.` where neither has any. The mean gives each "
        "aspect one weight, which is a choice: the aspects are there to be weighed otherwise. A number says "
        "what two files have in common. It does not say that one comes from the other, nor that they do the "
        "same to people; for that, `goodstanding compare`.",
        "",
        "What a number is worth is seen on the comparators, which nobody calls social: "
        + "; ".join(_ordinary(found, traits, name) for name in REFERENCES)
        + ".",
        "",
        "- feeds: kinds of data that are gathered.",
        "- legality: of the conducts that leave records, each counted once: lawful, unlawful, or lawful and "
        "protected by an instrument.",
        "- standing: kinds of standing; a rail or a study has none.",
        "- domains: where something follows, burdens and rewards apart.",
        "- compulsion: mandatory, voluntary, or half of each where it is mixed.",
        "- crossings: from the part of life in which data arose to another in which something follows, where "
        "both are known.",
    ]
    for name in REFERENCES:
        lines += ["", *_beside(found, traits, name)]
    lines += ["", "## The words", "", f"| entry | {' | '.join(ASPECTS)} |", "|---" * (len(ASPECTS) + 1) + "|"]
    lines += [_words(one) for one in traits.values()]
    return {DOCS / "resemblance.md": "\n".join(lines) + "\n"}


def _beside(found: Iterable[Likeness], traits: dict[str, Traits], name: str) -> Iterator[str]:
    yield f"## Beside {name}"
    yield ""
    yield f"| entry | row | status | {' | '.join(ASPECTS)} | mean |"
    yield "|---" * (len(ASPECTS) + 4) + "|"
    for one in sorted(_of(found, traits, name), key=lambda one: (-one.mean, one.id)):
        entry = traits[one.id]
        shares = ("." if share is None else f"{share:.2f}" for share in one.alike.values())
        status = entry.status.replace("_", " ")
        yield f"| `{one.id}` | {entry.row or ''} | {status} | {' | '.join(shares)} | {one.mean:.2f} |"


def _of(found: Iterable[Likeness], traits: dict[str, Traits], name: str) -> list[Likeness]:
    return [one for one in found if name in (one.other, traits[one.other].row)]


def _ordinary(found: Iterable[Likeness], traits: dict[str, Traits], name: str) -> str:
    means = {one.id: one.mean for one in _of(found, traits, name)}
    controls = [id for id in means if traits[id].status == "control"]
    real = [id for id in means if id not in controls]
    most = max(controls, key=lambda id: (means[id], id))
    above = sum(means[id] > means[most] for id in real)
    return (
        f"with {name}, `{most}` has {means[most]:.2f} in common, and {above} of the {len(real)} other "
        "entries have more"
    )


def _words(one: Traits) -> str:
    cells = (
        ", ".join(_word(word, share, one, name) for word, share in one.aspects[name].items())
        for name in ASPECTS
    )
    return f"| `{one.id}` | {' | '.join(cells)} |"


def _word(word: str, share: float, one: Traits, aspect: str) -> str:
    told = word.replace(", ", " (") + ")" if ", " in word else word
    return f"{told} {share:.0%}" if aspect == "legality" else told.replace("_", " ")
