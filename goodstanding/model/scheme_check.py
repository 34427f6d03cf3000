"""A scheme against itself and against the catalogue: every reference exists, every part can apply."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.core.errors import Flaw, offer, unknown
from goodstanding.model.conduct import Conduct, EventConduct, SpellConduct
from goodstanding.model.conduct_check import ADULT
from goodstanding.model.consequence import When
from goodstanding.model.located import Node, Trail
from goodstanding.model.machine import WATCHING
from goodstanding.model.rating import Rating
from goodstanding.model.scheme import Scheme
from goodstanding.model.standing_check import standing_flaws
from goodstanding.model.whole import Surroundings, Whole


def scheme_flaws(scheme: Scheme, root: Node, around: Surroundings) -> list[Flaw]:
    """Everything that is wrong across the parts of a scheme; `root` holds also what is not sound itself."""
    whole = Whole(scheme, root, around)
    checks = (
        _head,
        _sight,
        standing_flaws,
        _consequences,
        _responses,
        _contests,
        _examples,
        _published,
        _facts,
    )
    return [flaw for check in checks for flaw in check(whole)]


def _head(whole: Whole) -> Iterator[Flaw]:
    scheme, own = whole.scheme, whole.root.child("id")
    prefix = scheme.jurisdiction.lower() + "_"
    named_after_its_author = scheme.status == "described"
    if own and own.value == scheme.id and not (named_after_its_author or scheme.id.startswith(prefix)):
        message = f"id '{scheme.id}' must start with its jurisdiction: '{prefix}'"
        yield Flaw(message, ("id",), "zz_ stands for nowhere.")
    low, high = scheme.subject.where.age_at_least or 0, scheme.subject.where.age_below or 200
    if low >= high:
        message = f"age_at_least ({low}) must lie below age_below ({high})"
        yield Flaw(message, ("subject", "where", "age_at_least"))
    if scheme.aim is None and "aim" not in whole.names() and scheme.status != "control":
        hint = "Only a scheme with status: control does without."
        yield Flaw("'aim' is missing in this file", (), hint)
    if scheme.status == "lapsed" and "until" not in whole.names("in_force"):
        hint = "Write in_force: {from: ..., until: ..., source: ...}; what still holds has another status."
        yield Flaw("a scheme that has lapsed needs its last day, in_force.until", ("status",), hint)
    metrics = whole.around.metric_ids()
    if scheme.aim and metrics and scheme.aim.measured_by not in metrics:
        yield unknown("metric", scheme.aim.measured_by, metrics, ("aim", "measured_by"))


def _sight(whole: Whole) -> Iterator[Flaw]:
    feeds = whole.names("feeds")
    for feed in whole.names("sees"):
        if feed not in feeds:
            yield unknown("feed", feed, feeds, ("sees", feed), at_key=True)
        for conduct in whole.names("sees", feed):
            yield from whole.missing_conduct(conduct, ("sees", feed, conduct), at_key=True)
            yield from _adults_only(whole, feed, conduct)
            sight = whole.scheme.sees.get(feed, {}).get(conduct)
            if sight and sight.by_group and sight.by_group.false_positive and not sight.false_positive:
                trail = ("sees", feed, conduct, "by_group", "false_positive")
                message = "a ratio of records of no act, and the feed has none here"
                yield Flaw(
                    message, trail, "Write false_positive beside by_group, or leave this out.", at_key=True
                )


def _adults_only(whole: Whole, feed: str, conduct_id: str) -> Iterator[Flaw]:
    """Invented records per adult where children can be subjects and do it too: per whom is then not said."""
    sight = whole.scheme.sees.get(feed, {}).get(conduct_id)
    conduct = whole.around.conduct_or_none(conduct_id)
    invented = sight.false_positive if sight else None
    if invented is None or conduct is None or invented.unit != "per_adult_year":
        return
    where = whole.scheme.subject.where
    sound = len(where.model_fields_set) == len(whole.names("subject", "where"))
    youngest = max(where.age_at_least or 0, conduct.who.age_at_least or 0)
    if sound and youngest < ADULT:
        message = f"per_adult_year means people of 18 and over, and this is about people from {youngest} on"
        yield Flaw(message, ("sees", feed, conduct_id, "false_positive", "unit"), "Write per_person_year.")


def _consequences(whole: Whole) -> Iterator[Flaw]:
    home = whole.around.society_of(whole.scheme.home)
    met = whole.around.encounter_ids(whole.scheme.home)
    for name, consequence in whole.scheme.consequences.items():
        trail = ("consequences", name)
        yield from _when(whole, consequence.when, (*trail, "when"))
        if consequence.meets and consequence.meets not in met:
            yield unknown("encounter", consequence.meets, met, (*trail, "meets"))
        money = consequence.amount
        if money and home and money.unit != home.currency:
            hint = f"Allowed here: {home.currency}, the currency of society {home.id}."
            yield Flaw(f"unit '{money.unit}' is not for this place", (*trail, "amount", "unit"), hint)


def _responses(whole: Whole) -> Iterator[Flaw]:
    read: dict[str, str] = {}
    for name, response in whole.scheme.responses.items():
        trail = ("responses", name)
        yield from _when(whole, response.when, (*trail, "when"))
        yield from whole.missing_conduct(response.conduct, (*trail, "conduct"))
        conduct = whole.around.conduct_or_none(response.conduct)
        if conduct is not None and response.changes not in (known := changeable(conduct)):
            message = f"'{conduct.id}' has no '{response.changes}' that could change"
            yield Flaw(message, (*trail, "changes"), offer(response.changes, known, what="It has"))
        (standing,) = response.when
        if read.setdefault(response.conduct, standing) != standing:
            other = read[response.conduct]
            message = f"'{response.conduct}' already responds to standing '{other}'"
            hint = f" Leave one out, as with without: [responses.{name}]." if whole.scheme.compose else ""
            yield Flaw(message, (*trail, "when"), f"One conduct can respond to one standing.{hint}")


def _contests(whole: Whole) -> Iterator[Flaw]:
    for name, contest in whole.scheme.contests.items():
        yield from whole.missing_standing(name, ("contests", name))
        if contest.capacity:
            hint = "Officials who decide so many cases a day decide for all: write it under contest."
            yield Flaw("a contest of one standing has no 'capacity'", ("contests", name, "capacity"), hint)


def _examples(whole: Whole) -> Iterator[Flaw]:
    for i, example in enumerate(whole.scheme.examples):
        for side, levels in (("given", example.given.model_extra or {}), ("expect", example.expect)):
            for name, level in levels.items():
                trail = ("examples", i, side, name)
                yield from whole.missing_standing(name, trail)
                if isinstance(level, str):
                    yield from whole.missing_state(name, level, trail)
        for j, conduct in enumerate(example.given.acts):
            trail = ("examples", i, "given", "acts", j)
            yield from whole.missing_conduct(conduct, trail)
            if conduct in whole.conducts and conduct not in whole.seen:
                yield Flaw(
                    f"no feed sees '{conduct}'", trail, offer(conduct, sorted(whole.seen), what="Seen")
                )


def _published(whole: Whole) -> Iterator[Flaw]:
    ids = [figure.id for figure in whole.scheme.published]
    for i, figure in enumerate(whole.scheme.published):
        trail, measure = ("published", i, "measure"), figure.measure
        if figure.id in ids[:i]:
            yield Flaw(
                f"id '{figure.id}' is written twice", ("published", i, "id"), "Each figure has its own id."
            )
        if measure.consequence and measure.consequence not in whole.names("consequences"):
            known = whole.names("consequences")
            yield unknown("consequence", measure.consequence, known, (*trail, "consequence"))
        if measure.standing and measure.standing not in whole.standings:
            yield unknown("standing", measure.standing, whole.standings, (*trail, "standing"))
        if measure.is_ in ("rater_correlation", "divergence_share"):
            yield from _of_several(whole, measure.standing or "", (*trail, "standing"))
        if measure.standing and measure.state:
            yield from whole.missing_state(measure.standing, measure.state, (*trail, "state"))
        if measure.conduct:
            yield from whole.missing_conduct(measure.conduct, (*trail, "conduct"))


def _of_several(whole: Whole, name: str, trail: Trail) -> Iterator[Flaw]:
    known, rating = whole.scheme.standings, whole.scheme.standings.get(name)
    of_one = name in whole.standings and name not in whole.names("standings")
    if of_one or (name in known and not (isinstance(rating, Rating) and len(rating.raters) > 1)):
        yield Flaw(f"'{name}' is not a rating by several raters", trail, "Name one of kind: rating.")


def _facts(whole: Whole) -> Iterator[Flaw]:
    facts, known = whole.scheme.facts, {name: whole.names(name) for name in ("feeds", "consequences")}
    for what, ids in known.items():
        for id in getattr(facts, what):
            if id not in ids:
                yield unknown(what.removesuffix("s"), id, ids, ("facts", what, id), at_key=True)
    recipients = whole.names("facts", "recipients")
    for name, purpose in facts.purposes.items():
        trail: Trail = ("facts", "purposes", name)
        named = {"feeds": purpose.feeds or (), "consequences": purpose.consequences or ()}
        for what, ids in named.items():
            for i, id in enumerate(ids):
                if id not in known[what]:
                    yield unknown(what.removesuffix("s"), id, known[what], (*trail, what, i))
        for i, id in enumerate(purpose.to):
            if id not in recipients:
                yield unknown("recipient", id, recipients, (*trail, "to", i))


def _when(whole: Whole, when: When, trail: Trail) -> Iterator[Flaw]:
    for name, states in when.items():
        yield from whole.missing_standing(name, (*trail, name))
        for i, state in enumerate(states):
            yield from whole.missing_state(name, state, (*trail, name, i))


def changeable(conduct: Conduct) -> tuple[str, ...]:
    """What a response can change: a conduct's rate, how closely it is watched, the reasons of its ends."""
    if isinstance(conduct, EventConduct):
        return ("rate", WATCHING)
    spell: SpellConduct = conduct
    return ("rate", WATCHING, *sorted({reason for rates in spell.rates.values() for reason in rates.ends}))
