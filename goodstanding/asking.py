"""The next question: the one unknown fact on which most of what is open turns, and what a reply settles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from goodstanding.core.errors import RequestProblem
from goodstanding.rules.given import Stated
from goodstanding.rules.of_scheme import Path
from goodstanding.rules.reading import read_facts
from goodstanding.rules.screen import Finding
from goodstanding.rules.vocabulary import FACTS
from goodstanding.screening import of_paths

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Question:
    """One fact to ask for. `of`: the feed or consequence that it is about, "" for the whole scheme.

    `rules`: those open now that turn on it; `open`: how many are open in all; `wrong`: what was not right
    with the last reply, "" at first.
    """

    fact: str
    asks: str
    values: tuple[str, ...]
    judgment: bool
    of: str
    rules: tuple[str, ...]
    open: int
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered; of a judgment, who judged and why."""

    value: str
    judged_by: str = ""
    why: str = ""


Asked = Callable[[Question], Reply | None]
"""Answers a question; None ends the asking."""
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answered:
    """The findings after the last reply, and the replies: (fact, what it is about) -> what was said."""

    findings: tuple[Finding, ...]
    replies: dict[Place, Reply]


def ask(found: list[Path], reply: Asked, as_of: date | None = None) -> Answered:
    """Ask one fact after the other until nothing turns on any, or a reply is None."""
    replies: dict[Place, Reply] = {}
    findings = of_paths(found, as_of)
    while (question := next_question(found, findings, replies)) is not None:
        said, stated = _until_right(question, reply)
        if said is None or stated is None:
            break
        replies[question.fact, question.of] = said
        found = [_with(path, question, stated) for path in found]
        findings = of_paths(found, as_of)
    return Answered(findings, replies)


def next_question(
    found: Iterable[Path], findings: Iterable[Finding], asked: Iterable[Place] = ()
) -> Question | None:
    """The unknown fact on which most open rules turn and that was not asked yet; None: there is none."""
    by_name = {path.name: path for path in found}
    turns: dict[Place, list[str]] = {}
    undecided = [one for one in findings if one.status == "undetermined" and not one.parts]
    for finding in undecided:
        for fact in finding.unknown:
            place = (fact, _about(fact, by_name[finding.path]))
            if place not in set(asked):
                turns.setdefault(place, []).append(finding.rule)
    if not turns:
        return None
    count = Counter({place: len(rules) for place, rules in turns.items()})
    (fact, of), _ = count.most_common(1)[0]
    known = FACTS[fact]
    values = ("true", "false") if known.kind == "tri" else known.values or ("a number",)
    return Question(fact, known.question, values, known.judgment, of, tuple(turns[fact, of]), len(undecided))


def _about(fact: str, path: Path) -> str:
    """The part of the scheme that a fact is about: facts of the whole and of the decision are of none."""
    return {"feed": path.feed, "consequence": path.consequence}.get(FACTS[fact].block, "")


def _until_right(question: Question, reply: Asked) -> tuple[Reply | None, Stated | None]:
    while True:
        said = reply(question)
        if said is None:
            return None, None
        try:
            return said, _stated(question.fact, said)
        except RequestProblem as problem:
            question = replace(question, wrong=str(problem))


def _stated(name: str, said: Reply) -> Stated:
    """The reply as a fact; a RequestProblem says what is allowed."""
    fact, text = FACTS[name], said.value.strip()
    value: object = text
    if text != UNKNOWN and fact.kind == "tri":
        value = {"true": True, "yes": True, "false": False, "no": False}.get(text.lower(), text)
    elif text != UNKNOWN and fact.kind == "number":
        value = float(text) if text.replace(".", "", 1).isdigit() else text
    elif text != UNKNOWN and fact.kind == "set":
        value = [word.strip() for word in text.strip("[]").split(",") if word.strip()]
    if fact.judgment and text != UNKNOWN:
        value = {"value": value, "judged_by": said.judged_by, "why": said.why}
    return replace(read_facts({name: value}).facts[name], origin=f"answered: {text}")


def _with(path: Path, question: Question, stated: Stated) -> Path:
    if question.of and question.of not in (path.feed, path.consequence):
        return path
    return replace(path, given=replace(path.given, facts={**path.given.facts, question.fact: stated}))


def as_yaml(replies: dict[Place, Reply]) -> str:
    """The replies as the `facts:` block of a scheme file."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for (fact, of), said in replies.items():
        where = f"{FACTS[fact].block}s" if of else "everywhere"
        blocks.setdefault((where, of), []).append(f"{fact}: {_entry(fact, said)}")
    told, above = ["facts:"], ""
    for (where, of), entries in sorted(blocks.items()):
        told += [f"  {where}:"] if where != above else []
        told += [f"    {of}:"] if of else []
        told += [f"    {'  ' if of else ''}{entry}" for entry in entries]
        above = where
    return "\n".join(told)


def _entry(fact: str, said: Reply) -> str:
    many = FACTS[fact].kind == "set" and said.value != UNKNOWN
    value = f"[{said.value.strip('[]')}]" if many else said.value
    if said.judged_by:
        return f'{{value: {value}, basis: judged, judged_by: "{said.judged_by}", why: "{said.why}"}}'
    return f'{{value: {value}, basis: assumed, because: "answered to screen --ask"}}'
