"""All schemes by all laws: one page of HTML to print, and the same as Markdown."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from goodstanding.pages.board import Board
from goodstanding.rules.clause import STATUSES, Status
from goodstanding.rules.show import WORDS

SHORT: dict[Status, str] = {
    "violated": "indicators",
    "undetermined": "human",
    "conditioned": "duty",
    "satisfied": "not found",
    "no_remedy": "no remedy",
    "not_engaged": "not engaged",
}
"""What fits into a cell; the key says the rest."""
MEANS: dict[Status, str] = {
    "violated": "on the facts as stated the elements of at least one clause are there",
    "undetermined": "a fact is missing, a judgment is needed or the law is contested",
    "conditioned": "nothing is amiss on these facts, and a duty or a right attaches",
    "satisfied": "a clause reaches the scheme, and its elements are not there",
    "no_remedy": "a clause reaches the scheme, and nobody can act on it",
    "not_engaged": "no clause of this law reaches the scheme; nothing is said of other laws",
}


def matrix_html(board: Board) -> str:
    """The matrix as one self-contained page, twice: where each scheme is, and as if under every law."""
    return (
        environment()
        .get_template("matrix.html.j2")
        .render(
            style=style(),
            board=board,
            tables=(("here", board.here), ("there", board.there)),
            statuses=STATUSES,
            words=WORDS,
            short=SHORT,
            means=MEANS,
        )
    )


def matrix_markdown(board: Board) -> str:
    """The index of the law pages: which schemes have which status, where each scheme is."""
    lines = [
        "# Schemes by laws",
        "",
        "The worst that any clause of a law says of any path of a scheme, where the scheme is. Indicators on",
        "facts as stated, provisional readings, no legal advice. [The same to print](matrix.html) also shows",
        "each scheme as if it were run where the law applies. Made by `goodstanding matrix --out docs/laws`.",
        "",
        *(f"- **{SHORT[status]}**: {WORDS[status]}; {MEANS[status]}." for status in STATUSES),
        "",
        "| law | " + " | ".join(WORDS[status] for status in STATUSES) + " |",
        "|---|" + "---|" * len(STATUSES),
    ]
    for id, law in board.laws:
        held: dict[Status, list[str]] = {
            status: [scheme.id for scheme in board.schemes if board.here[id, scheme.id].status == status]
            for status in STATUSES
        }
        cells = " | ".join(_cell(status, ids) for status, ids in held.items())
        lines.append(f"| [{law.title}]({id}.md) | {cells} |")
    return "\n".join([*lines, ""])


def _cell(status: Status, ids: list[str]) -> str:
    """The schemes with a status under one law; of those that are not engaged their number."""
    if status == "not_engaged":
        return f"**{len(ids)} schemes**"
    return ", ".join(f"`{id}`" for id in ids) or "none"


@cache
def environment() -> Environment:
    """Templates of this folder; an unknown name is an error."""
    return Environment(
        loader=PackageLoader("goodstanding", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def style() -> str:
    """The style of every page of this folder."""
    return resources.files("goodstanding.pages").joinpath("style.css").read_text(encoding="utf-8")
