"""The standings `pass` and `status` in the human form: named states, and the grounds that reach them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from goodstanding.core.errors import Flaw, unknown
from goodstanding.core.place import Days, Hazard, MeanDays, Share
from goodstanding.core.quantity import Form, flawed
from goodstanding.model.parts import Id, Words
from goodstanding.model.register import EarlyExit, early_flaws


class GroundStart(Form):
    """Who has this ground on the first day."""

    share: Share
    """Share of those concerned: of those in the spell behind it, or of the eligible for an event."""
    mean_days_in: MeanDays
    """How long they have had it, in the mean (exponential)."""


class Ground(Form):
    """What brings a subject to a state, and for how long."""

    when: Id
    """The conduct behind it: a proof (a dose, a test), or what puts one in a harsher state."""
    to: Words
    """The state that it reaches."""
    per_year: Hazard | None = None
    """Spell only: decided at this rate while the spell lasts; left out: with the record itself."""
    after_days: Days | None = None
    """From the record to its effect; left out: 0."""
    until: Literal["ended"] | None = None
    """Spell only: holds until the spell ends."""
    exit_days: Days | None = None
    """From the end of the spell until it no longer holds; left out: 0."""
    keep_days: Days | None = None
    """How long it is valid; with `until: ended` whichever comes first; without both, for ever."""
    early_exit: EarlyExit | None = None
    """One more way in which it ends."""
    unfounded_days: Days | None = None
    """How long a ground about nothing stands if nobody has it struck."""
    start: GroundStart | None = None
    """The stock on the first day; left out: nobody."""

    @model_validator(mode="after")
    def _ends(self) -> Ground:
        flaws = [
            Flaw(f"'{key}' needs 'until: ended' beside it", (key,), at_key=True)
            for key in ("exit_days", "unfounded_days")
            if getattr(self, key) and not self.until
        ]
        flaws += early_flaws(self.early_exit, self.keep_days, self.until)
        if flaws:
            raise flawed(flaws)
        return self


class Pass(Form):
    """Named states. A subject without any ground is in `otherwise`.

    A ground to a milder state is a proof; the mildest state that is shown counts. A ground to a harsher
    state holds the subject there, whatever else is shown.
    """

    kind: Literal["pass", "status"]
    """`pass`: shown at a gate; `status`: granted on application."""
    states: Annotated[tuple[Words, ...], Field(min_length=2, max_length=15)]
    """Mildest first."""
    otherwise: Words
    """The state without any ground."""
    grounds: Annotated[dict[Id, Ground], Field(min_length=1)]
    """Ground -> what it rests on, the state that it reaches, how long it holds."""

    @model_validator(mode="after")
    def _agrees(self) -> Pass:
        flaws = [
            Flaw(f"state '{state}' is named twice", ("states", i), "Each state has its own name.")
            for i, state in enumerate(self.states)
            if state in self.states[:i]
        ]
        if self.otherwise not in self.states:
            flaws.append(unknown("state", self.otherwise, self.states, ("otherwise",)))
        for name, ground in self.grounds.items():
            trail = ("grounds", name, "to")
            if ground.to not in self.states:
                flaws.append(unknown("state", ground.to, self.states, trail))
            elif ground.to == self.otherwise:
                hint = "A ground reaches another state than the one without any ground."
                flaws.append(Flaw(f"'{ground.to}' is where everyone is anyway", trail, hint))
        if flaws:
            raise flawed(flaws)
        return self
