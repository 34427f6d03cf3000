"""A behaviour in the human form: how conduct varies between people."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.place import Probability, Ratio, Slope
from goodstanding.core.quantity import Form, flawed
from goodstanding.model.answers import Act, Adapt, Attend, Bear, Chill, Game
from goodstanding.model.answers_firms import Exit, Hide
from goodstanding.model.parts import Id, Sources, Words


class Behaviour(Form):
    """How conduct varies between people."""

    id: Id
    """The file's name."""
    title: Words
    """Its name."""
    link: Literal["logit", "linear"]
    """How disposition and means move a rate: `logit` by log odds, `linear` by a multiple of the mean."""
    disposition: Slope
    """Log odds between the lowest and the highest disposition; with `linear`, how much of the mean rate lies
    between them.
    """
    means: Slope
    """The same between the poorest and the richest income fifth."""
    dispositions: Annotated[int, Field(ge=2, le=32)] = 8
    """How many dispositions there are, all equally common."""
    copies: dict[Id, Ratio] = Field(default_factory=dict)
    """Conduct -> how much of a rise over its expected acts of the day before passes on to today; the factor
    stays between 0.5 and 2.
    """
    ceiling: Probability | None = None
    """No daily probability of an act is above it; left out: 1."""
    act: Act | None = None
    """How conduct answers to what is at stake; left out: not at all."""
    chill: Chill | None = None
    """How protected expression is held back; left out: not at all."""
    game: Game | None = None
    """How effort moves to what is measured; left out: not at all."""
    hide: Hide | None = None
    """How what is penalised is hidden; left out: not at all."""
    attend: Attend | None = None
    """How detection follows past finds; left out: not at all."""
    bear: Bear | None = None
    """How lost access lowers means; left out: not at all."""
    exit: Exit | None = None
    """How a standing makes firms leave the market; left out: not at all."""
    adapt: Adapt | None = None
    """How people follow each other; left out: not at all."""
    sources: Sources = Field(default_factory=dict)
    """The sources."""

    @model_validator(mode="after")
    def _agrees(self) -> Behaviour:
        unit = "log_odds" if self.link == "logit" else "ratio"
        flaws = [
            Flaw(f"with link: {self.link} the unit is {unit}, not {slope.unit}", (name, "unit"))
            for name, slope in (("disposition", self.disposition), ("means", self.means))
            if slope.unit != unit
        ]
        if flaws:
            raise flawed(flaws)
        return self
