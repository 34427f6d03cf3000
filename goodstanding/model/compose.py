"""Several entries joined into one scheme: their feeds, standings and consequences side by side.

The order in which the file names them does not matter. An id that one entry alone has stays as it is, so that
what hangs on it draws as in that entry alone; an id that several have is written with its entry before it. A
standing keeps the contest of its entry, and what is stated for the law holds on that entry's own paths.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path

from goodstanding.core.errors import Flaw, Problem, RequestProblem, unknown
from goodstanding.model.alike import laid_over
from goodstanding.model.files import located
from goodstanding.model.joinable import ALIKE, Part, items, refusals, text_of
from goodstanding.model.joined_facts import apart
from goodstanding.model.located import Node, cut, deepest, grafted, made, overlay
from goodstanding.model.rating import rater_standing
from goodstanding.model.renaming import FACTS, SECTIONS, renamed
from goodstanding.model.translate import flaw_problem
from goodstanding.model.whole import Surroundings

NEEDS = "this key needs 'compose' beside it"
NAMES = "Name the entries that are joined, as in compose: [cn_first, cn_second]."
LISTS = ("claims", "timeline", "examples", "published")
NUMBERED = (*SECTIONS, "sees", "contests", "contest", "participation")
KEPT = (*NUMBERED, "facts", "society", "subject", *LISTS)


def composed_of(path: Path) -> tuple[str, ...]:
    """The ids that a scheme.yaml is composed of, sorted; none where it is not composed, or is not there."""
    root = located(path)[0] if path.is_file() else None
    listed = root.child("compose") if root else None
    named = listed.value if listed and isinstance(listed.value, tuple) else ()
    return tuple(sorted({one.value for one in named if isinstance(one.value, str)}))


def composed(root: Node, path: Path, around: Surroundings) -> tuple[Node, Node | None, list[Problem]]:
    """The file laid over what it is composed of, the sources of that, and what is wrong with it. The sources
    are None where it is composed of nothing, or cannot be."""
    listed = root.child("compose")
    if listed is None:
        alone = [node for name in ("pooled", "without") if (node := root.child(name))]
        return root, None, [(one.key or one.at).problem(NEEDS, NAMES) for one in alone]
    named = listed.value if isinstance(listed.value, tuple) else ()
    if not named or not all(isinstance(node.value, str) for node in named):
        return root, None, [listed.at.problem("'compose' must be a list of ids", NAMES)]
    if root.child("like") is not None:
        hint = "An entry is like one other, or composed of several."
        return (
            root,
            None,
            [(listed.key or listed.at).problem("'compose' and 'like' exclude each other", hint)],
        )
    parts, problems = _parts(named, path, around)
    problems += refusals(root, parts)
    if problems or not parts:
        return root, None, problems
    parts.sort(key=lambda part: part.id)
    if len(parts) > 1:
        parts = [_unlike(part, [other for other in parts if other is not part]) for part in parts]
    union, wrong = _without(root, _united(root, parts))
    return overlay(union, root), reduce(overlay, [part.sources for part in parts]), wrong


def _parts(named: Sequence[Node], path: Path, around: Surroundings) -> tuple[list[Part], list[Problem]]:
    found: list[Part] = []
    problems: list[Problem] = []
    for node in named:
        id = text_of(node)
        if id in [part.id for part in found]:
            problems.append(node.at.problem(f"'{id}' is named twice", "Name each entry once."))
            continue
        part, wrong = _part(node, id, path, around)
        problems += wrong
        found += [part] if part else []
    return found, problems


def _part(named: Node, id: str, path: Path, around: Surroundings) -> tuple[Part | None, list[Problem]]:
    try:
        where = around.scheme_path(id)
    except RequestProblem as missing:
        first = missing.problems[0]
        return None, [named.at.problem(first.message, first.hint or "")]
    if where.resolve() == path.resolve():
        return None, [named.at.problem("an entry cannot be composed of itself", "Name other entries.")]
    scheme, problems = located(where)
    if scheme is None:
        return None, list(problems)
    if scheme.child("compose") is not None:
        hint = f"Name the entries that '{id}' is composed of."
        return None, [named.at.problem(f"'{id}' is itself composed", hint)]
    scheme, beneath, wrong = laid_over(scheme, where, around)
    beside = [located(one.with_name("sources.yaml"))[0] for one in (beneath, where) if one]
    sources = reduce(overlay, [one for one in beside if one], made({}))
    return Part(id, named, where, scheme, sources), [*problems, *wrong]


def _unlike(part: Part, others: Sequence[Part]) -> Part:
    """A part under ids that no other has; a source that is the same document for all is one."""

    def shared(section: str) -> dict[str, str]:
        there = {name for other in others for name in other.names(section)}
        return {name: f"{part.id}_{name}" for name in part.names(section) if name in there}

    def differs(key: str) -> bool:
        there = [found for one in (part, *others) if (found := one.sources.child(key))]
        return len({_identity(source) for source in there}) > 1

    names = {section: shared(section) for section in (*SECTIONS, *FACTS, "published")}
    names["standings"] |= _of_raters(part, names["standings"])
    names["sources"] = {key: f"{part.id}_{key}" for key in part.sources.names() if differs(key)}
    kept = {names["sources"].get(key, key): part.sources.child(key) for key in part.sources.names()}
    sources = replace(part.sources, value={key: node for key, node in kept.items() if node})
    return replace(part, scheme=renamed(_contested(apart(part.scheme)), names), sources=sources)


def _identity(source: Node) -> str:
    """What tells one document from another: its address, else all that is said of it."""
    return text_of(source.child("url") or source)


def _of_raters(part: Part, new: Mapping[str, str]) -> dict[str, str]:
    """Each rater's own standing, where that of the rating has a new id."""
    found: dict[str, str] = {}
    for id, name in new.items():
        raters = deepest(part.scheme, ("standings", id))[0].child("raters")
        for rater in raters.value if raters and isinstance(raters.value, tuple) else ():
            found[rater_standing(id, text_of(rater))] = rater_standing(name, text_of(rater))
    return found


def _contested(scheme: Node) -> Node:
    """The contest of a scheme, and of its dated changes, given to each of its standings."""
    standings = scheme.child("standings")
    ids = standings.names() if standings else ()

    def given(node: Node) -> Node:
        contest = node.child("contest")
        if contest is None or not isinstance(node.value, dict):
            return node
        rest = {name: child for name, child in node.value.items() if name != "contest"}
        own = node.child("contests")
        each = {id: contest for id in ids if own is None or own.child(id) is None}
        return replace(
            node, value={**rest, "contests": overlay(replace(contest, value=each), own or made({}))}
        )

    def dated(node: Node) -> Node:
        change = node.child("change")
        return grafted(node, "change", given(change)) if change else node

    laid = given(scheme)
    timeline = laid.child("timeline")
    if timeline is None or not isinstance(timeline.value, tuple):
        return laid
    return grafted(laid, "timeline", replace(timeline, value=tuple(dated(one) for one in timeline.value)))


def _united(root: Node, parts: Sequence[Part]) -> Node:
    """What the parts hold together; of what holds for all of them, nothing that the file itself writes."""
    own = {name for name in (*ALIKE, "in_force") if root.child(name) is not None}
    union = reduce(overlay, [_kept(part.scheme, own) for part in parts])
    assert isinstance(union.value, dict)
    lists = {name: one for name in LISTS if (one := _concatenated(parts, name))}
    held = {} if "in_force" in own else _held_together(parts)
    return replace(union, value={**union.value, **lists, **held, **_read(root, parts)})


def _read(root: Node, parts: Sequence[Part]) -> dict[str, Node]:
    """Whether all of it was read twice, as the key `reading`: as the parts, unless the file adds numbers."""
    readings = [one for part in parts if (one := part.scheme.child("reading"))]
    weakest = min(readings, key=lambda one: text_of(one) == "reviewed", default=None)
    if weakest is None:
        return {}
    adds = any(root.child(name) for name in NUMBERED)
    return {"reading": replace(weakest, value="provisional") if adds else weakest}


def _kept(scheme: Node, own: set[str]) -> Node:
    assert isinstance(scheme.value, dict)
    kept = {name: one for name, one in scheme.value.items() if name in KEPT and name not in own}
    return replace(scheme, value=kept)


def _concatenated(parts: Sequence[Part], name: str) -> Node | None:
    each = [one for part in parts for one in items(part, name)]
    if name == "timeline":
        each.sort(key=lambda one: text_of(one.child("date")))
    once = {repr(one.plain()): one for one in reversed(each)}  # what several say alike is said once
    there = [node for part in parts if (node := part.scheme.child(name))]
    return replace(there[0], value=tuple(reversed(once.values()))) if there else None


def _held_together(parts: Sequence[Part]) -> dict[str, Node]:
    """The days on which all parts are in force, as the key `in_force`; nothing where that is always."""
    periods = [one for part in parts if (one := part.scheme.child("in_force"))]
    first = max((one for period in periods if (one := period.child("from"))), key=text_of, default=None)
    last = min((one for period in periods if (one := period.child("until"))), key=text_of, default=None)
    stocks = next((one for period in periods if (one := period.child("stocks"))), None)
    sources = [one for period in periods if (one := period.child("source"))]
    keys = [each for one in sources for each in (one.value if isinstance(one.value, tuple) else (one,))]
    once = tuple({text_of(key): key for key in keys}.values())
    source = replace(sources[0], value=once) if once else None
    named = {"from": first, "until": last, "stocks": stocks, "source": source}
    ends = {name: one for name, one in named.items() if one}
    return {"in_force": replace(periods[0], value=ends)} if ends else {}


def _without(root: Node, union: Node) -> tuple[Node, list[Problem]]:
    """The union without the places that the file leaves out, and what is wrong with these."""
    listed = root.child("without")
    named = listed.value if listed and isinstance(listed.value, tuple) else ()
    known = [
        f"{section}.{id}" for section in SECTIONS if (there := union.child(section)) for id in there.names()
    ]
    flaws: list[Flaw] = []
    for i, one in enumerate(named):
        if one.value in known:
            union = cut(union, tuple(str(one.value).split(".")))
        elif isinstance(one.value, str):
            flaws.append(unknown("place", one.value, known, ("without", i)))
    return union, [flaw_problem(flaw, root) for flaw in flaws]
