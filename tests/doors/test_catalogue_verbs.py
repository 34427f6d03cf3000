"""list, show, check, new, schema: what a reader sees before any run."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

import goodstanding as gs
from tests.doors.door import said

ENTRIES = {
    *("cn_court_defaulters", "cn_rongcheng_residents", "de_debtor_register"),
    *("zz_null", "zz_ordinary_enforcement"),
}


def test_list_names_every_entry_with_what_is_promised():
    listed = {entry["id"]: entry for entry in said("list", "--json").json}
    assert set(listed) >= ENTRIES
    promised = {"id", "row", "title", "subject", "standing", "status", "reviewed", "assumed_share"}
    assert all(set(entry) >= promised for entry in listed.values())
    assert listed["cn_rongcheng_residents"]["standing"] == ["score"]
    assert listed["cn_court_defaulters"]["standing"] == ["register"]
    assert listed["zz_null"]["row"] is None
    assert all(0 < entry["assumed_share"] < 1 for entry in listed.values())


def test_list_as_a_table_cuts_nothing_off():
    table = said("list")
    assert table.code == 0
    assert all(name in table.out for name in ENTRIES)


def test_ids_stay_whole_and_no_column_is_squeezed():
    listed = said("list").out
    assert all(f" {entry['id']} " in listed for entry in said("list", "--json").json)
    assert "UK01, UK02" in said("show", "uk_better_health").out


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_show_gives_every_number_its_basis(name: str):
    card = said("show", name, "--json").json
    assert card["id"] == name
    assert card["paths"]
    assert {number["basis"] for number in card["paths"]} <= {"stated", "observed", "derived", "assumed"}
    told = said("show", name)
    assert told.code == 0
    assert all(claim["says"][:20] in told.out for claim in card["scheme"].get("claims", ()))


def test_show_says_what_follows_since_when_and_what_was_published():
    told = " ".join(said("show", "it_over_fifty_mandate").out.split())
    assert "list: listed Work refused, and its pay work, charge since 2022-02-15" in told
    assert "check 0.0436 to 0.0458 share" in told
    assert "Nothing watches, nothing follows." in said("show", "us_digital_dollar").out
    assert "Feeds record, and nothing follows." in said("show", "se_payment_rails").out


def test_a_card_of_a_day_has_the_rules_of_that_day():
    early, late = (said("show", f"sg_tracetogether@{day}").out for day in ("2020-04", "2021-06"))
    assert "sg_tracetogether@2020-04 · SG" in early
    assert "Entry refused without app or token" not in early
    assert "Entry refused without app or token" in late
    assert "Dining in refused" not in late
    assert said("show", "sg_tracetogether@2021-06", "--json").json["id"] == "sg_tracetogether@2021-06"


def test_a_card_of_a_day_out_of_force_says_so():
    early, held, late = (
        said("show", f"sg_tracetogether@{day}").out for day in ("2019-01", "2020-04", "2031")
    )
    assert "Not yet in force on 2019-01-31: these are the rules with which it began on 2020-03-20." in early
    assert "No longer in force on 2031-12-31: its last day was 2023-02-13" in late
    assert "in force on 2" not in held
    assert said("show", "sg_tracetogether@2031", "--json").json["outside"].startswith("No longer in force")
    assert "outside" not in said("show", "sg_tracetogether", "--json").json


def test_a_path_that_show_prints_is_one_that_set_takes():
    card = said("show", "cn_court_defaulters", "--json").json
    changes = [f"{number['path']}={number['value']}" for number in card["paths"]]
    assert gs.estimate(["cn_court_defaulters"], people=256, days=1, set=changes).seconds >= 0


def test_check_finds_nothing_in_the_catalogue():
    assert said("check").code == 0
    assert said("check", "--json").json == []


def test_new_writes_a_starter_that_passes_and_runs(tmp_path: Path):
    folder = tmp_path / "de_library_points"
    assert said("new", "scheme", "de_library_points", "--out", str(folder)).code == 0
    assert said("check", str(folder)).code == 0
    again = said("new", "scheme", "de_library_points", "--out", str(folder))
    assert (again.code, "already exists" in again.err) == (3, True)
    schema = said("schema").json
    jsonschema.validate(yaml.safe_load((folder / "scheme.yaml").read_text(encoding="utf-8")), schema)


def test_check_says_what_is_wrong_and_where(tmp_path: Path):
    folder = tmp_path / "de_library_points"
    said("new", "scheme", "de_library_points", "--out", str(folder))
    scheme = folder / "scheme.yaml"
    text = scheme.read_text(encoding="utf-8")
    line = next(i for i, row in enumerate(text.splitlines(), 1) if row.startswith("compulsion:"))
    scheme.write_text(text.replace("compulsion:", "compulsoin:"), encoding="utf-8")
    found = said("check", str(folder))
    assert found.code == 1
    assert f"scheme.yaml:{line}:1: " in found.out
    assert "Did you mean 'compulsion'?" in found.out
    places = [(one["line"], one["column"]) for one in said("check", str(folder), "--json").json]
    assert (line, 1) in places


def test_a_folder_of_ones_own_is_a_catalogue_too(tmp_path: Path):
    said("new", "scheme", "de_library_points", "--out", str(tmp_path / "schemes" / "de_library_points"))
    listed = said("list", "--json", "--catalog", str(tmp_path)).json
    assert {entry["id"] for entry in listed} > ENTRIES


@pytest.mark.parametrize("kind", ["scheme", "sources", "conduct", "society", "behaviour", "pair"])
def test_every_kind_of_file_has_a_schema(kind: str):
    jsonschema.Draft202012Validator.check_schema(said("schema", kind).json)
