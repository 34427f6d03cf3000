"""docs/odd.md: the model in the order of ODD (2020), from the code and from what is written beside it.

Grimm and others, "The ODD protocol for describing agent-based and other simulation models: a second update",
Journal of Artificial Societies and Social Simulation 23(2) 7, 2020.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from goodstanding.core.registry import walk
from goodstanding.engine.plan import Mechanism, mechanisms
from goodstanding.engine.state import People
from goodstanding.metrics.base import measures
from goodstanding.model.catalog import builtin_catalog

DOCS = Path(__file__).parent
BESIDE = DOCS.parent / "goodstanding" / "mechanisms"
ELEMENTS = (
    "Purpose",
    "Entities, state variables and scales",
    "Process overview and scheduling",
    "Design concepts",
    "Initialization",
    "Input data",
    "Submodel",
)
"""What is written beside each mechanism, in this order."""
CONCEPTS = (
    *("Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing"),
    *("Interaction", "Stochasticity", "Collectives", "Observation"),
)


def pages() -> dict[Path, str]:
    """The page."""
    return {DOCS / "odd.md": _page()}


def entry(name: str) -> dict[str, str]:
    """What is written beside a mechanism, by element. Raises FileNotFoundError where there is nothing."""
    return _sections((BESIDE / f"{name}.md").read_text(encoding="utf-8"))


def model() -> dict[str, str]:
    """What is written about the model as a whole, by element."""
    return _sections((DOCS / "odd_model.md").read_text(encoding="utf-8"))


def _sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]
    return {title: body.strip() for title, body in zip(parts[::2], parts[1::2], strict=True)}


def _page() -> str:
    written = model()
    generated = dict(
        zip(written, (_patterns, _columns, _day, _nothing, _nothing, _files, _submodels), strict=True)
    )
    lines = [
        "# The model in the order of ODD",
        "",
        "Written by `make docs` from the code, from [odd_model.md](odd_model.md) and from what stands beside "
        "each mechanism (`goodstanding/mechanisms/*.md`); do not edit. The order is that of the ODD protocol "
        "of 2020 (Grimm and others, JASSS 23(2) 7).",
    ]
    for title, text in written.items():
        lines += ["", f"## {title}", "", text, *generated[title]()]
    return "\n".join(lines) + "\n"


def _nothing() -> list[str]:
    return []


def _patterns() -> list[str]:
    catalog = builtin_catalog()
    lines = [
        "",
        "| scheme | published figure that set no parameter | used as | low | high | unit |",
        "|---|---|---|---|---|---|",
    ]
    for id in catalog.scheme_ids():
        for figure in catalog.scheme(id).published:
            if figure.used_as == "check":
                says, unit = _cell(figure.says), _cell(figure.unit)
                lines.append(
                    f"| `{id}` | {says} | {figure.use} | {figure.low:g} | {figure.high:g} | {unit} |"
                )
    return lines


def _columns() -> list[str]:
    says = " ".join((inspect.getdoc(People) or "").split())
    return ["", f"Stored for each person ({len(People._fields)} columns, `engine/state.py`): {_cell(says)}"]


def _day() -> list[str]:
    lines = ["", "| place | step | from day | what | writes |", "|---|---|---|---|---|"]
    for one in (*mechanisms(), *mechanisms("folded")):
        link, what = f"[`{one.name}`](#{one.name})", _cell(_first(one))
        lines.append(f"| {one.order} | {link} | {one.first_day} | {what} | {_cell(_writes(one))} |")
    return lines


def _files() -> list[str]:
    catalog = builtin_catalog()
    kinds = {
        "Societies": [f"{id} ({catalog.society(id).title})" for id in catalog.society_ids()],
        "Behaviours": [f"`{id}`" for id in catalog.behaviour_ids()],
        "Conducts": [f"`{id}`" for id in catalog.conduct_ids()],
    }
    lines = [
        line for kind, found in kinds.items() for line in ("", f"{kind} ({len(found)}): {', '.join(found)}.")
    ]
    measured = [f"{item.metric.title} (`{id}`, {item.metric.unit})" for id, item in measures().items()]
    return [*lines, "", f"What is measured ({len(measured)}): {'; '.join(measured)}."]


def _submodels() -> list[str]:
    lines: list[str] = []
    for one in (*mechanisms(), *mechanisms("folded")):
        lines += ["", f"### {one.name}", "", _about(one)]
        for element, text in entry(one.name).items():
            lines += ["", f"**{element}.** {text}"]
        read = ", ".join(f"`{name}`" for name in one.arguments)
        lines += ["", f"**In the code.** Arrays: {read}. Writes: {_writes(one)}."]
    return [*lines, *_steps()]


def _steps() -> list[str]:
    found = [
        f"- `{name}`: {_sentence(module.__doc__ or '')}"
        for name, module in walk("goodstanding.engine.steps").items()
    ]
    if not found:
        return []
    return [
        "",
        "### Steps of published models",
        "",
        "The same functions answer an anchor and move people in a run.",
        "",
        *found,
    ]


def _about(one: Mechanism) -> str:
    return " ".join((_module_doc(one)).split())


def _first(one: Mechanism) -> str:
    return _sentence(_module_doc(one)).partition(": ")[2] or _sentence(_module_doc(one))


def _module_doc(one: Mechanism) -> str:
    return import_module(f"goodstanding.mechanisms.{one.name}").__doc__ or ""


def _writes(one: Mechanism) -> str:
    kernel = import_module(f"goodstanding.mechanisms.{one.name}").kernel
    says = " ".join((kernel.__doc__ or "").split())
    found = re.search(r"Writes (.+?)\.?$", says)
    return found.group(1).rstrip(".") if found else "nothing that it declares"


def _sentence(text: str) -> str:
    return next(_sentences(" ".join(text.split())), "")


def _sentences(text: str) -> Iterator[str]:
    yield from (part.strip() for part in re.split(r"(?<=\.)\s", text) if part.strip())


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
