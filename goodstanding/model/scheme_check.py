"""A scheme against itself and against the catalogue: every reference exists, every rule can apply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from goodstanding.core.errors import Flaw, offer, unknown
from goodstanding.model.conduct import Conduct, EventConduct, SpellConduct
from goodstanding.model.located import Node, Trail
from goodstanding.model.register import Entry, Register
from goodstanding.model.scheme import Scheme
from goodstanding.model.score import ChosenRule, FixedRule, Score
from goodstanding.model.society import Society


class Surroundings(Protocol):
    """What a scheme can refer to outside its folder; None where a thing exists but is not sound."""

    def conduct_ids(self) -> tuple[str, ...]: ...
    def conduct_or_none(self, id: str) -> Conduct | None: ...
    def society_of(self, jurisdiction: str) -> Society | None: ...
    def encounter_ids(self, jurisdiction: str) -> tuple[str, ...]: ...
    def metric_ids(self) -> tuple[str, ...]: ...


def scheme_flaws(scheme: Scheme, root: Node, around: Surroundings) -> list[Flaw]:
    """Everything that is wrong across the parts of a scheme; `root` holds also what was not sound by
    itself.
    """
    check = _Check(scheme, root, around)
    flaws: list[Flaw] = []
    for part in (
        check.head,
        check.sight,
        check.standing,
        check.consequence,
        check.response,
        check.published,
        check.example,
    ):
        flaws += part()
    return flaws


class _Check:
    def __init__(self, scheme: Scheme, root: Node, around: Surroundings) -> None:
        self.scheme, self.root, self.around = scheme, root, around
        self.conducts = around.conduct_ids()

    def names(self, section: str) -> tuple[str, ...]:
        node = self.root.child(section)
        return node.names() if node else ()

    def head(self) -> Iterator[Flaw]:
        prefix = self.scheme.jurisdiction.lower() + "_"
        own = self.root.child("id")
        if own and own.value == self.scheme.id and not self.scheme.id.startswith(prefix):
            yield Flaw(
                f"id '{self.scheme.id}' must start with its jurisdiction: '{prefix}'",
                ("id",),
                "zz_ stands for nowhere.",
            )
        if self.scheme.aim is None and "aim" not in self.root.names() and self.scheme.status != "control":
            yield Flaw(
                "'aim' is missing in this file", (), "Only a scheme with status: control does without."
            )
        metrics = self.around.metric_ids()
        aim = self.scheme.aim
        if aim and metrics and aim.measured_by not in metrics:
            yield unknown("metric", aim.measured_by, metrics, ("aim", "measured_by"))

    def sight(self) -> Iterator[Flaw]:
        feeds, conducts = self.names("feeds"), self.conducts
        for feed in self.names("sees"):
            if feed not in feeds:
                yield unknown("feed", feed, feeds, ("sees", feed), at_key=True)
            seen = self.root.child("sees")
            node = seen.child(feed) if seen else None
            for conduct in node.names() if node else ():
                if conduct not in conducts:
                    yield unknown("conduct", conduct, conducts, ("sees", feed, conduct), at_key=True)

    def seen(self) -> dict[str, bool]:
        """Conduct that some feed sees -> whether some feed may invent a record of it."""
        found: dict[str, bool] = {}
        sees = self.root.child("sees")
        for feed in self.names("sees"):
            node = sees.child(feed) if sees else None
            for conduct in node.names() if node else ():
                sight = self.scheme.sees.get(feed, {}).get(conduct)
                invented = (
                    sight is not None and sight.false_positive is not None and sight.false_positive.value > 0
                )
                found[conduct] = found.get(conduct, False) or invented
        return found

    def used(self, conduct: str, trail: Trail, *, at_key: bool) -> Iterator[Flaw]:
        seen = tuple(sorted(self.seen()))
        if conduct not in self.conducts:
            yield unknown("conduct", conduct, self.conducts, trail, at_key=at_key)
        elif conduct not in seen:
            yield Flaw(
                f"no feed sees '{conduct}', so this never applies", trail, "Add it under sees.<feed>.", at_key
            )

    def standing(self) -> Iterator[Flaw]:
        for name, standing in self.scheme.standings.items():
            trail = ("standings", name)
            yield from (
                self.score(standing, trail) if isinstance(standing, Score) else self.register(standing, trail)
            )

    def score(self, score: Score, trail: Trail) -> Iterator[Flaw]:
        for conduct, rule in score.rules.items():
            here = (*trail, "rules", conduct)
            yield from self.used(conduct, here, at_key=True)
            yield from self.timing(self.around.conduct_or_none(conduct), rule, here)
        for conduct in score.direct or {}:
            yield from self.used(conduct, (*trail, "direct", conduct), at_key=True)

    def timing(self, conduct: Conduct | None, rule: FixedRule | ChosenRule, trail: Trail) -> Iterator[Flaw]:
        if isinstance(conduct, EventConduct) and rule.while_:
            yield Flaw(
                f"'{conduct.id}' is an event and has no spell",
                (*trail, "while"),
                "Write per: month with at_most: 1.",
                True,
            )

    def register(self, register: Register, trail: Trail) -> Iterator[Flaw]:
        for ground, entry in register.entries.items():
            here = (*trail, "entries", ground)
            yield from self.used(entry.when, (*here, "when"), at_key=False)
            yield from self.entry(self.around.conduct_or_none(entry.when), entry, here)

    def entry(self, conduct: Conduct | None, entry: Entry, trail: Trail) -> Iterator[Flaw]:
        if isinstance(conduct, EventConduct):
            for key in ("per_year", "until"):
                if getattr(entry, key):
                    hint = "Only a conduct of form: spell lasts; give keep_days for an event."
                    yield Flaw(
                        f"'{conduct.id}' is an event: '{key}' needs a spell", (*trail, key), hint, True
                    )
        if entry.until and not entry.unfounded_days and self.seen().get(entry.when):
            hint = "A feed may invent a record of it; say how long an entry about nothing stands."
            yield Flaw("'unfounded_days' is missing in this entry", trail, hint, True)

    def when(self, when: dict[str, tuple[str, ...]], trail: Trail) -> Iterator[Flaw]:
        for name, states in when.items():
            if name not in self.names("standings"):
                yield unknown("standing", name, self.names("standings"), (*trail, name), at_key=True)
            for i, state in enumerate(states):
                yield from self.state(name, state, (*trail, name, i))

    def state(self, standing: str, state: str, trail: Trail) -> Iterator[Flaw]:
        known = self.scheme.standings.get(standing)
        if known is not None and state not in known.states:
            what = "tier" if isinstance(known, Score) else "state"
            yield unknown(what, state, known.states, trail)

    def consequence(self) -> Iterator[Flaw]:
        home = self.around.society_of(self.scheme.jurisdiction)
        met = self.around.encounter_ids(self.scheme.jurisdiction)
        for name, consequence in self.scheme.consequences.items():
            trail = ("consequences", name)
            yield from self.when(consequence.when, (*trail, "when"))
            if consequence.meets and consequence.meets not in met:
                yield unknown("encounter", consequence.meets, met, (*trail, "meets"))
            money = consequence.amount
            if money and home and money.unit != home.currency:
                hint = f"Allowed here: {home.currency}, the currency of society {home.id}."
                yield Flaw(f"unit '{money.unit}' is not for this place", (*trail, "amount", "unit"), hint)

    def response(self) -> Iterator[Flaw]:
        for name, response in self.scheme.responses.items():
            trail = ("responses", name)
            yield from self.when(response.when, (*trail, "when"))
            if response.conduct not in self.conducts:
                yield unknown("conduct", response.conduct, self.conducts, (*trail, "conduct"))
            conduct = self.around.conduct_or_none(response.conduct)
            if conduct is not None and response.changes not in (known := changeable(conduct)):
                message = f"'{conduct.id}' has no '{response.changes}' that could change"
                yield Flaw(message, (*trail, "changes"), offer(response.changes, known, what="It has"))

    def published(self) -> Iterator[Flaw]:
        places = {"standing": "standings", "consequence": "consequences"}
        for i, figure in enumerate(self.scheme.published):
            trail, measure = ("published", i, "measure"), figure.measure
            for key, section in places.items():
                word = getattr(measure, key)
                if word and word not in self.names(section):
                    yield unknown(key, word, self.names(section), (*trail, key))
            if measure.standing and measure.state:
                yield from self.state(measure.standing, measure.state, (*trail, "state"))
            if measure.conduct and measure.conduct not in self.conducts:
                yield unknown("conduct", measure.conduct, self.conducts, (*trail, "conduct"))

    def example(self) -> Iterator[Flaw]:
        for i, example in enumerate(self.scheme.examples):
            given = example.given.model_extra or {}
            for side, levels in (("given", given), ("expect", example.expect)):
                for name, level in levels.items():
                    trail = ("examples", i, side, name)
                    if name not in self.names("standings"):
                        yield unknown("standing", name, self.names("standings"), trail, at_key=True)
                    elif isinstance(level, str):
                        yield from self.state(name, level, trail)
            for j, conduct in enumerate(example.given.acts):
                if conduct not in self.seen():
                    yield unknown(
                        "conduct that a feed sees",
                        conduct,
                        tuple(self.seen()),
                        ("examples", i, "given", "acts", j),
                    )


def changeable(conduct: Conduct) -> tuple[str, ...]:
    """What a response can change of a conduct: its rate, and the reasons of its ends."""
    reasons = (
        {reason for rates in conduct.rates.values() for reason in rates.ends}
        if isinstance(conduct, SpellConduct)
        else ()
    )
    return ("rate", *sorted(reasons))
