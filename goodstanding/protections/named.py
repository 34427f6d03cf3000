"""From the names in an arm to protections: what each covers in this scheme, and its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.model.arm import Named
from goodstanding.model.prepared import Case
from goodstanding.model.protection import Protection
from goodstanding.protections.by_law import by_law, law_names, stops_at
from goodstanding.protections.reach import Reach, domains_of, feeds_of, meant, protection
from goodstanding.safeguards.base import switches

EACH = "+each"


def protections_of(case: Case) -> tuple[Protection, ...]:
    """Every protection that the arm of a case names, each under a name of its own.

    A law reaches what its clauses reach in the scheme, as if the scheme lay where the law holds. Raises
    RequestProblem for a name that is neither a safeguard nor a law, or a part that is not there.
    """
    found: list[Protection] = []
    for named in _once(case.arm.protections):
        if named.name in switches():
            found.append(_own(case, named))
        elif named.name in law_names():
            found += by_law(case, named)
        else:
            raise RequestProblem(_nothing_named(named))
    return _under_own_names(found)


def _once(named: Sequence[Named]) -> Sequence[Named]:
    again = next((one.text for i, one in enumerate(named) if one in named[:i]), None)
    if again is not None:
        raise RequestProblem(Problem(f"'+{again}' stands twice in one arm", hint="Leave one of them out."))
    return named


def _nothing_named(named: Named) -> Problem:
    if f"+{named.name}" == EACH:
        hint = "Write ID+each, or name the safeguards one by one."
        return Problem(f"'+{named.text}': '{EACH}' ends an arm and takes nothing else", hint=hint)
    known = [*switches(), *law_names()]
    return Problem(f"no safeguard or law '{named.name}'", hint=offer(named.name, known, most=60))


def _own(case: Case, named: Named) -> Protection:
    if named.own_dates:
        hint = "Write +NAME@2024-03-01..2024-09-30; only a law has dates of its own."
        raise RequestProblem(Problem(f"'+{named.text}': a safeguard has no dates of its own", hint=hint))
    safeguard = switches()[named.name].safeguard
    reach = meant(case, safeguard, _reach(case, named) if named.part else Reach())
    return protection(named, safeguard.id, safeguard, reach)


def _reach(case: Case, named: Named) -> Reach:
    """What a word after the colon names: a feed, a kind of data, a conduct, a consequence or a domain."""
    feeds, domains = feeds_of(case), domains_of(case)
    words: dict[str, Reach] = {}
    for id, data in feeds.items():
        words[data] = Reach(feeds=frozenset(f for f, d in feeds.items() if d == data))
        words[id] = Reach(feeds=frozenset((id,)))
    words |= {id: Reach(conducts=frozenset((id,))) for id in case.conducts}
    for domain in domains.values():
        words[domain] = Reach(consequences=frozenset(c for c, d in domains.items() if d == domain))
    words |= {id: Reach(consequences=frozenset((id,))) for id in domains}
    if named.part not in words:
        message = f"'{case.scheme.id}' has no '{named.part}' that '{named.name}' could cover"
        raise RequestProblem(Problem(message, hint=offer(named.part, words, most=40)))
    return words[named.part]


def _under_own_names(found: Iterable[Protection]) -> tuple[Protection, ...]:
    """A second protection of the same name becomes NAME_2."""
    seen: dict[str, int] = {}
    out: list[Protection] = []
    for one in found:
        seen[one.name] = seen.get(one.name, 0) + 1
        out.append(one if seen[one.name] == 1 else replace(one, name=f"{one.name}_{seen[one.name]}"))
    return tuple(out)


def one_at_a_time(arms: Iterable[str]) -> list[str]:
    """Arms with each `ARM+each` as ARM, then ARM with one safeguard after the other.

    Those that only bear on others, or only count money, are left out: by themselves they change nothing. What
    an `+each` brings in is there once; an arm that is named twice otherwise is meant twice.
    """
    alone = [id for id, switch in switches().items() if switch.safeguard.alone]
    found: list[str] = []
    brought: set[str] = set()
    for arm in arms:
        plain = arm.removesuffix(EACH)
        one_each = [plain, *(f"{plain}+{id}" for id in alone)] if plain != arm else []
        found += [one for one in one_each if one not in found]
        brought.update(one_each)
        if not one_each and arm not in brought:
            found.append(arm)
    return found


def told(case: Case) -> tuple[str, ...]:
    """One sentence for each safeguard and law that the arm names: what it comes to in this scheme."""
    return tuple(_told(case, named) for named in case.arm.protections)


def _told(case: Case, named: Named) -> str:
    if named.name in switches():
        return f"+{named.text}: {switches()[named.name].safeguard.does}"
    own = [one for one in case.protections if one.clauses and one.name.partition(".")[0] == named.name]
    if not own:
        stops = stops_at(case, named)
        why = f"; most stop at: {'; '.join(stops)}" if stops else ""
        return f"+{named.text} reaches nothing here: no clause that asks for a safeguard is engaged{why}."
    parts = (f"{one.safeguard} ({', '.join(one.clauses)}{_days(one)})" for one in own)
    opened = list(dict.fromkeys(id for one in own for id in one.open))
    dated = named.own_dates or named.since or named.until
    where = "as if the scheme lay where it holds" + ("" if dated else ", on every day of the run")
    only = f". Only if what is open turns out so: {', '.join(opened)}" if opened else ""
    return f"+{named.text}, {where}: {'; '.join(parts)}{only}."


def _days(protection: Protection) -> str:
    since = f" from {protection.since}" if protection.since else ""
    until = f" until {protection.until - timedelta(1)}" if protection.until else ""
    return f",{since}{until}" if since or until else ""
