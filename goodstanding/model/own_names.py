"""The names under which joined entries draw: those that they have alone, so that each goes on as alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goodstanding.model.machine import Go
from goodstanding.model.prepared import Case
from goodstanding.model.resolve_standing import goes_of
from goodstanding.model.scheme import Scheme


def own_id(id: str, scheme: Scheme) -> str:
    """The id that a part has in the entry it comes from, where joining entries gave it another; else ""."""
    own = [id.removeprefix(f"{entry}_") for entry in scheme.compose or () if id.startswith(f"{entry}_")]
    return min(own, key=len, default="")


def drawn_alone(goes: Sequence[Go], standing: str, case: Case, scheme: Scheme) -> tuple[Go, ...]:
    """Rules of a standing with a new id, each drawing as in its entry, unless another entry's rule does so:
    rules that share a name share decisions."""
    own = own_id(standing, scheme)
    if not own:
        return tuple(goes)
    taken = {
        f"{own}{go.id.removeprefix(other)}"
        for version in case.versions
        for other, rules in version.scheme.standings.items()
        if other != standing and own_id(other, version.scheme) == own
        for go in goes_of(other, rules, case.conducts, {})
    }
    names = [f"{own}{go.id.removeprefix(standing)}" for go in goes]
    return tuple(
        go if name in taken else replace(go, drawn_as=name) for go, name in zip(goes, names, strict=True)
    )
