"""What joining adds stands in the report in the words of the command line, where the parts were run too."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import goodstanding as gs
from goodstanding.joining import Joining, joinings_of
from goodstanding.reports.page import build
from goodstanding.results.run import Comparison

JOINED, PARTS = "de_register_and_score", ("de_debtor_register", "de_schufa")


@cache
def ran(*arms: str) -> Comparison:
    return gs.compare(arms, people=4_000, days=90, seed=7, study_people=0)


def page(*arms: str) -> str:
    return unescape(build(ran(*arms), lives={}))


def only(*arms: str) -> Joining:
    (found,) = joinings_of(ran(*arms).panels[0])
    return found


def test_a_section_says_what_the_command_line_says():
    text, found = page(JOINED, *PARTS), only(JOINED, *PARTS)
    assert text.count("What joining adds") >= 2  # in the contents and as a heading
    for sentence in found.sentences:
        assert f"<p>{sentence}</p>" in text
    assert "; above stands what joining adds" in text


def test_the_table_adds_up():
    found = only(JOINED, *PARTS)
    section = page(JOINED, *PARTS).partition('<h2 id="joined">')[2].partition("<article")[0]
    rows = [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>.*?</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", section, re.DOTALL)
    ]
    head, *parts, apart, joined, added = rows
    assert head[1:] == ["People under a burden at some time", "Days under burdens"]
    assert [row[0] for row in parts] == ["German register of debtors, alone", "SCHUFA credit score, alone"]
    (people, days), (together, all_days) = ([_number(cell) for cell in row[1:]] for row in (apart, joined))
    assert days == sum(_number(row[2]) for row in parts)
    assert max(_number(row[1]) for row in parts) <= people <= sum(_number(row[1]) for row in parts)
    assert [_number(cell) for cell in added[1:]] == [together - people, all_days - days]
    assert found.added > 0


def test_beside_none_of_its_parts_it_says_how_to_learn_it():
    text = page(JOINED)
    assert '<h2 id="joined">' not in text
    assert f"{' and '.join(PARTS)}; run beside each of these, it says what joining adds" in text
    assert "Hypothetical · Germany" in text


def test_who_is_reached_by_either_part_is_counted_once():
    ids = ("cn_joint_punishment", "cn_court_defaulters", "cn_joint_travel_bans")
    found = only(*ids)
    assert found.once == found.subjects > 0
    assert "joining adds nobody." in found.sentences[0]


def _number(cell: str) -> int:
    return int(cell.replace(",", "").replace("−", "-"))
