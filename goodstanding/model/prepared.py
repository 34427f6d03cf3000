"""One arm made ready: a scheme with its versions on a society; and every conduct that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from goodstanding.core.quantity import plain
from goodstanding.model.arm import Arm
from goodstanding.model.behaviour import Behaviour
from goodstanding.model.conduct import Conduct
from goodstanding.model.firms import AnySociety
from goodstanding.model.protection import Protection
from goodstanding.model.scheme import Scheme
from goodstanding.model.timeline import Version

NOWHERE = "ZZ"
"""The jurisdiction of a scheme of no country."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One applied `--set`: what stood at the path, and what stands there now."""

    path: str
    before: float | str | int | bool | None
    after: float | str | int | bool
    unit: str | None = None

    def __str__(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.path} = {_written(self.after)}{unit} (in the files: {_written(self.before)})"


def _written(value: float | str | int | bool | None) -> str:
    if value is None:
        return "left out"
    return str(value) if isinstance(value, str | bool) else plain(value)


@dataclass(frozen=True, slots=True)
class Case:
    """An arm on a society: all that resolving needs.

    `scheme`: as of the arm's version, or the file before any dated change; `versions`: all that can hold in
    a run, one for a dated arm; `conducts`: those that the scheme names, the spells inside which they
    happen, and those by which subjects leave, where the behaviour says that they answer so; `protections`:
    what the arm names beside its scheme.
    """

    arm: Arm
    scheme: Scheme
    versions: tuple[Version, ...]
    society: AnySociety
    behaviour: Behaviour
    conducts: Mapping[str, Conduct]
    changes: tuple[Setting, ...] = ()
    protections: tuple[Protection, ...] = ()

    @property
    def hypothetical(self) -> bool:
        """Whether a scheme of one country lives on the society of another. What people do and meet is then
        the society's; amounts stay in the scheme's own currency, and figures published of it check nothing.
        """
        if self.scheme.home in (NOWHERE, self.society.id):
            return False
        return self.scheme.jurisdiction not in (self.society.country, *self.society.within)


def named_conducts(schemes: Iterable[Scheme]) -> tuple[str, ...]:
    """Ids of every conduct that the schemes name, sorted."""
    named: set[str] = set()
    for scheme in schemes:
        named |= {conduct for sight in scheme.sees.values() for conduct in sight}
        named |= {response.conduct for response in scheme.responses.values()}
        named |= {figure.measure.conduct for figure in scheme.published if figure.measure.conduct}
    return tuple(sorted(named))


def with_scheme(case: Case, versions: tuple[Version, ...]) -> Case:
    """The case with other versions of its scheme."""
    return replace(case, scheme=versions[0].scheme, versions=versions)
