"""A standing in the human form: one of the presets."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from goodstanding.model.passes import Pass
from goodstanding.model.register import Register
from goodstanding.model.score import Score

Standing = Annotated[Score | Register | Pass, Field(discriminator="kind")]
