"""From the names in an arm to protections: what each covers in this scheme, and its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.model.arm import Named
from goodstanding.model.prepared import Case
from goodstanding.model.protection import Protection
from goodstanding.protections.by_law import by_law, law_names
from goodstanding.protections.reach import Reach, domains_of, feeds_of, meant, protection
from goodstanding.safeguards.base import switches

EACH = "+each"


def protections_of(case: Case) -> tuple[Protection, ...]:
    """Every protection that the arm of a case names, each under a name of its own.

    A law reaches what its clauses reach in the scheme, as if the scheme lay where the law holds. Raises
    RequestProblem for a name that is neither a safeguard nor a law, or a part that is not there.
    """
    found: list[Protection] = []
    for named in case.arm.protections:
        if named.name in switches():
            found.append(_own(case, named))
        elif named.name in law_names():
            found += by_law(case, named)
        else:
            known = [*switches(), *law_names()]
            raise RequestProblem(
                Problem(f"no safeguard or law '{named.name}'", hint=offer(named.name, known, most=60))
            )
    return _under_own_names(found)


def _own(case: Case, named: Named) -> Protection:
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

    Those that only bear on others, or only count money, are left out: by themselves they change nothing.
    """
    alone = [id for id, switch in switches().items() if switch.safeguard.alone]
    found: list[str] = []
    for arm in arms:
        plain = arm.removesuffix(EACH)
        found += [plain, *(f"{plain}+{id}" for id in alone)] if plain != arm else [arm]
    return list(dict.fromkeys(found))


def told(case: Case) -> tuple[str, ...]:
    """One sentence for each safeguard and law that the arm names: what it comes to in this scheme."""
    return tuple(_told(case, named) for named in case.arm.protections)


def _told(case: Case, named: Named) -> str:
    if named.name in switches():
        return f"+{named.text}: {switches()[named.name].safeguard.does}"
    own = [one for one in case.protections if one.clauses and one.name.partition(".")[0] == named.name]
    if not own:
        return f"+{named.text} reaches nothing here: no clause that asks for a safeguard is engaged."
    parts = (f"{one.safeguard} ({', '.join(_clause(one, id) for id in one.clauses)})" for one in own)
    return f"+{named.text}, as if the scheme lay where it holds: {'; '.join(parts)}."


def _clause(protection: Protection, id: str) -> str:
    return f"{id}, if what is open turns out so" if id in protection.open else id
