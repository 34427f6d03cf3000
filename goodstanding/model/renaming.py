"""Ids of one scheme's data written anew, wherever it names them, so that several fit into one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from goodstanding.model.located import Node

Names = Mapping[str, Mapping[str, str]]
"""Section ("feeds", "standings", ..., "purposes", "recipients", "published", "sources") -> old id -> new."""
Step = Callable[[Node], Node]
SECTIONS = ("feeds", "standings", "consequences", "responses")
FACTS = ("purposes", "recipients")
"""Sections of what is stated for the law that have ids of their own."""


def renamed(scheme: Node, names: Names) -> Node:
    """A scheme's data, or what a dated change writes of it, under the new ids."""
    laid = cited(scheme, names["sources"])
    for section in SECTIONS:
        laid = _in(laid, section, keys(names[section]))
    laid = _in(laid, "sees", keys(names["feeds"]))
    laid = _in(laid, "contests", keys(names["standings"]))
    for section in ("consequences", "responses"):
        laid = _in(laid, section, _each(lambda part: _in(part, "when", keys(names["standings"]))))
    laid = _in(laid, "examples", _each(lambda one: _sides(one, names)))
    laid = _in(laid, "published", _each(lambda one: _figure(one, names)))
    laid = _in(laid, "facts", lambda facts: _facts(facts, names))
    return _in(laid, "timeline", _each(lambda one: _in(one, "change", lambda part: renamed(part, names))))


def cited(node: Node, sources: Mapping[str, str], above: str = "", author: bool = False) -> Node:
    """Source keys written anew: under `source` and `sources`, and `who` of an aim and of claims."""
    if isinstance(node.value, dict):
        laid = {
            name: cited(child, sources, name, author or name in ("aim", "claims"))
            for name, child in node.value.items()
        }
        return replace(node, value=laid)
    if isinstance(node.value, tuple):
        return replace(node, value=tuple(cited(child, sources, above, author) for child in node.value))
    is_key = above in ("source", "sources") or (author and above == "who")
    return word(sources)(node) if is_key else node


def keys(new: Mapping[str, str]) -> Step:
    """The keys of a mapping written anew."""

    def write(node: Node) -> Node:
        if not isinstance(node.value, dict):
            return node
        return replace(node, value={new.get(name, name): child for name, child in node.value.items()})

    return write


def word(new: Mapping[str, str]) -> Step:
    """A word, or each of a list, written anew."""

    def write(node: Node) -> Node:
        if isinstance(node.value, tuple):
            return replace(node, value=tuple(write(child) for child in node.value))
        return replace(node, value=new.get(node.value, node.value)) if isinstance(node.value, str) else node

    return write


def _in(node: Node, name: str, write: Step) -> Node:
    child = node.child(name)
    if child is None or not isinstance(node.value, dict):
        return node
    return replace(node, value={**node.value, name: write(child)})


def _each(write: Step) -> Step:
    def every(node: Node) -> Node:
        if isinstance(node.value, tuple):
            return replace(node, value=tuple(write(child) for child in node.value))
        if isinstance(node.value, dict):
            return replace(node, value={name: write(child) for name, child in node.value.items()})
        return node

    return every


def _sides(example: Node, names: Names) -> Node:
    given = _in(example, "given", keys(names["standings"]))
    return _in(given, "expect", keys(names["standings"]))


def _figure(figure: Node, names: Names) -> Node:
    def measure(node: Node) -> Node:
        laid = _in(node, "standing", word(names["standings"]))
        return _in(laid, "consequence", word(names["consequences"]))

    return _in(_in(figure, "id", word(names["published"])), "measure", measure)


def _facts(facts: Node, names: Names) -> Node:
    def purpose(node: Node) -> Node:
        laid = _in(_in(node, "feeds", word(names["feeds"])), "to", word(names["recipients"]))
        return _in(laid, "consequences", word(names["consequences"]))

    for section in ("feeds", "consequences", "purposes", "recipients"):
        facts = _in(facts, section, keys(names[section]))
    return _in(facts, "purposes", _each(purpose))
