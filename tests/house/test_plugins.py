"""A plug-in is found by walking its folder: no other file names it, so adding one adds one file and edits
none.
"""

from __future__ import annotations

import ast

from goodstanding.rules.vocabulary import FACTS
from tests.house.tree import PACKAGE, Module, floors, imports, modules, planted

KINDS = {unit for unit, floor in floors().items() if floor.plugins}
DATA = ("schemes", "conducts", "societies", "behaviours")
SPOKEN = "cli"
"""Its plug-ins are verbs, which Python offers under the same names."""
KNOWN_BY_NAME = {"zz_null", "default", "CN"}
"""The reference that every comparison has, the behaviour and the society taken where none is named."""


WORDS_OF_FACTS = {"consent", "notice", "hearing"}
"""Safeguards whose names are also names of facts, which a rule may list."""


def ids() -> dict[str, set[str]]:
    """Plug-in ids by kind."""
    found = {kind: {path.stem for path in (PACKAGE / kind).glob("[!_]*.py")} - {"base"} for kind in KINDS}
    found["safeguards"] -= WORDS_OF_FACTS
    for kind in DATA:
        found[kind] = {path.stem for path in (PACKAGE / "catalog" / kind).glob("[!_.]*")} - KNOWN_BY_NAME
    # Some safeguards bear the name of a fact (notice, hearing, consent): beside other facts it is the fact.
    found["safeguards"] -= FACTS.keys()
    return found


def listed(module: Module, known: dict[str, set[str]]) -> list[str]:
    """Imports of a plug-in from outside its kind, and literals that hold two or more ids of one kind."""
    found = []
    for line, name in imports(module):
        parts = name.split(".")
        if parts[0] == "goodstanding" and len(parts) > 2 and parts[1] != module.unit:
            kind, plugin = parts[1], parts[2]
            if plugin in known.get(kind, set()):
                found.append(f"{module.name}:{line}: imports the plug-in {kind}/{plugin}")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
            members = [*node.keys, *node.values] if isinstance(node, ast.Dict) else node.elts
            words = {
                item.value
                for item in members
                if isinstance(item, ast.Constant) and isinstance(item.value, str)
            }
            found += [
                f"{module.name}:{node.lineno}: a list of {kind}: {sorted(words & names)}"
                for kind, names in known.items()
                if kind not in {module.unit, SPOKEN} and len(words & names) > 1
            ]
    return found


def test_nothing_lists_plugins():
    known = ids()
    assert [line for module in modules() for line in listed(module, known)] == []


def test_there_are_plugins_of_every_kind():
    assert {kind for kind, names in ids().items() if not names} == set()


def test_a_planted_list_is_found():
    known = {"metrics": {"reach", "harm"}, "schemes": {"cn_one", "de_two"}}
    assert listed(planted("goodstanding.api", "from goodstanding.metrics import reach"), known)
    assert listed(planted("goodstanding.reports.build", "ORDER = ['reach', 'harm']"), known)
    assert listed(planted("goodstanding.api", "TITLES = {'cn_one': 1, 'de_two': 2}"), known)
    assert not listed(planted("goodstanding.metrics.reach", "import goodstanding.metrics.base"), known)
