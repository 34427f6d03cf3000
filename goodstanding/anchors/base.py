"""What an anchor is: a module with `ANCHOR: Anchor` and

    def results(given: Given) -> dict[str, Any]

which answers with numbers under the published names, at whatever parameters the caller gives. It computes
with the steps in `engine/steps/`, which are the ones that move people in a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from goodstanding.anchors._parameters import Parameter, read
from goodstanding.core import registry
from goodstanding.core.errors import Problem, RequestProblem, offer


@dataclass(frozen=True, slots=True)
class Anchor:
    """A published model. `id`: as in the table of reference outputs; `row`: of the validation suite ("": none
    of its own); `check`: raises RequestProblem where parameters do not go together."""

    id: str
    row: str
    title: str
    source: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Checked parameters by name."""

    values: Mapping[str, Any]

    def number(self, name: str) -> float:
        """A number."""
        return float(self.values[name])

    def whole(self, name: str) -> int:
        """A whole number."""
        return int(self.values[name])

    def numbers(self, name: str) -> tuple[float, ...]:
        """One or more numbers."""
        return tuple(self.values[name])


@dataclass(frozen=True, slots=True)
class Model:
    """An anchor with its function, as found in the folder; `name` is the file's."""

    name: str
    anchor: Anchor
    results: Callable[[Given], dict[str, Any]]


def models() -> tuple[Model, ...]:
    """Every anchor, by the name of its file."""
    return tuple(
        Model(name, cast(Anchor, m.ANCHOR), cast(Callable[[Given], dict[str, Any]], m.results))
        for name, m in registry.walk("goodstanding.anchors").items()
    )


def answer(id: str, params: Mapping[str, object]) -> dict[str, Any]:
    """What the model `id` gives: by its id, the name of its file, or a row of the validation suite, which
    puts together all models of the row. Raises RequestProblem with what is allowed."""
    found = _named(id)
    known = {parameter.name: parameter for model in found for parameter in model.anchor.parameters}
    problems = [
        Problem(f"anchor '{id}' has no parameter '{name}'", hint=offer(name, known))
        for name in params
        if name not in known
    ]
    if problems:
        raise RequestProblem(problems)
    out: dict[str, Any] = {}
    for model in found:
        values = {p.name: read(id, p, params.get(p.name, p.default)) for p in model.anchor.parameters}
        out |= model.results(Given(values))
    return out


def refused(anchor: Anchor, message: str, hint: str) -> RequestProblem:
    """Parameters that are each allowed and do not go together."""
    return RequestProblem(Problem(f"anchor '{anchor.id}': {message}", hint=hint))


def _named(id: str) -> tuple[Model, ...]:
    every = models()
    found = tuple(m for m in every if id.lower() in (m.anchor.id.lower(), m.name, m.anchor.row.lower()))
    if found and id:
        return found
    names = [m.anchor.id for m in every]
    rows = sorted({m.anchor.row for m in every} - {""})
    files = [m.name for m in every if m.name not in {n.lower() for n in names}]
    raise RequestProblem(Problem(f"no anchor '{id}'", hint=offer(id, [*names, *rows, *files], most=40)))
