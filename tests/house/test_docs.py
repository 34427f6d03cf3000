"""The pages say what the code does: verbs, options, exit codes, versions and the lines that a reader
copies.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

import goodstanding
from goodstanding.cli import INTERRUPTED, STORAGE, group
from goodstanding.core.errors import FileProblem, RequestProblem, StorageProblem
from tests.house.tree import REPO

README = (REPO / "README.md").read_text(encoding="utf-8")
PAGE = (REPO / "docs" / "cli.md").read_text(encoding="utf-8")


def verbs() -> dict[str, click.Command]:
    """Every verb of the command line."""
    context = click.Context(group)
    return {
        name: command
        for name in group.list_commands(context)
        if (command := group.get_command(context, name))
    }


def commands() -> list[str]:
    """Every `goodstanding ...` line of the README's shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.S)
    return [
        line.split("#")[0].strip()
        for block in blocks
        for line in block.splitlines()
        if line.startswith("goodstanding ")
    ]


def test_the_page_names_every_verb_and_option():
    assert set(re.findall(r"^\| `(\w+)", PAGE, re.M)) == set(verbs())
    options = {
        option
        for command in verbs().values()
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert {option for option in options if option.startswith("--")} - {"--help"} == set(
        re.findall(r"`(--[a-z-]+)", PAGE)
    ) - {"--help"}


def test_the_page_and_the_help_know_the_exit_codes():
    codes = {
        0,
        1,
        FileProblem.exit_code,
        RequestProblem.exit_code,
        StorageProblem.exit_code,
        STORAGE,
        INTERRUPTED,
    }
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.M)} == codes
    assert {int(code) for code in re.findall(r"(?:^Exit codes:|;) (\d+) ", group.epilog or "")} == codes


@pytest.mark.parametrize("line", commands())
def test_the_lines_of_the_readme_are_understood(line: str):
    _, verb, *arguments = shlex.split(line)
    given = verbs()[verb].make_context(verb, arguments).params
    if verb in {"run", "compare"}:
        arms = given["arms"] if verb == "compare" else [given["arm"]]
        assert goodstanding.estimate(arms, people=256, days=1, set=given["sets"], study_people=0).bytes > 0


def test_the_lines_of_python_in_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    small = block.replace("people=20_000, days=365", "people=300, days=10, study_people=0")
    assert small != block
    monkeypatch.chdir(tmp_path)
    exec(small, {})
    assert (tmp_path / "report.html").is_file()


def test_the_readme_shows_enough():
    assert len(commands()) >= 5
    first = README.split("\n## ")[0]
    assert "synthetic people only" in first
    assert "never" in first or "no way to score" in first
    assert (REPO / "docs" / "first-light.png").is_file()


def test_what_python_offers_is_documented():
    assert set(re.findall(r"gs\.(\w+)\(", PAGE)) == set(goodstanding.__all__) - {"__version__"}
    for name in goodstanding.__all__:
        assert getattr(goodstanding, name)
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        goodstanding.scores  # noqa: B018


def test_one_version_everywhere():
    citation = yaml.safe_load((REPO / "CITATION.cff").read_text(encoding="utf-8"))
    changelog = (REPO / "CHANGELOG.md").read_text(encoding="utf-8")
    latest = re.search(r"^## \[([\d.]+)\]", changelog, re.M)
    assert latest
    assert {citation["version"], latest.group(1)} == {goodstanding.__version__}


def test_the_citation_has_what_the_format_asks():
    citation = yaml.safe_load((REPO / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["license"] == "Apache-2.0"
    assert all(author.get("name") or author.get("family-names") for author in citation["authors"])


def test_contributing_is_short_and_has_five_recipes():
    text = (REPO / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert len(re.findall(r"^## Add a", text, re.M)) == 5


def test_every_link_between_pages_leads_somewhere():
    broken = []
    for page in [*REPO.glob("*.md"), *(REPO / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert broken == []
