"""What a scheme states for the law on all of its paths, stated on its own paths alone, so that others may
stand beside it."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.facts import OF_CONSEQUENCE, OF_FEED, OF_PURPOSE
from goodstanding.model.located import Node, made, overlay
from goodstanding.model.vocabulary import FACTS


def apart(scheme: Node) -> Node:
    """The scheme with nothing under `facts.everywhere`: facts of data on its feeds, the others on its
    purposes, each of which names its feeds and consequences. Without a purpose, what is about consequences
    goes to these, and what is about the scheme as a whole stays unstated."""
    facts = scheme.child("facts")
    if facts is None or not isinstance(facts.value, dict) or not isinstance(scheme.value, dict):
        return scheme
    own = {what: _ids(scheme, what) for what in ("feeds", "consequences")}
    everywhere = facts.child("everywhere") or made({})
    laid = {name: node for name, node in facts.value.items() if name != "everywhere"}
    laid["feeds"] = _beneath(facts, "feeds", own["feeds"], _of(everywhere, OF_FEED))
    purposes = facts.child("purposes")
    if purposes is None:
        about = _of(everywhere, OF_CONSEQUENCE)
        laid["consequences"] = _beneath(facts, "consequences", own["consequences"], about)
    elif isinstance(purposes.value, dict):
        limits = {what: made(ids) for what, ids in own.items()}
        stated = replace(everywhere, value={**limits, "facts": _of(everywhere, OF_PURPOSE)})
        each = {name: overlay(stated, node) for name, node in purposes.value.items()}
        laid["purposes"] = replace(purposes, value=each)
    return replace(scheme, value={**scheme.value, "facts": replace(facts, value=laid)})


def _of(everywhere: Node, blocks: tuple[str, ...]) -> Node:
    """Facts of these blocks."""
    held = everywhere.value if isinstance(everywhere.value, dict) else {}
    return replace(
        everywhere,
        value={name: one for name, one in held.items() if name in FACTS and FACTS[name].block in blocks},
    )


def _beneath(facts: Node, what: str, ids: tuple[str, ...], stated: Node) -> Node:
    """The statements on each feed or consequence, with `stated` beneath them."""
    there = facts.child(what) or made({})
    each = {id: overlay(stated, node) if (node := there.child(id)) else stated for id in ids}
    rest = {id: node for id in there.names() if id not in each and (node := there.child(id))}
    return replace(there, value={**each, **rest})


def _ids(scheme: Node, what: str) -> tuple[str, ...]:
    node = scheme.child(what)
    return node.names() if node else ()
