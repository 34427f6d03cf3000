"""A standing in the human form: one of the presets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from goodstanding.model.passes import Pass
from goodstanding.model.rating import Rating, rater_standing
from goodstanding.model.register import Register
from goodstanding.model.score import Score

Standing = Annotated[Score | Register | Pass | Rating, Field(discriminator="kind")]


def readable(standings: Mapping[str, Standing]) -> dict[str, Standing]:
    """Every standing that can be read, by id: those of the file, and of each rating each rater's own."""
    own = {
        rater_standing(id, rater): standing
        for id, standing in standings.items()
        if isinstance(standing, Rating)
        for rater in standing.raters
    }
    return own | dict(standings)
