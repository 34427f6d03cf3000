"""Wall: nothing here searches for the scheme that controls best; there is no optimiser over schemes."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.tree import Module, imports, modules, planted

OPTIMISERS = {
    *(
        "scipy.optimize",
        "optuna",
        "skopt",
        "nevergrad",
        "hyperopt",
        "cma",
        "deap",
        "pymoo",
        "platypus",
        "pygad",
        "ax",
    ),
    *("bayes_opt", "cvxpy", "pulp", "pyomo", "ortools", "sklearn", "torch", "jax", "tensorflow", "gymnasium"),
}
NAMES = re.compile(
    r"(?:^|_)(?:optimi[sz]\w*|minimi[sz]\w*|maximi[sz]\w*|argmax|argmin|anneal\w*|gradient|evolve|fitness|autotune|"
    r"best_(?:scheme|score|rule|tier|arm)|tune_\w+|search_(?:scheme|rule|arm)\w*)(?:_|$)"
)


def searches(module: Module) -> list[str]:
    """Imported optimisers, and things named as one."""
    found = [
        f"{module.name}:{line}: imports {name}"
        for line, name in imports(module)
        if any(name == banned or name.startswith(f"{banned}.") for banned in OPTIMISERS)
    ]
    for node in ast.walk(module.tree):
        name = ""
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = node.name
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = ast.unparse(node.func).rsplit(".", 1)[-1]
        elif isinstance(node, ast.arg):
            name = node.arg
        if NAMES.search(name):
            found.append(f"{module.name}:{getattr(node, 'lineno', 0)}: {name}")
    return found


def test_nothing_looks_for_the_best_scheme():
    assert [line for module in modules() for line in searches(module)] == []


def test_no_public_verb_searches():
    import goodstanding
    from goodstanding.cli import group

    verbs = {*goodstanding.__all__, *group.list_commands(None)}
    assert {verb for verb in verbs if re.search(r"opti|tune|search|fit|train|learn|design", verb)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "from scipy.optimize import minimize",
        "import optuna",
        "def best_scheme(arms): ...",
        "def f(arms):\n    return harm.argmax()",
        "def run(arm, *, maximise): ...",
    ],
)
def test_a_planted_optimiser_is_found(text: str):
    assert searches(planted("goodstanding.studies.search", text))
