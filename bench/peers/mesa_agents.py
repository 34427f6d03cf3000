"""W in Mesa as its manual teaches it: a model, one object a person, `agents.do("step")`."""

from __future__ import annotations

import mesa

from bench.record import DID, RECORDED, WRONGFUL, Record
from bench.workload import (
    CONDUCTS,
    DETECT,
    FIRST_SCORE,
    FIRST_SPREAD,
    GROUPS,
    POINTS,
    TIERS,
    TOP_SCORE,
    TRAITS,
    WRONG,
    company,
    probabilities,
)

RATES = list(zip(DETECT.tolist(), WRONG.tolist(), POINTS.tolist(), strict=True))


class Person(mesa.Agent):
    """One person: group and trait for good, a score that moves."""

    def __init__(self, model: Society, group: int) -> None:
        super().__init__(model)
        self.group = group
        self.trait = self.random.randrange(TRAITS)
        self.score = FIRST_SCORE + self.random.randrange(FIRST_SPREAD)

    def step(self) -> None:
        """One day."""
        score, draw, model = self.score, self.random.random, self.model
        tier = (score >= 300) + (score >= 450) + (score >= 600) + (score >= 750)
        model.people[tier][self.group] += 1
        did, recorded, wrongful = (kind[tier][self.group] for kind in model.counts)
        chances = model.acts[self.trait][tier]
        for conduct, (detect, wrong, points) in enumerate(RATES):
            if draw() < chances[conduct]:
                did[conduct] += 1
                if draw() < detect:
                    recorded[conduct] += 1
                    score += points
            elif draw() < wrong:
                wrongful[conduct] += 1
                score += points
        self.score = score = min(TOP_SCORE, max(0, score))
        model.scores[self.group] += score


class Society(mesa.Model):
    """All people, the day's chances and the day's counts."""

    def __init__(self, people: int, days: int, seed: int) -> None:
        super().__init__(seed=seed)
        self.day = 0
        self.record = Record.empty(days)
        for number in range(people):
            Person(self, number * GROUPS // people)

    def step(self) -> None:
        """One day of everyone."""
        factors = company(self.record.shares(self.day - 1)) if self.day else 1.0
        self.acts = probabilities(factors).transpose(1, 2, 0).tolist()
        self.people = [[0] * GROUPS for _ in range(TIERS)]
        self.counts = [[[[0] * CONDUCTS for _ in range(GROUPS)] for _ in range(TIERS)] for _ in range(3)]
        self.scores = [0] * GROUPS
        self.agents.do("step")
        self.record.people[self.day] = self.people
        for kind in (DID, RECORDED, WRONGFUL):
            self.record.counts[self.day, kind] = self.counts[kind]
        self.record.scores[self.day] = self.scores
        self.day += 1


def run(people: int, days: int, seed: int) -> Record:
    """`people` (a multiple of 8) live under W for `days` days."""
    society = Society(people, days, seed)
    for _ in range(days):
        society.step()
    return society.record
