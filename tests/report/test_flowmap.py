"""What the data-flow map says: where a record leads, up or down, and what crosses into an unrelated part."""

from __future__ import annotations

from functools import cache

import pytest

import goodstanding as gs
from goodstanding.model.catalog import builtin_catalog
from goodstanding.reports.flowmap import CROSSING, draw_narrow, draw_wide
from goodstanding.reports.flows import Flows, flows_of
from goodstanding.results.record import stamp
from goodstanding.results.run import ArmRun
from goodstanding.rules.crossings import unrelated_sources


@cache
def arm_of(scheme: str) -> ArmRun:
    return gs.run(scheme, people=300, days=2, seed=1, study_people=0).panels[0].arms[1]


def effects(flows: Flows) -> dict[str, set[tuple[str, str, str]]]:
    return {seen.title: set(seen.effects) for source in flows.sources for seen in source.seen}


@pytest.mark.parametrize(
    ("scheme", "conduct", "expected"),
    [
        ("cvrk_2022", "Taking a booster shot when it is due", {("score", "+10", "better")}),
        (
            "cvrk_2022",
            "Missing a test that was called",
            {("covid", "to bad", "worse"), ("score", "−10", "worse")},
        ),
        ("cvrk_2022", "A purchase of home-made goods that stands out", {("score", "+1", "better")}),
        ("cn_hangzhou_qianjiang", "Getting a traffic ticket", {("score", "−5", "worse")}),
        (
            "cn_customs_aeo",
            "Applying for the advanced status and passing the audit",
            {("status", "to advanced", "better")},
        ),
        (
            "cn_customs_aeo",
            "Declaring goods wrongly at customs, gravely or once too often",
            {("status", "to discredited", "worse")},
        ),
        (
            "it_green_pass",
            "Taking a test for COVID-19 with a negative result that is put on record",
            {("pass", "to basic", "better")},
        ),
    ],
)
def test_a_record_is_drawn_the_way_that_it_moves(
    scheme: str, conduct: str, expected: set[tuple[str, str, str]]
):
    assert effects(flows_of(arm_of(scheme)))[conduct] == expected


@pytest.mark.parametrize(
    ("scheme", "consequence", "expected"),
    [
        ("cvrk_2022", "Grocery shop or market refused", "health"),
        (
            "cn_hangzhou_qianjiang",
            "Easier transit, medical and public services",
            "finance, justice and traffic",
        ),
        ("it_green_pass", "Work refused, and its pay", ""),
    ],
)
def test_what_comes_from_an_unrelated_part_of_life_is_named(scheme: str, consequence: str, expected: str):
    found = {result.title: result.crosses for result in flows_of(arm_of(scheme)).results}
    assert found[consequence] == expected


@pytest.mark.parametrize("scheme", ["cvrk_2022", "de_debtor_register", "cn_customs_aeo"])
def test_the_band_is_drawn_for_each_flow_that_crosses_and_for_no_other(scheme: str):
    arm = arm_of(scheme)
    flows = flows_of(arm)
    crossing = sum(len(result.states) for result in flows.results if result.crosses)
    for draw in (draw_wide, draw_narrow):
        svg = draw(flows, prefix="x-", label="a map", stamp=stamp(arm))
        assert svg.count(f'stroke="{CROSSING}"') == crossing + 1, "one more in the legend"
        assert "into an unrelated part of life" in svg


def test_adjoining_parts_of_life_are_not_unrelated():
    scheme = builtin_catalog().scheme("de_schufa")
    assert all(unrelated_sources(scheme, part) == () for part in scheme.consequences.values())
