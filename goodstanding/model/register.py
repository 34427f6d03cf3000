"""The standings `register` and `freeze` in the human form: a list that one is on, or clear of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from goodstanding.core.errors import Flaw, unknown
from goodstanding.core.place import Days, Hazard, MeanDays, Share
from goodstanding.core.quantity import Form, Quantity, flawed
from goodstanding.model.parts import Id


class Extended(Form):
    """Some entries stand longer."""

    share: Share
    """Of the entries."""
    days: Days
    """So much longer."""


class EarlyExit(Form):
    """Entries also leave early, for one more reason."""

    as_: Id = Field(alias="as")
    """The reason's name."""
    per_year: Hazard
    """The rate at which live entries leave for it."""
    after_days: Days | None = None
    """From taking effect to the day on which this way opens; left out: 0."""


def early_flaws(early: EarlyExit | None, keep_days: Quantity | None, until: str | None) -> list[Flaw]:
    """A way that opens later is one before the end of a term."""
    path = ("early_exit", "after_days")
    if early is None or early.after_days is None:
        return []
    if keep_days is None or until is not None:
        return [Flaw("'after_days' needs 'keep_days' beside 'early_exit', and no 'until'", path, at_key=True)]
    return []


class Late(Form):
    """Some removals come late."""

    share: Share
    """Of all removals."""
    days: Days
    """So late."""


class Entry(Form):
    """A ground of entry."""

    when: Id
    """The conduct behind it."""
    per_year: Hazard | None = None
    """Spell only: decided at this rate while the spell lasts; left out: with the record itself."""
    after_days: Days | None = None
    """From the record to the entry; left out: 0."""
    until: Literal["ended"] | None = None
    """Spell only: leaves when the spell ends; left out: stays for keep_days."""
    exit_days: Days | None = None
    """From the end of the spell to the removal; left out: 0."""
    keep_days: Days | None = None
    """Leaves after so long; with `until: ended` whichever comes first."""
    extended: Extended | None = None
    """A share of entries stands longer than keep_days."""
    early_exit: EarlyExit | None = None
    """One more way out."""
    unfounded_days: Days | None = None
    """How long an entry about nothing stands if nobody has it struck."""

    @model_validator(mode="after")
    def _ends(self) -> Entry:
        flaws: list[Flaw] = []
        if not (self.until or self.keep_days or self.early_exit):
            hint = "Write until: ended (of a spell), keep_days or early_exit."
            flaws.append(Flaw("this entry never ends", (), hint, True))
        for key, needs in (("exit_days", "until"), ("unfounded_days", "until"), ("extended", "keep_days")):
            if getattr(self, key) and not getattr(self, needs):
                needed = "until: ended" if needs == "until" else needs
                flaws.append(Flaw(f"'{key}' needs '{needed}' beside it", (key,), at_key=True))
        flaws += early_flaws(self.early_exit, self.keep_days, self.until)
        if flaws:
            raise flawed(flaws)
        return self


class RegisterStart(Form):
    """Who is on it on the first day."""

    share: Share
    """Share of the eligible subjects."""
    entry: Id
    """The ground on which they are."""
    mean_days_in: MeanDays
    """How long they have been on it, in the mean (exponential)."""


class Register(Form):
    """A list: on it, or clear."""

    kind: Literal["register", "freeze"]
    """`register`: a list; `freeze`: what is held is blocked, not the person listed."""
    state: Id
    """The name of being on it; the other state is `clear`, of a freeze `open`."""
    entries: Annotated[dict[Id, Entry], Field(min_length=1)]
    """Ground -> how one comes on and off."""
    removed_late: Late | None = None
    """Removals that come late."""
    start: RegisterStart | None = None
    """The stock on the first day; left out: nobody."""

    @model_validator(mode="after")
    def _agrees(self) -> Register:
        flaws: list[Flaw] = []
        if self.state == self.states[0]:
            message = f"'{self.state}' is the name of not being on it"
            flaws.append(Flaw(message, ("state",), "Choose another, such as listed."))
        if self.start and self.start.entry not in self.entries:
            flaws.append(unknown("entry", self.start.entry, self.entries, ("start", "entry")))
        if flaws:
            raise flawed(flaws)
        return self

    @property
    def states(self) -> tuple[str, ...]:
        """Clear (of a freeze: open), and the named state."""
        return ("open" if self.kind == "freeze" else "clear", self.state)
