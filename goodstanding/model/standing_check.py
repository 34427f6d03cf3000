"""Standings against feeds and conducts: every rule is about something that is seen, and can apply to it."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.core.errors import Flaw
from goodstanding.model.conduct import Conduct, EventConduct, SpellConduct
from goodstanding.model.located import Trail
from goodstanding.model.passes import Ground, Pass
from goodstanding.model.rating import Rating, rater_standing
from goodstanding.model.register import Entry, Register
from goodstanding.model.score import Score
from goodstanding.model.stock import Stock
from goodstanding.model.whole import Whole


def standing_flaws(whole: Whole) -> Iterator[Flaw]:
    """Rules and entries that can never apply, or that ask of a conduct what its form has not."""
    for name, standing in whole.scheme.standings.items():
        trail = ("standings", name)
        if isinstance(standing, Score):
            yield from _score(whole, standing, trail)
        elif isinstance(standing, Rating):
            yield from _raters(whole, name, standing, trail)
        else:
            yield from _grounds(whole, standing, trail)


def _raters(whole: Whole, name: str, rating: Rating, trail: Trail) -> Iterator[Flaw]:
    for i, rater in enumerate(rating.raters):
        own = rater_standing(name, rater)
        if own in whole.scheme.standings:
            hint = "Give one of the two another name."
            yield Flaw(f"'{own}' is a standing of its own already", (*trail, "raters", i), hint)


def _score(whole: Whole, score: Score, trail: Trail) -> Iterator[Flaw]:
    for conduct, rule in score.rules.items():
        here = (*trail, "rules", conduct)
        yield from _unseen(whole, conduct, here, at_key=True)
        if rule.while_ and isinstance(whole.around.conduct_or_none(conduct), EventConduct):
            hint = "Write per: month with at_most: 1."
            yield Flaw(f"'{conduct}' is an event and has no spell", (*here, "while"), hint, at_key=True)
    for conduct in score.direct or {}:
        yield from _unseen(whole, conduct, (*trail, "direct", conduct), at_key=True)
    for kind in ("records", "direct"):
        stock: dict[str, Stock] = getattr(score.start, kind, None) or {}
        for conduct, held in stock.items():
            if held.number:
                yield from _of_a_spell(whole, conduct, (*trail, "start", kind, conduct, "number"))


def _of_a_spell(whole: Whole, id: str, trail: Trail) -> Iterator[Flaw]:
    conduct = whole.around.conduct_or_none(id)
    hint = "Write 'share' and 'mean_days_in'."
    if isinstance(conduct, SpellConduct):
        yield Flaw(f"'{id}' is a spell: 'number' is of an event", trail, hint, at_key=True)
    elif conduct and conduct.given:
        message = f"'{id}' happens only inside '{conduct.given}': 'number' is of an event that anyone may do"
        yield Flaw(message, trail, hint, at_key=True)


def _grounds(whole: Whole, standing: Register | Pass, trail: Trail) -> Iterator[Flaw]:
    key = "grounds" if isinstance(standing, Pass) else "entries"
    named = standing.grounds if isinstance(standing, Pass) else standing.entries
    for ground, entry in named.items():
        here = (*trail, key, ground)
        yield from _unseen(whole, entry.when, (*here, "when"), at_key=False)
        yield from _of_an_event(whole.around.conduct_or_none(entry.when), entry, here)
        if entry.until and not entry.unfounded_days and whole.seen.get(entry.when):
            hint = "A feed may invent a record of it; say how long an entry about nothing stands."
            yield Flaw("'unfounded_days' is missing in this entry", here, hint, at_key=True)


def _of_an_event(conduct: Conduct | None, entry: Entry | Ground, trail: Trail) -> Iterator[Flaw]:
    if not isinstance(conduct, EventConduct):
        return
    hint = "Only a conduct of form: spell lasts; give keep_days for an event."
    for key in ("per_year", "until"):
        if getattr(entry, key):
            yield Flaw(f"'{conduct.id}' is an event: '{key}' needs a spell", (*trail, key), hint, at_key=True)


def _unseen(whole: Whole, conduct: str, trail: Trail, *, at_key: bool) -> Iterator[Flaw]:
    yield from whole.missing_conduct(conduct, trail, at_key=at_key)
    if conduct in whole.conducts and conduct not in whole.seen:
        hint = "Add it under sees.<feed>."
        yield Flaw(f"no feed sees '{conduct}', so this never applies", trail, hint, at_key)
