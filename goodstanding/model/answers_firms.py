"""How firms, above all, answer to a scheme, in the human form: sections of a behaviour."""

from __future__ import annotations

from goodstanding.core.place import LogRatio, Ratio, Share
from goodstanding.core.quantity import Form
from goodstanding.model import machine_firms


class Hide(Form):
    """What is penalised is hidden, the more the more is at stake (Malik)."""

    ease: Ratio
    """Of whoever hides most easily, what is at stake over what hiding costs; others in proportion to their
    place. Up to 1 nothing is hidden."""
    by_means: LogRatio | None = None
    """Log ratio of the ease from one fifth of means (of liquidity) to the next; left out: 0."""

    def resolved(self) -> machine_firms.Hide:
        """As the engine takes it."""
        return machine_firms.Hide(self.ease.value, self.by_means.value if self.by_means else 0.0)


class Exit(Form):
    """Leaving for good, such as a firm's failure, comes sooner or later by standing."""

    burden: LogRatio
    """Log ratio of its rate under a burden that takes access or money, or names in public."""
    expecting: Share | None = None
    """Share of `burden` in the state just milder than such a one; left out: none."""
    reward: LogRatio | None = None
    """Log ratio of its rate under a reward; left out: 0."""

    def resolved(self) -> machine_firms.Exit:
        """As the engine takes it."""
        return machine_firms.Exit(
            burden=self.burden.value,
            expecting=self.expecting.value if self.expecting else 0.0,
            reward=self.reward.value if self.reward else 0.0,
        )
