"""The path of a number in words that a reader can follow."""

from __future__ import annotations

from goodstanding.model.case import Case

LEAVES = {
    "lag_days": "days from act to record",
    "coverage": "share of acts reached",
    "sensitivity": "share of acts that leave a record",
    "false_positive": "records of no act",
    "by_group.sensitivity": "acts seen in the smaller group over those in the larger",
    "by_group.false_positive": "records of no act in the smaller group over those in the larger",
    "enforced": "share really applied",
    "take_up": "share of records disputed",
    "delay_days_from": "shortest time to a decision on a dispute",
    "delay_days_to": "longest time to a decision on a dispute",
    "success_if_wrong": "success of disputes about a false record",
    "success_if_right": "success of disputes about a true record",
    "early_exit.per_year": "rate of leaving early",
    "extended.share": "share with a longer term",
    "extended.days": "length of the longer term",
    "removed_late.share": "share of removals that come late",
    "removed_late.days": "days by which they come late",
    "start.share": "share on it at the start",
    "start.number": "live records of it per subject at the start",
    "start.mean_days_in": "days on it already at the start",
    "records.share": "share with a live record at the start",
    "records.mean_days_in": "days that they have had it at the start",
    "per_year": "rate of entry",
    "after_days": "days before it takes effect",
    "exit_days": "days from the end of the reason to removal",
    "keep_days": "days that a record counts",
    "unfounded_days": "days that an entry about nothing stands",
    "participation.share": "share of people who take part",
    "spill.share": "share of household members reached",
    "ratio": "how strongly conduct changes",
    "starts": "how often it starts",
    "acts": "how often it happens",
    "at_least": "points needed for grade",
    "encounters.rate": "how often",
    "income_gradient": "growth with income",
    "behaviour.disposition": "how far conduct differs with disposition",
    "behaviour.means": "how far conduct differs with means",
    "adapt.trust": "what doing as a scheme asks is worth by itself",
    "hide.by_means": "how the ease of hiding moves with means",
    "exit.burden": "how much sooner a burden makes one leave for good",
    "exit.reward": "how much sooner a reward makes one leave for good",
    "groups.share": "share of the smaller group",
    "groups.by_community": "how far communities differ in group",
    "groups.by_income": "how the smaller group's share moves with income",
    "newcomers": "share resident less than a year",
    "communities.size": "persons in a community",
}
"""Words for the end of a path: its last step, or a section of it and its last step."""


def describe(case: Case, path: str) -> str:
    """A number's path in words: "Records of no act: loan or card arrears (banks)".

    A path that has no words of its own is told by its last steps, never refused.
    """
    steps = path.split(".")
    if steps[0] == "timeline":
        return f"{describe(case, '.'.join(steps[2:]))} (from {steps[1]})"
    if steps[0] == "safeguards":
        *whose, number = (step.replace("_", " ") for step in steps[1:])
        return _capital(f"{number}: {', '.join(reversed(whose))}")
    leaf, subject = _leaf(steps), _subject(case, steps)
    return _capital(f"{leaf}: {_lower(subject)}" if subject else leaf)


def _leaf(steps: list[str]) -> str:
    last = steps[-1]
    if steps[0] == "society" and (told := _of_firms(steps[1:])):
        return told
    if steps[0] == "conducts" and steps[-2] == "dated":
        return f"how often it happens from {last} on"
    if steps[0] == "conducts" and steps[-2] == "ends":
        return f"how fast it ends, {last.replace('_', ' ')}"
    if steps[:2] == ["society", "households"]:
        return f"share of households of {last}"
    if steps[0] == "standings" and len(steps) == 4 and steps[2] == "rules":
        return "points"
    if steps[0] == "standings" and steps[2:3] == ["direct"]:
        return "days held down"
    sections = [f"{step}.{last}" for step in reversed(steps[:-1]) if f"{step}.{last}" in LEAVES]
    return LEAVES[sections[0]] if sections else LEAVES.get(last, last.replace("_", " "))


def _of_firms(steps: list[str]) -> str:
    """A number of a society of firms in words; empty for any other."""
    match [step.replace("_", " ") for step in steps]:
        case ["sectors", sector, "share"]:
            return f"share of firms in {sector}"
        case ["sectors", sector, "sizes", size]:
            return f"share of {size} firms in {sector}"
        case ["sizes", size, "jobs"]:
            return f"jobs in a {size} firm"
        case ["owners", "shares", many]:
            return f"share of owners with {many} {'firm' if many == '1' else 'firms'}"
        case ["regions", "size"]:
            return "firms in a region"
        case ["ties", "share"]:
            return "share of firms with ties"
        case _:
            return ""


def _subject(case: Case, steps: list[str]) -> str:
    scheme, head = case.scheme, steps[0]
    if head == "conducts":
        return _conduct(case, steps[1])
    if head == "sees":
        feed = scheme.feeds[steps[1]].title if steps[1] in scheme.feeds else steps[1]
        return f"{_conduct(case, steps[2])} ({_lower(feed)})"
    if head == "feeds" and steps[1] in scheme.feeds:
        return scheme.feeds[steps[1]].title
    if head == "consequences" and steps[1] in scheme.consequences:
        return scheme.consequences[steps[1]].title
    if head == "responses":
        return steps[1].replace("_", " ")
    if head == "society" and steps[1] == "encounters":
        return case.society.encounters[steps[2]].title if steps[2] in case.society.encounters else steps[2]
    if head == "standings" and steps[2] in ("entries", "rules", "direct", "tiers"):
        return steps[3].replace("_", " ") if steps[2] == "tiers" else _conduct(case, steps[3])
    if head == "standings" and steps[2] == "start" and steps[3] in ("records", "direct"):
        return _conduct(case, steps[4])
    return ""


def _conduct(case: Case, id: str) -> str:
    return case.conducts[id].title if id in case.conducts else id.replace("_", " ")


def _lower(text: str) -> str:
    """Without its capital, unless it is an abbreviation."""
    return (
        text if text[1:2].isupper() or text[1:2].isdigit() or len(text) == 1 else text[:1].lower() + text[1:]
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
