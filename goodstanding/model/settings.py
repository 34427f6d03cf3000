"""Numbers and words changed by their path: `--set path=value`, and one end of an assumed range."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from pydantic import ValidationError

from goodstanding.core.errors import Flaw, Problem, RequestProblem, did_you_mean
from goodstanding.core.place import Place
from goodstanding.core.quantity import Quantity
from goodstanding.model.catalog import Catalog
from goodstanding.model.conduct_check import conduct_flaws
from goodstanding.model.located import made
from goodstanding.model.places import Make, as_data, at
from goodstanding.model.prepared import Case, Setting
from goodstanding.model.reader import scalar
from goodstanding.model.scheme_check import scheme_flaws
from goodstanding.model.society_check import society_flaws
from goodstanding.model.targets import Target, known_paths, target_of, targets
from goodstanding.model.translate import problems_of

Value = float | int | str | bool
BECAUSE = "set by the user"


def with_value(case: Case, path: str, value: float) -> Case:
    """The case with another number at a path, validated again. Raises RequestProblem."""
    return with_values(case, {path: value})


def with_values(case: Case, values: Mapping[str, float]) -> Case:
    """The case with other numbers at several paths, validated once all stand, so that two may move
    together.
    """
    found = [(path, _existing(case, path), value) for path, value in values.items()]
    for _, target, value in found:
        case = target.put(case, _moved(value))
    return _validated(case, {path: target for path, target, _ in found})


def apply_sets(
    catalog: Catalog, cases: list[Case], sets: Iterable[str], *, beside: Iterable[str] = ()
) -> list[Case]:
    """The cases with each `[ARM/]path=value` applied to every case that has the path, in order, and
    checked. `beside`: paths of something else that can be set, offered to whoever mistypes one.
    """
    for text in sets:
        cases = _apply(cases, text, tuple(beside))
    for case in cases:
        if case.changes:
            _check(catalog, case)
    return cases


def _apply(cases: list[Case], text: str, beside: tuple[str, ...]) -> list[Case]:
    arm, path, value = split(text)
    meant = [case for case in cases if arm is None or arm in (case.arm.text, case.arm.scheme, case.scheme.id)]
    if not meant:
        names = [case.arm.text for case in cases]
        raise refused(text, f"no arm '{arm}'", did_you_mean(arm or "", names) or f"Arms: {', '.join(names)}.")
    if not any(targets(case, path) for case in meant):
        raise refused(text, f"nothing has the path '{path}'", _near(path, meant, beside))
    return [_set(case, path, value, text) if case in meant else case for case in cases]


def _set(case: Case, path: str, value: Value, text: str) -> Case:
    for target in targets(case, path):
        before = at(target.part(case), target.steps)
        if isinstance(before, Quantity | None) and (isinstance(value, bool | str)):
            raise refused(text, f"'{path}' is a number", f"In the files: {shown(before)}.")
        case = target.put(case, pinned(value))
        after = at(target.part(case), target.steps)
        unit = after.unit if isinstance(after, Quantity) else None
        change = Setting(target.path, shown(before), shown(after), unit)
        case = replace(case, changes=(*case.changes, change))
        case = _validated(case, {text: target})
    return case


def _existing(case: Case, path: str) -> Target:
    target = target_of(case, path)
    if target is None:
        raise refused(path, f"nothing has the path '{path}'", _near(path, [case]))
    return target


def _validated(case: Case, changed: Mapping[str, Target]) -> Case:
    for text, target in changed.items():
        try:
            case = target.settled(case)
        except ValidationError as error:
            model = target.part(case)
            first = problems_of(error, made(as_data(model)), type(model), (target.steps[0],))[0]
            raise refused(text, first.message, first.hint or "") from None
    return case


def _check(catalog: Catalog, case: Case) -> None:
    """Raise RequestProblem where changed words or numbers no longer fit the other parts."""
    flaws: list[Flaw] = society_flaws(case.society)
    around = catalog.beside(catalog.scheme_path(case.arm.scheme))
    for scheme in (version.scheme for version in case.versions):
        flaws += scheme_flaws(scheme, made(as_data(scheme)), around)
    for conduct in case.conducts.values():
        flaws += conduct_flaws(conduct, around.conduct_ids(), lambda _: None)
    if flaws:
        changes = ", ".join(change.path for change in case.changes)
        raise RequestProblem(
            [Problem(f"--set {changes}: {flaw.message}", hint=flaw.hint or None) for flaw in flaws]
        )


def _moved(value: float) -> Make:
    """Another value of an assumption; its range takes it in."""

    def make(old: Any, place: Place | None) -> Any:
        if not isinstance(old, Quantity):
            return pinned(value)(old, place)
        span = (min(old.low, value), max(old.high, value)) if old.range else None
        return old.model_copy(update={"value": value, "range": span})

    return make


def pinned(value: Value) -> Make:
    """A value that the user has set: assumed, and not varied by any study."""

    def make(old: Any, place: Place | None) -> Any:
        set_by_user = {"basis": "assumed", "confidence": "L", "range": (value, value), "because": BECAUSE}
        if isinstance(old, Quantity):
            return old.model_copy(update={"value": value, **set_by_user})
        if old is None and place is not None:
            return Quantity.model_construct(None, value=value, unit=place.units[0], **set_by_user)
        return value

    return make


def split(text: str) -> tuple[str | None, str, Value]:
    """The arm (None: every one), path and value of `[ARM/]path=value`. Raises RequestProblem."""
    left, equals, value = text.partition("=")
    arm, slash, path = left.strip().rpartition("/")
    if not equals or not path or not value.strip():
        raise refused(text, "not PATH=VALUE", "Such as: contest.take_up=0.3, or ARM/contest.take_up=0.3.")
    return arm if slash else None, path, scalar(value.strip())


def _near(path: str, cases: list[Case], beside: tuple[str, ...] = ()) -> str:
    known = {known for case in cases for known in known_paths(case)}.union(beside)
    return did_you_mean(path, known) or "`goodstanding show ID` lists the paths of a scheme."


def shown(value: Any) -> Any:
    """What stands at a path as a setting tells it."""
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return ", ".join(map(str, cast("tuple[Any, ...]", value))) if isinstance(value, tuple) else value


def refused(text: str, message: str, hint: str) -> RequestProblem:
    """What is wrong with one `--set`."""
    return RequestProblem(Problem(f"--set {text}: {message}", hint=hint or None))
