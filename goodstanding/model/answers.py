"""How people answer to a scheme, in the human form: one section of a behaviour for each mechanism."""

from __future__ import annotations

from typing import Literal

from goodstanding.core.place import Count, Days, LogRatio, Probability, Ratio, Share
from goodstanding.core.quantity import Form
from goodstanding.model import machine


class Act(Form):
    """Conduct answers to what is at stake."""

    burden: Share
    """Relative fall of a penalised conduct that is sure to be seen, at first."""
    reward: Ratio
    """Relative rise of a rewarded conduct that is sure to be seen, at first."""
    certainty: Ratio
    """Elasticity of the effect in the probability of being seen."""
    severity: Ratio
    """Elasticity of the effect in what is at stake at the present score."""
    averse: Share
    """Share who do the opposite of what they are pushed to."""
    half_life: Days
    """Days in which half of what fades has faded."""
    lasting: Share
    """Share of the effect that does not fade."""
    access: Ratio | None = None
    """Relative rise, at first, of a conduct that opens what is denied; left out: as `reward`."""
    ahead: Days | None = None
    """Days before a scheme begins in which people answer to it already; left out: none."""
    after: Share | None = None
    """Share of the effect that goes on, and on fading, when a scheme ends; left out: none."""

    def resolved(self) -> machine.Incentive:
        """As the engine takes it."""
        return machine.Incentive(
            burden=self.burden.value,
            reward=self.reward.value,
            certainty=self.certainty.value,
            severity=self.severity.value,
            averse=self.averse.value,
            half_life_days=max(1, int(self.half_life.value)),
            lasting=self.lasting.value,
            access=self.access.value if self.access else None,
            ahead_days=int(self.ahead.value) if self.ahead else 0,
            after=self.after.value if self.after else 0.0,
        )


class Chill(Form):
    """Protected expression is held back (Daymude, Axelrod and Forrest; the citizen's half)."""

    boldness: Ratio
    """What showing a wish in full is worth."""
    tolerance: Share
    """How much of a wish people think goes unpunished."""
    severity: Ratio
    """How bad they think the punishment is; 0: nobody holds back."""
    aware: Share
    """Share of people who know that they are watched."""
    punished: Literal["uniform", "proportional"]
    """Alike for all that goes too far, or by how far it goes."""
    learn: Probability | None = None
    """Chance, in a month under a burden of the scheme, to come to know of the watching; left out: none."""
    hear: Ratio | None = None
    """People of the own community whom somebody under a burden tells of the watching in a month; left out:
    none."""
    justified: Share | None = None
    """Share of people who find the watching right; left out: 1."""
    opposed: Share | None = None
    """Share of the others who hold back all the same; left out: 1, they are as those who find it right."""

    def resolved(self) -> machine.Chill:
        """As the engine takes it."""
        return machine.Chill(
            boldness=self.boldness.value,
            tolerance=self.tolerance.value,
            severity=self.severity.value,
            aware=self.aware.value,
            proportional=self.punished == "proportional",
            learn=self.learn.value if self.learn else 0.0,
            hear=self.hear.value if self.hear else 0.0,
            justified=self.justified.value if self.justified else 1.0,
            opposed=self.opposed.value if self.opposed else 1.0,
        )


class Game(Form):
    """Effort moves from a rewarded conduct to its record."""

    stake: Probability
    """Chance that an act moves, of the person who finds it easiest; of others in proportion to their ease."""
    more: Probability
    """Chance that the effort saved makes a second record."""
    within: Count | None = None
    """Points below the next better state from which the person who finds it easiest moves every act, others
    from as many as their ease allows; left out: none."""

    def resolved(self) -> machine.Game:
        """As the engine takes it."""
        within = int(self.within.value) if self.within else 0
        return machine.Game(self.stake.value, self.more.value, within)


class Attend(Form):
    """Detection follows past finds (Ensign and others)."""

    past: Count
    """Finds that everybody is taken to have at first."""
    elsewhere: Count
    """Finds that draw attention away from a person; 0: everybody is always looked at."""
    corrected: Literal["by_how_seldom_one_looks", "not"]
    """Whether a find counts by how seldom one looks."""

    def resolved(self) -> machine.Attend:
        """As the engine takes it."""
        return machine.Attend(int(self.past.value), int(self.elsewhere.value), self.corrected != "not")


class Bear(Form):
    """Lost access becomes hardship: lower means, and fewer disputes. Others who read a standing add to it."""

    worse: Probability
    """Chance a month under a burden to fall by one income fifth."""
    better: Probability
    """Chance a month without one to come back by one fifth, to where one was."""
    silence: Share
    """Share of disputes that are not brought, for each fifth fallen."""
    shunned: Probability | None = None
    """Chance a month to fall by one fifth while named in public for the worse, as customers, lenders or
    neighbours turn away; left out: none."""
    sought: Probability | None = None
    """Chance a month to rise by one fifth under a reward, as they turn to whom it praises; left out: none."""

    def resolved(self) -> machine.Bear:
        """As the engine takes it."""
        return machine.Bear(
            worse=self.worse.value,
            better=self.better.value,
            silence=self.silence.value,
            shunned=self.shunned.value if self.shunned else 0.0,
            sought=self.sought.value if self.sought else 0.0,
        )


class Adapt(Form):
    """People follow each other (Brock and Durlauf; Kuran)."""

    peers: Ratio
    """Weight of the others' mean choice; above 1 two norms can hold themselves."""
    trust: LogRatio
    """What doing as a scheme asks is worth by itself; below 0 where it puts people off."""
    reach: Share
    """How far the norm moves a rate either way; 0: no norm."""
    conformity: Ratio
    """Of punished expression: weight of what others show; 0: none."""
    leaning: LogRatio
    """Mean of what showing it is worth in private."""
    spread: Ratio
    """Standard deviation of it."""
    near: Share | None = None
    """Weight of the own community among the others who are seen, against all of society; left out: 0, all of
    society alike."""
    uneven: Ratio | None = None
    """How far the trust of a community lies from `trust` at most, either way; left out: 0."""

    def resolved(self) -> machine.Adapt:
        """As the engine takes it."""
        return machine.Adapt(
            peers=self.peers.value,
            trust=self.trust.value,
            reach=self.reach.value,
            conformity=self.conformity.value,
            leaning=self.leaning.value,
            spread=max(0.001, self.spread.value),
            near=self.near.value if self.near else 0.0,
            uneven=self.uneven.value if self.uneven else 0.0,
        )
