"""The locks hold hashes and no address; nothing in the repository names a machine or a registry."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest

from tests.house.tree import REPO

LOCKS = ("requirements.lock", "requirements-dev.lock")
ELSEWHERE = re.compile(
    "|".join(["py" + r"pi\.", "python" + "hosted", "npm" + "js", "/" + "work/", "/" + "root/", "/" + "opt/p"])
)


def pins(text: str) -> dict[str, str]:
    """`name==version ; marker` -> its hashes."""
    blocks = re.findall(r"^(\S+==.*?) \\\n((?:    --hash=\S+(?: \\)?\n)+)", text, re.M)
    return {head: " ".join(sorted(re.findall(r"--hash=(\S+)", hashes))) for head, hashes in blocks}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_a_hash_and_no_address(lock: str):
    text = (REPO / lock).read_text(encoding="utf-8")
    names = re.findall(r"^[A-Za-z0-9]\S*", text, re.M)
    assert len(pins(text)) == len(names) > 20
    assert all("sha256:" in hashes for hashes in pins(text).values())
    assert not re.search(r"[a-z]+://|^-", text, re.M)


def test_what_runs_is_what_is_tested():
    run, dev = (pins((REPO / lock).read_text(encoding="utf-8")) for lock in LOCKS)
    assert run.items() <= dev.items()


def test_every_dependency_is_locked():
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=]", requirement)[0] for requirement in project["dependencies"]}
    locked = {head.split("==")[0] for head in pins((REPO / "requirements.lock").read_text(encoding="utf-8"))}
    assert wanted <= locked


def test_no_file_names_a_machine_or_a_registry():
    tracked = subprocess.run(
        ["git", "-C", str(REPO), "ls-files", "-z"], capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    found = []
    for name in filter(None, tracked.stdout.split("\0")):
        path = REPO / name
        if path.is_file() and path.suffix not in {".png", ".ico", ".parquet"}:
            match = ELSEWHERE.search(path.read_text(encoding="utf-8"))
            found += [f"{name}: {match.group()}"] if match else []
    assert found == []
    assert ELSEWHERE.search("see /" + "root/notes")
