"""Schemes drawn at random, written as files: what the density can carry, and the loader's own language.

Nobody's scheme: conducts, rates, points and tiers are keyed draws, so number n is the same scheme everywhere.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from goodstanding.core.keys import draw, stream_key

T = TypeVar("T")
SOURCES = {
    "DRAWN": {
        "title": "Drawn by keyed random numbers",
        "who": "this project",
        "year": 2026,
        "kind": "standard",
    }
}
STATED = {"basis": "stated", "confidence": "H", "source": "DRAWN", "at": "verify/drawn.py"}


class Dice:
    """Keyed draws, one after another."""

    def __init__(self, number: int) -> None:
        self._key, self._thrown = stream_key(number, "drawn scheme"), 0

    def share(self) -> float:
        """Uniform on 0..1."""
        self._thrown += 1
        return draw(self._key, self._thrown) / 4294967296

    def whole(self, low: int, high: int) -> int:
        """Uniform on low..high."""
        return low + int(self.share() * (high - low + 1))

    def scale(self, low: float, high: float) -> float:
        """Log-uniform, to three digits."""
        return float(f"{math.exp(math.log(low) + self.share() * math.log(high / low)):.3g}")

    def pick(self, from_: Sequence[T]) -> T:
        """One of them."""
        return from_[self.whole(0, len(from_) - 1)]


def number(value: float, unit: str) -> dict[str, Any]:
    """A quantity as the language writes it."""
    return {"value": value, "unit": unit, **STATED}


def write_scheme(folder: Path, n: int) -> str:
    """Write scheme `n` and its conducts into a catalogue folder; returns its id."""
    dice, id = Dice(n), f"zz_drawn_{n}"
    conducts = _conducts(dice, n)
    for conduct in conducts:
        _write(folder / "conducts" / f"{conduct['id']}.yaml", conduct)
    scheme = _scheme(dice, id, conducts)
    _write(folder / "schemes" / id / "scheme.yaml", scheme)
    _write(folder / "schemes" / id / "sources.yaml", SOURCES)
    return id


def _write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")


def _conducts(dice: Dice, n: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for i in range(dice.whole(4, 7)):
        spells = [c["id"] for c in found if c["form"] == "spell"]
        lasts = i == 0 if dice.share() < 0.5 else dice.share() < 0.25
        found.append(
            {
                "id": f"zz_drawn_{n}_{i}",
                "title": f"conduct {i} of drawn scheme {n}",
                "form": "spell" if lasts else "event",
                "topic": "civic",
                "legality": {
                    "domestic": "lawful",
                    "protected_by": [],
                    "because": "drawn, about nothing in the world",
                },
                **({"given": dice.pick(spells)} if spells and not lasts and dice.share() < 0.3 else {}),
                "leans": {"disposition": dice.whole(-1, 1), "means": dice.whole(-1, 1), "because": "drawn"},
                "rates": {
                    "any": _spell(dice)
                    if lasts
                    else {"acts": number(dice.scale(0.003, 0.3), "per_person_day")}
                },
                "data": ["civic"],
                "sources": SOURCES,
            }
        )
    return found


def _spell(dice: Dice) -> dict[str, Any]:
    rates: dict[str, Any] = {
        "starts": number(dice.scale(0.001, 0.02), "per_person_day"),
        "ends": {"over": number(dice.scale(2, 30), "per_year")},
    }
    return rates | ({"share": number(dice.scale(0.01, 0.3), "share")} if dice.share() < 0.5 else {})


def _scheme(dice: Dice, id: str, conducts: list[dict[str, Any]]) -> dict[str, Any]:
    lags = {f"feed_{i}": dice.pick([0, 0, dice.whole(1, 12)]) for i in range(dice.whole(1, 3))}
    feed_of = {c["id"]: dice.pick(list(lags)) for c in conducts}
    feed_of |= {c["id"]: feed_of[c["given"]] for c in conducts if "given" in c}
    sees: dict[str, Any] = {feed: {} for feed in lags}
    for conduct, feed in feed_of.items():
        sees[feed][conduct] = {
            "sensitivity": number(round(dice.share(), 3), "probability"),
            "false_positive": number(dice.scale(1e-5, 1e-2), "per_person_day"),
        }
    points = _points(dice, conducts)
    return {
        "id": id,
        "title": "A scheme drawn at random",
        "jurisdiction": "ZZ",
        "mechanism": "points and tiers, drawn",
        "compulsion": "none",
        "status": "control",
        "reading": "reviewed",
        "summary": "Drawn by keyed random numbers, to hold two engines against each other.",
        "subject": {"is": "person", "where": {"age_at_least": dice.pick([0, 18])}},
        "feeds": {
            feed: {"title": feed, "operator": "nobody", "data": "civic", "lag_days": number(lag, "days")}
            for feed, lag in lags.items()
        },
        "sees": {feed: seen for feed, seen in sees.items() if seen},
        "standings": {"points": points},
        **_participation(dice),
        "responses": _responses(dice, [c["id"] for c in conducts if lags[feed_of[c["id"]]] == 0], points),
    }


def _points(dice: Dice, conducts: list[dict[str, Any]]) -> dict[str, Any]:
    rules = {c["id"]: _rule(dice, c) for c in conducts if dice.share() < 0.85}
    rules = rules or {conducts[0]["id"]: number(-5, "points")}
    cuts = sorted({dice.whole(-60, 40) for _ in range(dice.whole(2, 4))}, reverse=True)
    tiers = [{"name": f"t{i}", "at_least": number(cut, "points")} for i, cut in enumerate(cuts)]
    bounds = {"floor": number(-80, "points"), "ceiling": number(60, "points"), "clip": "when_moved"}
    return {
        "kind": "score",
        "base": number(0, "points"),
        **(bounds if dice.share() < 0.5 else {}),
        "start": {"all": "base"},
        "rules": rules,
        "tiers": [*tiers, {"name": "last"}],
    }


def _rule(dice: Dice, conduct: dict[str, Any]) -> dict[str, Any]:
    value = dice.pick([-1, 1]) * dice.whole(1, 25)
    timing: dict[str, Any] = {}
    if conduct["form"] == "spell" and dice.share() < 0.5:
        timing = {"per": "month", "while": "spell"}
    elif conduct["form"] == "event" and "given" not in conduct and dice.share() < 0.3:
        timing = {"per": "month", "at_most": dice.whole(1, 3)}
    if dice.share() < 0.3:
        ends = {"from": number(value, "points"), "to": number(value + dice.whole(1, 6), "points")}
        return {**ends, "chosen_by": "clerk", **timing}
    return {**number(value, "points"), **timing}


def _participation(dice: Dice) -> dict[str, Any]:
    share = number(round(0.2 + 0.7 * dice.share(), 2), "share")
    return (
        {"participation": {"share": share, "refusers": "records_without_score"}} if dice.share() < 0.4 else {}
    )


def _responses(dice: Dice, prompt: list[str], points: dict[str, Any]) -> dict[str, Any]:
    names = [tier["name"] for tier in points["tiers"]]
    return {
        f"answer_{conduct}": {
            "conduct": conduct,
            "changes": "rate",
            "when": {"points": dice.pick([names[:1], names[1:], names[-1:]])},
            "ratio": number(dice.scale(0.4, 2.0), "ratio"),
        }
        for conduct in prompt
        if dice.share() < 0.5
    }
