"""Asking the next question, through the command line, and the page of one scheme."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.asking import Reply
from goodstanding.cli import outcome

HERE = Path(__file__).parent
WELFARE = HERE / "eu_welfare_fraud_risk"


def open_rules(findings) -> int:
    return sum(finding.status == "undetermined" and not finding.parts for finding in findings)


def test_each_question_is_one_on_which_open_rules_turn():
    asked = []

    def reply(question):
        asked.append(question)
        return Reply(question.values[0], "a reader", "as it seems") if len(asked) <= 2 else None

    told = gs.ask(WELFARE, reply=reply)
    assert len({(question.fact, question.of) for question in asked}) == 3
    assert all(question.rules and len(question.rules) <= question.open for question in asked)
    assert len(asked[0].rules) >= len(asked[1].rules)
    assert open_rules(told.findings) < open_rules(gs.screen(WELFARE))
    assert len(told.replies) == 2


def test_what_was_asked_is_not_asked_again():
    asked = []

    def reply(question):
        asked.append((question.fact, question.of))
        return Reply("unknown") if len(asked) < 6 else None

    gs.ask(WELFARE, reply=reply)
    assert len(set(asked)) == len(asked) == 6


def test_asking_ends_when_nothing_is_open():
    told = gs.ask(HERE / "eu_no_scheme", reply=lambda question: pytest.fail(question.fact))
    assert told.replies == {}


def test_a_limb_is_settled_by_its_judgment():
    def reply(question):
        return Reply("false", "a reader", "it is much") if question.fact == "proportionate" else None

    told = {finding.rule: finding for finding in gs.ask(WELFARE, reply=reply).findings}
    assert told["AIA.5c.ii"].status == "violated"
    assert "answered: false" in str(told["AIA.5c.ii"].trace)


def test_on_the_terminal(monkeypatch, capsys):
    lines = ["why", "perhaps", "a reader", "no", "false", "a reader", "it is much", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    assert outcome(["screen", str(WELFARE), "--ask", "--json"]) == 0
    said = capsys.readouterr()
    assert "Is it in proportion" in said.err
    assert "AIA.5c.ii" in said.err
    assert "true, false or unknown" in said.err
    assert (
        'proportionate: {value: false, basis: judged, judged_by: "a reader", why: "it is much"}' in said.err
    )
    assert said.out.startswith("{")


def test_the_replies_are_what_a_scheme_file_holds(tmp_path):
    from goodstanding.asking import as_yaml

    def reply(question):
        return Reply(question.values[0], "a reader", "so it seems") if question.open > 12 else None

    told = gs.ask(HERE / "eu_bank_credit_score", reply=reply)
    folder = tmp_path / "eu_bank_credit_score"
    folder.mkdir()
    for name in ("scheme.yaml", "sources.yaml"):
        text = (HERE / "eu_bank_credit_score" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.split("facts:")[0], encoding="utf-8")
    with (folder / "scheme.yaml").open("a", encoding="utf-8") as file:
        file.write(as_yaml(told.replies) + "\n")
    assert told.replies
    assert gs.check(folder) == ()


def test_asking_needs_a_scheme(capsys):
    assert outcome(["screen", "--ask"]) == 2
    assert "--ask takes a SCHEME" in capsys.readouterr().err


def test_the_page_of_a_scheme_holds_every_clause_once(tmp_path):
    found = gs.screen(WELFARE, html=tmp_path / "page.html")
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    own = [finding for finding in found if not finding.parts]
    for finding in own:
        assert finding.rule in html
    engaged = [finding for finding in own if finding.status != "not_engaged"]
    assert len(re.findall(r'<ul class="tree">', html)) == len(engaged)
    assert f"not engaged: {len(own) - len(engaged)}" in html
    assert "harm in the model is unchanged" in html
    assert not re.search(r'(?:src|href)="http', html)


def test_the_page_of_stated_facts(tmp_path):
    facts = {"jurisdiction": "eu", "ai_system": True, "subject": "person"}
    gs.screen(facts=facts, as_of="2027-01-01", html=tmp_path / "page.html")
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Facts as stated" in html
    assert "The law as on 2027-01-01." in html
