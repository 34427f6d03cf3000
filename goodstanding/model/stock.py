"""The records of a rule that subjects hold on the first day, in the human form: one each, or several."""

from __future__ import annotations

from pydantic import model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.place import Held, MeanDays, Share
from goodstanding.core.quantity import Form, flawed

ONE = "Write 'share' (one record each, with mean_days_in) or 'number' (several, of an event)."


class Stock(Form):
    """Who holds live records of a rule on the first day: a share of subjects one each, or a mean number."""

    share: Share | None = None
    """Share of those concerned who hold one: of those in the spell behind it, or of the eligible for an
    event."""
    mean_days_in: MeanDays | None = None
    """With `share`: how long they have had it, in the mean (exponential)."""
    number: Held | None = None
    """Instead, of an event: live records that a subject who can do it holds in the mean, of every age for
    which a record counts alike.
    """

    @model_validator(mode="after")
    def _one_of_two(self) -> Stock:
        if self.share and self.number:
            raise flawed([Flaw("'share' and 'number' cannot both be given", (), ONE, at_key=True)])
        if not (self.share or self.number):
            raise flawed([Flaw("either 'share' or 'number' is missing", (), ONE, at_key=True)])
        if self.share and not self.mean_days_in:
            hint = "Say how long they have had it, in the mean."
            raise flawed([Flaw("'share' needs 'mean_days_in' beside it", ("share",), hint, at_key=True)])
        if self.number and self.mean_days_in:
            hint = "Leave it out: every age for which a record counts is equally likely."
            message = "'mean_days_in' goes with 'share', not with 'number'"
            raise flawed([Flaw(message, ("mean_days_in",), hint, at_key=True)])
        return self

    @property
    def share_held(self) -> float:
        """Share who hold one; 0 where it is a number of records."""
        return self.share.value if self.share else 0.0

    @property
    def number_held(self) -> float:
        """Records that each holds in the mean; 0 where it is a share of subjects."""
        return self.number.value if self.number else 0.0

    @property
    def age_days(self) -> float:
        """Mean age of the one record; 0 where it is a number of records."""
        return self.mean_days_in.value if self.mean_days_in else 0.0
