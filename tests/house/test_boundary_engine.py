"""Wall: mechanisms and engine import no input, output or network; and nothing in the package reaches the
network.
"""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.house.tree import Module, called, imports, modules, planted

NETWORK = {
    *(
        "socket",
        "ssl",
        "http",
        "urllib",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
        "telnetlib",
        "xmlrpc",
        "socketserver",
    ),
    *(
        "asyncio",
        "selectors",
        "webbrowser",
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
        "websockets",
        "paramiko",
        "cv2",
    ),
    *("sqlalchemy", "psycopg", "pymongo", "redis", "kafka", "boto3", "fsspec", "face_recognition"),
}
IN_AND_OUT = NETWORK | {
    *(
        "os",
        "io",
        "pathlib",
        "shutil",
        "tempfile",
        "subprocess",
        "multiprocessing",
        "mmap",
        "glob",
        "fileinput",
    ),
    *(
        "sqlite3",
        "csv",
        "json",
        "pickle",
        "marshal",
        "shelve",
        "dbm",
        "ctypes",
        "signal",
        "logging",
        "yaml",
        "polars",
    ),
}
CALLS = {
    "open",
    "input",
    "print",
    "eval",
    "exec",
    "__import__",
    "load",
    "loadtxt",
    "save",
    "savez",
    "tofile",
    "fromfile",
    "memmap",
}
SEALED = {"engine", "mechanisms"}


def leaks(module: Module) -> list[str]:
    """Imports and calls by which the outside could come in, or people could go out."""
    banned = IN_AND_OUT if module.unit in SEALED else NETWORK
    found = [
        f"{module.name}:{line}: imports {name}"
        for line, name in imports(module)
        if name.split(".")[0] in banned and not (name == "os" and _asks_only_for_processors(module))
    ]
    if module.unit in SEALED:
        found += [
            f"{module.name}:{node.lineno}: calls {called(node)}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and called(node) in CALLS and not _is_an_instruction(node)
        ]
    return found


def _is_an_instruction(call: ast.Call) -> bool:
    """A step of machine code that LLVM's builder writes, such as a load from memory."""
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "builder"


def _asks_only_for_processors(module: Module) -> bool:
    uses = {
        node.attr
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "os"
    }
    return uses <= {"cpu_count", "sched_getaffinity"}


def test_the_engine_is_sealed_and_nothing_calls_out():
    assert {module.unit for module in modules()} >= SEALED
    assert [line for module in modules() for line in leaks(module)] == []


def test_the_engine_brings_in_nothing_that_reads_or_writes_for_it():
    """What is loaded with the engine and all its mechanisms, directly or not."""
    code = "import goodstanding.engine.plan as plan, sys; plan.mechanisms(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = {name for name in done.stdout.split() if name.startswith("goodstanding.")}
    parts = {name for name in ours if name.split(".")[1] not in {"core", "engine", "mechanisms"}}
    seams = {
        *("goodstanding.model.machine", "goodstanding.model.machine_behaviour"),
        *("goodstanding.model.machine_rating", "goodstanding.model.margins", "goodstanding.model.dated"),
        "goodstanding.model.machine_pair",
        *("goodstanding.model.machine_safeguards", "goodstanding.model.machine_yearly"),
        "goodstanding.model.machine_firms",
        *("goodstanding.results.outcome", "goodstanding.results.life"),
    }
    assert parts == seams | {"goodstanding.model", "goodstanding.results"}
    assert "goodstanding.core.disk" not in ours


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("goodstanding.mechanisms.act", "import sqlite3"),
        ("goodstanding.mechanisms.act", "def f(path):\n    return open(path)"),
        ("goodstanding.engine.loop", "from pathlib import Path"),
        ("goodstanding.engine.loop", "import os\nos.environ['PEOPLE']"),
        ("goodstanding.engine.loop", "import numpy as np\nnp.fromfile('people.bin')"),
        ("goodstanding.model.read", "def f():\n    from urllib.request import urlopen"),
        ("goodstanding.cli.run", "import socket"),
    ],
)
def test_a_planted_leak_is_found(name: str, text: str):
    assert len(leaks(planted(name, text))) == 1
