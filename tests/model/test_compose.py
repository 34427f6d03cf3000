"""Entries joined into one: each goes on as alone, what cannot be joined is refused by name."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from goodstanding.core.errors import FileProblem
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import Catalog, builtin_catalog
from goodstanding.model.json_schema import scheme_json_schema
from goodstanding.model.machine import Machine
from goodstanding.model.reader import parse
from goodstanding.model.resolve import resolve_machine

HEAD = """id: {id}
title: Joined
compose: {of}
jurisdiction: {place}
mechanism: as each alone
compulsion: mandatory
status: hypothetical
reading: provisional
summary: Entries side by side.
aim:
  says: as theirs
  who: {who}
  kind: order
  lawful: {{value: unknown, source: {who}}}
  measured_by: people_affected
"""
TAKE = """  take_up: {value: 0.4, unit: probability, basis: assumed, range: [0.3, 0.5], because: a reading}
"""
LISTS = ("cn_court_defaulters", "cn_joint_travel_bans")
START = date(2024, 1, 1)


def joined(
    folder: Path, of: str, more: str = "", *, id: str = "cn_joined", who: str = "cvrk_2022"
) -> Catalog:
    """The catalogue with one more entry."""
    place = folder / "schemes" / id
    place.mkdir(parents=True, exist_ok=True)
    head = HEAD.format(id=id, of=of, place=id[:2].upper(), who=who)
    (place / "scheme.yaml").write_text(head + more, encoding="utf-8")
    return builtin_catalog(folder)


def resolved(catalog: Catalog, arm: str) -> Machine:
    (case,) = make_cases(catalog, [arm])
    return resolve_machine(case, start=START)


def said(catalog: Catalog, id: str = "cn_joined") -> list[tuple[int | None, str, str]]:
    with pytest.raises(FileProblem) as caught:
        catalog.scheme(id)
    return [(one.line, one.message, one.hint or "") for one in caught.value.problems]


@pytest.mark.parametrize("id", ["cn_court_defaulters", "us_platform_accounts_coerced", "zz_no_claims_bonus"])
def test_one_entry_alone_is_that_entry(id: str, tmp_path: Path):
    name = f"{id[:2]}_joined"
    catalog = joined(tmp_path, f"[{id}]", id=name, who="cvrk_2022" if id[:2] != "zz" else "INSURER")
    if id[:2] == "zz":
        path = tmp_path / "schemes" / name / "scheme.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text[: text.index("aim:")].replace("hypothetical", "control"), encoding="utf-8")
    one, other = resolved(catalog, name), resolved(catalog, id)
    assert replace(one, id=other.id, title=other.title, drawn_as="") == other
    assert one.drawn_as == other.id


def test_the_order_of_the_list_does_not_matter(tmp_path: Path):
    one, other = (
        resolved(joined(tmp_path / way, f"[{', '.join(of)}]"), "cn_joined")
        for way, of in (("there", LISTS), ("back", LISTS[::-1]))
    )
    assert one == other


def test_each_rule_and_feed_is_that_of_its_entry(tmp_path: Path):
    both = resolved(joined(tmp_path, f"[{', '.join(LISTS)}]"), "cn_joined").periods[0]
    each = [resolved(builtin_catalog(), id).periods[0] for id in LISTS]
    assert set(both.observations) == {one for period in each for one in period.observations}
    assert set(both.responses) == {replace(one) for period in each for one in period.responses}
    goes = {
        replace(go, contest=replace(period.contest, again=False)) for period in each for go in period.goes
    }
    assert set(both.goes) == goes
    assert both.contest.take_up == 0


def test_an_id_that_several_have_is_written_with_its_entry(tmp_path: Path):
    scheme = joined(tmp_path, f"[{', '.join(LISTS)}]").scheme("cn_joined")
    assert {"cn_court_defaulters_flight", "cn_joint_travel_bans_flight", "school"} <= set(scheme.consequences)
    assert "flight" not in scheme.consequences
    assert scheme.consequences["cn_court_defaulters_flight"].when == {"list": ("listed",)}
    measured = {figure.id: figure.measure.consequence for figure in scheme.published}
    assert measured["flights_refused"] == "cn_court_defaulters_flight"
    assert "cvrk_2022" in scheme.sources
    drawn = {
        one.id: one.drawn_as
        for one in resolved(builtin_catalog(tmp_path), "cn_joined").periods[0].consequences
    }
    assert drawn["cn_joint_travel_bans_flight"] == "flight"
    assert drawn["school"] == ""


def test_what_is_stated_for_the_law_stays_with_its_entry(tmp_path: Path):
    facts = joined(tmp_path, f"[{', '.join(LISTS)}]").scheme("cn_joined").facts
    assert not facts.everywhere
    assert facts.purposes["enforcement"].facts["legal_basis"].value == "general_statute"
    assert facts.purposes["order"].facts["legal_basis"].value == "executive_only"
    assert facts.purposes["order"].feeds == ("carriers",)
    assert facts.purposes["order"].to == ("cn_joint_travel_bans_carriers",)


def test_the_file_writes_over_what_it_joins(tmp_path: Path):
    catalog = joined(tmp_path, f"[{', '.join(LISTS)}]", "contests:\n  list:\n  " + TAKE)
    scheme = catalog.scheme("cn_joined")
    assert scheme.contests["list"].take_up.value == 0.4
    assert scheme.contests["train_list"].take_up.value == 0.08


def test_its_reading_is_that_of_its_parts_unless_it_says_otherwise(tmp_path: Path):
    unread = "zz_ordinary_enforcement"
    changed = "contests:\n  list:\n  " + TAKE
    for n, (of, more, reading) in enumerate(
        [
            (LISTS, "", "reviewed"),
            ((LISTS[1], unread), "", "provisional"),
            (LISTS, changed, "provisional"),
        ]
    ):
        joined(tmp_path / str(n), f"[{', '.join(of)}]", more)
        path = tmp_path / str(n) / "schemes" / "cn_joined" / "scheme.yaml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("reading: provisional\n", ""), encoding="utf-8"
        )
        assert builtin_catalog(tmp_path / str(n)).scheme("cn_joined").reading == reading
    assert joined(tmp_path, f"[{', '.join(LISTS)}]").scheme("cn_joined").reading == "provisional"


def test_it_is_in_force_on_the_days_of_all_unless_it_says_otherwise(tmp_path: Path):
    ids = "[cn_court_defaulters, cn_joint_travel_bans]"
    period = joined(tmp_path / "one", ids).scheme("cn_joined").in_force
    assert period is not None
    assert (period.from_, period.until) == (date(2018, 5, 1), None)
    other = joined(tmp_path / "other", ids, "in_force: {from: 2020-01-01, until: 2020-12-31}\n")
    period = other.scheme("cn_joined").in_force
    assert period is not None
    assert (period.from_, period.until) == (date(2020, 1, 1), date(2020, 12, 31))


def test_records_are_pooled_only_where_the_file_says_so(tmp_path: Path):
    ids = "[de_debtor_register, de_schufa]"
    message = "'de_debtor_register' and 'de_schufa' cannot be joined: feeds of both see 'judgment_debt'"
    catalog = joined(tmp_path / "one", ids, id="de_joined")
    hint = "Write pooled: [judgment_debt] if such a record counts for both, whichever feed made it."
    assert said(catalog, "de_joined") == [(3, message, hint)]
    found = said(joined(tmp_path / "two", ids, "pooled: [judgment_deb]\n", id="de_joined"), "de_joined")
    assert found[-1][1] == "no two of the entries see 'judgment_deb'"
    assert found[-1][2].startswith("Did you mean 'judgment_debt'?")
    pooled = "pooled: [judgment_debt]\n"
    (found,) = said(joined(tmp_path / "three", ids, pooled, id="de_joined"), "de_joined")
    assert found[1:] == (
        "'judgment_debt' already responds to standing 'register'",
        "One conduct can respond to one standing. Leave one out, as with without: [responses.pressure].",
    )
    pooled += "without: [responses.pressure]\n"
    sees = joined(tmp_path / "four", ids, pooled, id="de_joined").scheme("de_joined").sees
    assert {"bailiff", "partners"} == {feed for feed, sight in sees.items() if "judgment_debt" in sight}


def test_what_is_left_out_is_gone_and_an_unknown_place_is_said(tmp_path: Path):
    ids = "[cn_court_defaulters, cn_joint_travel_bans]"
    scheme = joined(tmp_path / "one", ids, "without: [responses.deterrence]\n").scheme("cn_joined")
    assert set(scheme.responses) == {"pressure_to_pay"}
    found = said(joined(tmp_path / "two", ids, "without: [responses.deterence]\n"))
    assert [one[:2] for one in found] == [(16, "no place 'responses.deterence'")]
    assert found[0][2].startswith("Did you mean 'responses.deterrence'?")


@pytest.mark.parametrize(
    ("of", "line", "says", "hint"),
    [
        ("[cn_court_defaulter]", 3, "no scheme 'cn_court_defaulter'", "Did you mean"),
        ("[cn_joined]", 3, "an entry cannot be composed of itself", "Name other entries."),
        (
            "[cn_health_codes, cn_health_codes]", 3,
            "'cn_health_codes' is named twice", "Name each entry once.",
        ),
        ("[cn_health_codes, cn_other]", 3, "'cn_other' is itself composed", "Name the entries that"),
        (
            "[cn_court_defaulters, cn_tax_credit]", 3,
            "'cn_court_defaulters' and 'cn_tax_credit' cannot be joined: "
            "one is about persons, the other about firms",
            "Join entries about the same kind of subject.",
        ),
        (
            "[cn_joint_travel_bans, de_debtor_register]", 3,
            "'cn_joint_travel_bans' and 'de_debtor_register' cannot be joined: they live in CN and DE",
            "Join entries of one society; those of ZZ live in any.",
        ),
        (
            "[cn_joint_travel_bans, cn_health_codes]", 3,
            "'cn_joint_travel_bans' and 'cn_health_codes' cannot be joined: their 'subject' differs",
            "Write 'subject' in this file: it then holds for both.",
        ),
        (
            "[cn_joint_travel_bans, cn_xiamen_egret]", 3,
            "'cn_joint_travel_bans' and 'cn_xiamen_egret' cannot be joined: their 'participation' differs",
            "Write 'participation' in this file: it then holds for both.",
        ),
        ("[]", 3, "'compose' must be a list of ids", "Name the entries"),
        ("cn_health_codes", 3, "'compose' must be a list of ids", "Name the entries"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused_at_its_place(
    of: str, line: int, says: str, hint: str, tmp_path: Path
):
    joined(tmp_path, "[cn_court_defaulters]", id="cn_other")
    found = said(joined(tmp_path, of))
    assert [one[:2] for one in found if one[1] == says] == [(line, says)], found
    assert next(one[2] for one in found if one[1] == says).startswith(hint)


def test_persons_and_firms_are_refused_pair_by_pair(tmp_path: Path):
    found = said(joined(tmp_path, "[cn_court_defaulters, cn_joint_travel_bans, cn_tax_credit]"))
    assert [one[1].split(" cannot")[0] for one in found] == [
        "'cn_court_defaulters' and 'cn_tax_credit'",
        "'cn_joint_travel_bans' and 'cn_tax_credit'",
    ]


def test_calendars_that_never_meet_are_refused(tmp_path: Path):
    both = "[ca_arrivecan, ca_vaccine_travel]"
    catalog = joined(tmp_path, both, "pooled: [vaccinated]\n", id="ca_joined")
    with pytest.raises(FileProblem):
        joined(tmp_path / "x", "[us_key_to_nyc, us_digital_dollar]", id="us_joined").scheme("us_joined")
    messages = [
        one[1]
        for one in said(
            joined(tmp_path / "y", "[us_key_to_nyc, us_digital_dollar]", id="us_joined"), "us_joined"
        )
    ]
    assert any("one ends on 2022-03-06, the other begins on 2022-03-09" in one for one in messages)
    assert catalog


def test_the_keys_of_joining_stand_beside_compose_alone(tmp_path: Path):
    catalog = joined(tmp_path, "[cn_court_defaulters]", "like: cn_health_codes\n")
    assert said(catalog)[0][:2] == (3, "'compose' and 'like' exclude each other")
    path = tmp_path / "schemes" / "cn_joined" / "scheme.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "compose: [cn_court_defaulters]", "like: cn_court_defaulters"
    )
    path.write_text(text.replace("like: cn_health_codes", "pooled: [judgment_debt]"), encoding="utf-8")
    assert (
        16,
        "this key needs 'compose' beside it",
        "Name the entries that are joined, as in compose: [cn_first, cn_second].",
    ) in said(builtin_catalog(tmp_path))
    joined(tmp_path, "[cn_court_defaulters]", id="cn_other")
    path.write_text(
        text.replace("like: cn_court_defaulters", "like: cn_other").replace("like: cn_health_codes\n", ""),
        encoding="utf-8",
    )
    assert said(builtin_catalog(tmp_path))[0][:2] == (3, "'cn_other' is itself composed")


def test_the_json_schema_takes_a_file_that_joins_others(tmp_path: Path):
    catalog = joined(tmp_path, f"[{', '.join(LISTS)}]", "without: [responses.deterrence]\n")
    path = catalog.scheme_path("cn_joined")
    schema = scheme_json_schema()
    found = parse(path.read_text(encoding="utf-8"), path)[0].plain()
    jsonschema.validate(json.loads(json.dumps(found)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({key: value for key, value in found.items() if key != "compose"}, schema)
