"""A pair in the human form: a scheme for persons and one for firms, and where the two meet."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.place import Share
from goodstanding.core.quantity import Form, flawed
from goodstanding.model.machine_pair import Through
from goodstanding.model.parts import Id, Sources, Words


class Link(Form):
    """What happens on one side befalls the other a day later."""

    title: Words
    """What it is, in words."""
    after: Id | None = None
    """A conduct of the side where it begins: each act of it."""
    when: Annotated[dict[Id, Id], Field(min_length=1, max_length=1)] | None = None
    """Or a standing of that side, and the state of it that somebody comes to."""
    through: Through
    """`employees` or `customers` of a firm, its `responsible_person`, the `firms_of` a person, or her
    `suppliers`: the firm from which she buys."""
    befalls: Id
    """The conduct of the other side that then happens."""
    ends_as: Id | None = None
    """With `when`: the reason for which that spell ends once nobody to whom one is tied is in the state any
    more; left out: it ends on its own."""
    share: Share
    """Of those whom it reaches, those whom it befalls."""
    at_least: Share | None = None
    """Through suppliers: the share of a firm's customers who have to be so before anything befalls it."""

    @model_validator(mode="after")
    def _begins(self) -> Link:
        flaws: list[Flaw] = []
        if (self.after is None) == (self.when is None):
            hint = "Such as after: firm_failure, or when: {list: listed}."
            flaws.append(Flaw("a link has either 'after' or 'when'", (), hint, True))
        if self.ends_as and self.when is None and self.at_least is None:
            flaws.append(Flaw("'ends_as' needs 'when' beside it", ("ends_as",), at_key=True))
        if (self.through == "suppliers") != (self.at_least is not None):
            hint = "It says how many of a firm's customers make a difference to it; other ties have none."
            flaws.append(Flaw("'at_least' goes with through: suppliers", ("through",), hint))
        if self.ends_as and self.through == "employees":
            hint = "Who works for a firm may work elsewhere by then; leave 'ends_as' out."
            flaws.append(Flaw("'ends_as' is not for employees", ("ends_as",), hint, True))
        if flaws:
            raise flawed(flaws)
        return self


class Employed(Form):
    """Persons who work for the firms."""

    age_at_least: Annotated[int, Field(ge=0, le=120)]
    """From this age on."""
    age_below: Annotated[int, Field(ge=1, le=200)]
    """And below this one."""
    share: Share
    """Of persons of that age."""


class PairForm(Form):
    """Persons and firms in one run. Its folder is laid out as the catalogue and is searched first."""

    id: Id
    """The folder's name."""
    title: Words
    """Its name."""
    summary: Words
    """What meets here, in two or three sentences."""
    persons: Id
    """The scheme of persons."""
    firms: Id
    """The scheme of firms."""
    employed: Employed
    """Who works for the firms."""
    links: Annotated[dict[Id, Link], Field(min_length=1)]
    """Where the two meet."""
    sources: Sources = Field(default_factory=dict[Any, Any])
    """The sources."""

    @property
    def conducts(self) -> frozenset[str]:
        """Conducts that the links name."""
        return frozenset(id for link in self.links.values() for id in (link.after, link.befalls) if id)
