"""A behaviour in the human form: how conduct varies between people."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from goodstanding.core.place import LogOdds
from goodstanding.core.quantity import Form
from goodstanding.model.parts import Id, Sources, Words


class Behaviour(Form):
    """How conduct varies between people."""

    id: Id
    """The file's name."""
    title: Words
    """Its name."""
    link: Literal["logit"]
    """The link function."""
    disposition: LogOdds
    """Log odds between the lowest and the highest of eight dispositions."""
    means: LogOdds
    """Log odds between the poorest and the richest income fifth."""
    sources: Sources = Field(default_factory=dict)
    """The sources."""
