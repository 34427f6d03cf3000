"""The bank of real cases that lies beside a checkout: scored, never read by a rule."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from goodstanding.core.registry import walk
from goodstanding.rules.clause import Law
from goodstanding.rules.reading import read_facts
from goodstanding.rules.screen import screen_path
from goodstanding.rules.vocabulary import FACTS

BANK = Path(__file__).parents[3] / "shared" / "reference" / "cases.jsonl"


def laws() -> tuple[Law, ...]:
    """Every law of the folder."""
    return tuple(module.LAW for module in walk("goodstanding.laws").values())


def cases(*confidence: str) -> list[dict[str, Any]]:
    """Cases of these confidences."""
    lines = BANK.read_text().splitlines() if BANK.exists() else []
    found = [json.loads(line) for line in lines if line]
    return [case for case in found if case["confidence"] in confidence]


def scored(case: dict[str, Any], *, without: frozenset[str] = frozenset()) -> list[tuple[str, str, str]]:
    """(rule, expected, answered) of a case, the facts `without` removed; "" where no law has the rule."""
    facts = {name: value for name, value in case["facts"].items() if name not in without}
    given = read_facts({"jurisdiction": case["jurisdiction"], **facts})
    found = {finding.rule: finding.status for finding in screen_path(given, laws())}
    return [(rule, status, found.get(rule, "")) for rule, status in case["expect"].items()]


def main(arguments: list[str]) -> None:
    """Print the misses of the rules that begin with the words given; `--removed`: without judgment facts."""
    hidden = "--removed" in arguments
    removed = frozenset(fact.name for fact in FACTS.values() if fact.judgment and hidden)
    prefixes = tuple(word for word in arguments if not word.startswith("-")) or ("",)
    for case in cases("high", "medium", "low"):
        for rule, expected, answered in scored(case, without=removed):
            if expected != answered and rule.startswith(prefixes):
                told = f"{expected} expected, {answered or '-'} given"
                print(f"{case['id']} ({case['confidence']}) {rule}: {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
