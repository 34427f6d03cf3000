"""What follows for the law from each part of a scheme file: the whole, a feed, a consequence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goodstanding.model.conduct import Conduct
from goodstanding.model.consequence import Consequence
from goodstanding.model.scheme import Scheme
from goodstanding.model.standing import readable
from goodstanding.rules import scheme_words as words
from goodstanding.rules.contexts import OF_CONSEQUENCE, OF_DATA
from goodstanding.rules.given import Stated
from goodstanding.rules.reaches import LIFETIME_YEARS, years_kept
from goodstanding.rules.weight import in_proportion, severity_of

Told = dict[str, Stated]
MINOR = 18


def of_whole(scheme: Scheme, feeds: Iterable[str] | None = None, standing: str | None = None) -> Told:
    """Who runs it, whom it rates, whether one can stay out, and whether anybody is heard.

    `feeds`: those of one entry, where several are joined; `standing`: the one whose records may be disputed;
    None: all.
    """
    heard = _is_heard(scheme, standing)
    of_persons, of_others = "person" in scheme.subject.is_, set(scheme.subject.is_) != {"person"}
    whom = "both" if of_persons and of_others else "person" if of_persons else "business"
    told: Told = {
        "subject": Stated(whom, "scheme: subject"),
        "scores_persons": Stated(bool(scheme.standings) and of_persons, "scheme: subject and standings"),
        "hearing": Stated("after", "scheme: contest") if heard else _unheard("none"),
    }
    if scheme.standings and of_persons:
        told["identifier_retrieval"] = Stated(True, "scheme: a standing is kept for each person")
    if not heard:
        told["independent_review"] = _unheard(False)
        told["contest_days"] = _unheard(0.0)
    if scheme.subject.where.age_below and scheme.subject.where.age_below <= MINOR:
        told["subject_group"] = Stated(frozenset({"minor"}), "scheme: subject")
    if scheme.aim and scheme.aim.kind in words.PURPOSES:
        told["purpose"] = Stated(words.PURPOSES[scheme.aim.kind], "scheme: aim")
    return told | _participation(scheme) | _operator(scheme, scheme.feeds if feeds is None else feeds)


def _is_heard(scheme: Scheme, standing: str | None) -> bool:
    own = bool(scheme.contests) if standing is None else standing in scheme.contests
    return own or scheme.contest is not None


def _unheard(value: str | float | bool) -> Stated:
    return Stated(value, "scheme: no contest")


def _participation(scheme: Scheme) -> Told:
    """Who must take part; where both are said of one file, a share that takes part says which holds."""
    choice = scheme.compulsion
    if choice == "mixed":
        choice = "voluntary" if scheme.participation else "mandatory"
    if choice == "none":
        return {}
    told: Told = {"participation": Stated(choice, "scheme: compulsion")}
    if choice == "mandatory":
        told["consent"] = Stated("none", "scheme: compulsion")
    return told


def _operator(scheme: Scheme, feeds: Iterable[str]) -> Told:
    """The operator, where all who collect are alike; a state behind a private one is never ruled out."""
    collectors = {scheme.feeds[id].operator for id in feeds}
    kinds = {words.operator_of(word, scheme.jurisdiction) for word in collectors}
    told: Told = {}
    if len(kinds) == 1 and (kind := kinds.pop()) is not None:
        told["operator"] = Stated(kind, "scheme: who collects")
    if len(collectors) == 1 and (role := words.role_of(collectors.pop())):
        told["operator_role"] = Stated(frozenset({role}), "scheme: who collects")
    return told


def of_feed(
    scheme: Scheme, id: str, seen: tuple[Conduct, ...], operator_roles: frozenset[str] | None
) -> Told:
    """What data, from where, and whether another than the operator collects it.

    `seen`: conducts of this feed that lead on; `operator_roles`: None where they are not known.
    """
    feed = scheme.feeds[id]
    told: Told = {}
    if found := words.data_of(feed.data):
        kind, context = found
        told["data"] = Stated(frozenset({kind}), "feed: data")
        if context:
            told["source_context"] = Stated(frozenset({context}), "feed: data")
    if topics := frozenset(words.OF_TOPIC[c.topic] for c in seen if c.topic in words.OF_TOPIC):
        kinds = told["data"].value if "data" in told else frozenset[str]()
        assert isinstance(kinds, frozenset)
        told["data"] = Stated(kinds | topics, "feed: data, and what the conducts that it sees are about")
    if protected := [conduct for conduct in seen if conduct.legality.protected_by]:
        first = protected[0]
        reason = f"conduct: {first.title.lower()} is protected by {first.legality.protected_by[0]}"
        told["protected_exercise"] = Stated(True, reason)
    return told | _collector(feed.operator, operator_roles)


def _collector(word: str, operator_roles: frozenset[str] | None) -> Told:
    role = words.role_of(word)
    if role is None or operator_roles is None:
        return {}
    if role in operator_roles:
        return {"collection": Stated("direct", "feed: the operator collects it")}
    another = f"feed: another body collects it ({word})"
    return {
        "operator_role": Stated(frozenset({role}), another),
        "collection": Stated("transfer", another),
        "disclosed_to_third_party": Stated(True, another),
    }


def drifted(told: Told) -> Told:
    """Whether data serves another end than it was gathered for: another body gathered it, in another part of
    life than what follows. Where both are alike, or a part of life is not known, it stays unknown.
    """
    moved = told.get("collection")
    source = _lies(told, "source_context", "data", OF_DATA)
    target = _lies(told, "target_context", "consequence", OF_CONSEQUENCE)
    if moved is None or moved.value != "transfer" or not source or not target or source & target:
        return {}
    return {"purpose_changed": Stated(True, f"{moved.origin}, in another part of life than what follows")}


def _lies(told: Told, context: str, kinds: str, table: Mapping[str, str]) -> frozenset[str]:
    """The parts of life that are stated, else those that the kinds say."""
    for name in (context, kinds):
        value = told[name].value if name in told else None
        if isinstance(value, frozenset):
            return value if name == context else frozenset(table[kind] for kind in value if kind in table)
    return frozenset()


def of_consequence(scheme: Scheme, part: Consequence) -> Told:
    """What follows, where, for whom it is worse, who decides, and how long records count towards it."""
    (standing_id,) = part.when
    standing = readable(scheme.standings)[standing_id]
    kind = words.kind_of(part.effect, part.domain)
    by_rule = part.decided_by == "rule"
    told: Told = {
        "consequence": Stated(frozenset({kind}), "consequence: effect and domain"),
        "detrimental": Stated(part.effect not in words.REWARDS, "consequence: effect"),
        "automatic_no_individual_review": Stated(by_rule, f"consequence: decided by {part.decided_by}"),
    }
    if by_rule:
        told["automation"] = Stated("solely", "consequence: decided by rule")
    if part.domain in words.TARGETS:
        target = frozenset({words.TARGETS[part.domain]})
        told["target_context"] = Stated(target, "consequence: domain")
    if part.effect == "publish":
        told["disclosed_to_third_party"] = Stated(True, "consequence: it is published")
    if standing.kind in ("score", "rating"):
        told["over_time"] = Stated(True, "standing: it gathers records over time")
    years = years_kept(standing)
    if years is not None:
        told["record_age_years"] = Stated(years, "standing: how long records count")
    return told


def only_kept() -> Told:
    """What follows where records lead to nothing."""
    return {
        "consequence": Stated(frozenset({"record_only"}), "scheme: the feed's records lead to nothing"),
        "detrimental": Stated(False, "scheme: the feed's records lead to nothing"),
    }


def weighed(scheme: Scheme, part: Consequence, wrongs: tuple[Conduct, ...], told: Told) -> Told:
    """Whether what follows is in proportion to the conducts behind it, where the ends of the scale decide.

    `wrongs`: those that made the standing worse; where only something undone did, there is none to weigh.
    """
    kinds = told["consequence"].value
    if not isinstance(kinds, frozenset) or not kinds:
        return {}
    (standing_id,) = part.when
    years = years_kept(readable(scheme.standings)[standing_id])
    for_ever = years is not None and years >= LIFETIME_YEARS
    steps = [severity_of(kind, part.effect, part.domain, for_ever=for_ever) for kind in kinds]
    severity = None if None in steps else max(step for step in steps if step is not None)
    found = in_proportion(severity, wrongs)
    told_by = "scheme: severity beside the mildest conduct that leads to it"
    return {} if found is None else {"proportionate": Stated(found, told_by)}
