"""What a standing does: consequences, disputes about its records, and what people do because of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.place import Days, Money, Probability, Ratio, Share, Workload
from goodstanding.core.quantity import Form, Keys, flawed, plain
from goodstanding.model.parts import Id, Words

Domain = Literal[
    "travel", "movement", "confinement", "housing", "credit", "payments", "insurance", "work", "school",
    "shops", "care", "public_service", "licence", "market_access", "tax", "tender", "speech", "reach",
    "reputation", ]  # fmt: skip


LONGEST_LINE = 3650
"""Days ahead for which officials whose capacity is limited can have cases on their list."""


class Spillover(Form):
    """A consequence that also reaches the household."""

    to: Literal["household", "household.child", "household.adult"]
    """Whom."""
    share: Share
    """Which share of them."""


def _as_states(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


States = Annotated[
    tuple[Words, ...],
    BeforeValidator(_as_states, json_schema_input_type=str | list[str]),
    Field(min_length=1),
]
When = Annotated[dict[Id, States], Field(min_length=1, max_length=1)]
"""One standing and its state or states."""


class Consequence(Form):
    """What a standing triggers."""

    title: Words
    """Its name."""
    when: When
    """The standing and its state or states."""
    domain: Domain
    """The part of life."""
    effect: Literal["deny", "charge", "publish", "confine", "prioritise", "reward"]
    """deny, charge, publish, confine are burdens; prioritise, reward are rewards."""
    meets: Id | None = None
    """The encounter at which it is felt; left out: it simply lasts."""
    enforced: Probability | None = None
    """Probability that it is applied at an encounter; left out: 1."""
    amount: Money | None = None
    """Money at each encounter at which it is applied."""
    decided_by: Literal["rule", "official"]
    """Who decides."""
    spill: Spillover | None = None
    """Whom else it reaches."""
    source: Keys | None = None
    """Who says so."""
    at: str | None = None
    """Where."""

    @model_validator(mode="after")
    def _agrees(self) -> Consequence:
        flaws: list[Flaw] = []
        if self.amount and not self.meets:
            flaws.append(
                Flaw("'amount' needs 'meets': the encounter at which it is due", ("amount",), at_key=True)
            )
        if self.amount and self.effect not in ("charge", "reward"):
            flaws.append(
                Flaw("'amount' belongs to effect: charge or effect: reward", ("amount",), at_key=True)
            )
        if self.source and not self.at:
            flaws.append(
                Flaw(
                    "'source' needs 'at' beside it",
                    ("source",),
                    "Say where in the source: a page, an article.",
                    True,
                )
            )
        if flaws:
            raise flawed(flaws)
        return self


class Contest(Form):
    """How a record can be disputed."""

    channel: Words
    """Where."""
    take_up: Probability
    """Probability that a record which took effect is disputed."""
    delay_days_from: Days
    """Shortest time to the decision."""
    delay_days_to: Days
    """Longest time to the decision."""
    success_if_wrong: Probability
    """Probability that a false record is struck."""
    success_if_right: Probability
    """Probability that a true record is struck."""
    capacity: Workload | None = None
    """Cases that officials can decide a day for every 100,000 people; left out: as many as there are."""

    @model_validator(mode="after")
    def _ordered(self) -> Contest:
        low, high = self.delay_days_from.value, self.delay_days_to.value
        if low > high:
            message = f"delay_days_from ({plain(low)}) is above delay_days_to ({plain(high)})"
            raise flawed([Flaw(message, ("delay_days_from",), "Swap the two.")])
        if self.capacity is not None and high > LONGEST_LINE:
            message = f"delay_days_to ({plain(high)}) is above {LONGEST_LINE}, the most beside a 'capacity'"
            raise flawed([Flaw(message, ("delay_days_to",), "Shorten it, or leave 'capacity' out.")])
        return self


class Response(Form):
    """How a standing changes what people do."""

    conduct: Id
    """The conduct."""
    changes: Id
    """`rate`; the reason of an end; `watching`: how often feeds see an act, and invent a record."""
    when: When
    """The standing and its state or states."""
    ratio: Ratio
    """What the rate is multiplied by."""
