"""Each kind of catalogue file read, validated and checked across its parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from goodstanding.core.errors import Flaw, Problem
from goodstanding.model.alike import laid_over
from goodstanding.model.behaviour import Behaviour
from goodstanding.model.compose import composed
from goodstanding.model.conduct import AnyConduct, Conduct
from goodstanding.model.conduct_check import conduct_flaws
from goodstanding.model.files import Reading, in_order, located, validated
from goodstanding.model.firms import AnySociety, ReadSociety
from goodstanding.model.located import Node, grafted, overlay
from goodstanding.model.pair import PairForm
from goodstanding.model.references import id_flaws, source_flaws
from goodstanding.model.scheme import Scheme
from goodstanding.model.scheme_check import scheme_flaws
from goodstanding.model.society_check import society_flaws
from goodstanding.model.timeline import SchemeEntry, order_flaws, versions_of
from goodstanding.model.translate import flaw_problem
from goodstanding.model.whole import Surroundings

FILLERS: dict[str, Any] = {
    "id": "zz_unread",
    "title": "-",
    "jurisdiction": "ZZ",
    "mechanism": "-",
    "compulsion": "none",
    "status": "control",
    "reading": "provisional",
    "summary": "-",
    "subject": {"is": "person"},
}
"""Stand for the parts of a scheme that are not sound, so that the rest can still be checked."""


def read_scheme(path: Path, around: Surroundings) -> Reading[SchemeEntry]:
    """A scheme.yaml, the sources.yaml beside it, and every dated version."""
    root, problems = located(path)
    if root is None:
        return Reading(path, None, None, problems)
    root, others, unjoined = composed(root, path, around)
    root, beneath, apart = (root, None, []) if others else laid_over(root, path, around)
    if unjoined or (apart and beneath is None):  # what it lacks may well be there
        return Reading(path, root, None, in_order([*problems, *unjoined, *apart]))
    if beneath:
        others = located(beneath.with_name("sources.yaml"))[0]
    own, wrong, cited = _with_sources(root, path, others)
    found = [*problems, *apart, *wrong]

    def read(laid: Node) -> tuple[Scheme | None, Node, list[Problem]]:
        done = validated(laid, Scheme, FILLERS)
        flaws = id_flaws(laid, path.resolve().parent.name, "folder")
        flaws += source_flaws(laid) if cited else []
        wrong = done.problems + [flaw_problem(flaw, laid) for flaw in flaws]
        if done.model is not None:
            across = [*scheme_flaws(done.model, done.kept, around), *order_flaws(done.model)]
            wrong += [flaw_problem(flaw, done.kept) for flaw in across]
        return done.model, done.kept, wrong

    scheme, kept, wrong = read(own)
    found += wrong
    if scheme is None:
        return Reading(path, own, None, in_order(found))
    versions, wrong = versions_of(scheme, kept, read)
    return Reading(path, own, SchemeEntry(scheme, versions), in_order(found + wrong))


def read_conduct(path: Path, ids: tuple[str, ...], form_of: Callable[[str], str | None]) -> Reading[Conduct]:
    """A conduct; `ids` and `form_of` tell of the others."""

    def check(conduct: Conduct, _: Node) -> list[Flaw]:
        return conduct_flaws(conduct, ids, form_of)

    return _read(path, AnyConduct, check)


def read_society(path: Path) -> Reading[AnySociety]:
    """A society."""
    return _read(path, ReadSociety, society_flaws)


def read_behaviour(path: Path) -> Reading[Behaviour]:
    """A behaviour."""
    return _read(path, Behaviour, None)


def read_pair(path: Path, check: Callable[[PairForm], list[Flaw]]) -> Reading[PairForm]:
    """A pair; `check` tells how it names other files."""
    return _read(path, PairForm, lambda form, _: check(form), name=path.resolve().parent.name)


def _with_sources(root: Node, path: Path, others: Node | None) -> tuple[Node, list[Problem], bool]:
    """The scheme's data with its sources.yaml (over those of the entries that it is like or composed of),
    what is wrong there, and whether keys can be looked up.
    """
    beside, inline = path.with_name("sources.yaml"), root.child("sources")
    if inline is not None:
        mark = inline.key or inline.at
        hint = "Move it to sources.yaml beside this file."
        return root, [mark.problem("key 'sources' belongs in sources.yaml, not here", hint)], False
    if not beside.is_file():
        return (grafted(root, "sources", others) if others else root), [], True
    sources, problems = located(beside)
    if sources is not None and others is not None:
        sources = overlay(others, sources)
    return (
        (root if sources is None else grafted(root, "sources", sources)),
        list(problems),
        sources is not None,
    )


def _read(
    path: Path, kind: Any, check: Callable[[Any, Node], list[Flaw]] | None, *, name: str | None = None
) -> Reading[Any]:
    """`name`: of its folder, where the file's own is the same in all."""
    root, yaml_problems = located(path)
    if root is None:
        return Reading(path, None, None, yaml_problems)
    done = validated(root, kind)
    flaws = [*source_flaws(root), *id_flaws(root, name or path.stem, "folder" if name else "file")]
    if check is not None and done.model is not None:
        flaws += check(done.model, root)
    problems = [*yaml_problems, *done.problems, *(flaw_problem(flaw, root) for flaw in flaws)]
    return Reading(path, root, done.model, in_order(problems))
