"""Every scheme of a catalogue put to every law, and the pages that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from goodstanding.core.registry import walk
from goodstanding.model.catalog import Catalog
from goodstanding.pages.board import Board, Cell, Column, cell
from goodstanding.pages.law_page import law_page
from goodstanding.pages.matrix import matrix_html, matrix_markdown
from goodstanding.pages.reading import codes
from goodstanding.rules.clause import Law
from goodstanding.rules.of_scheme import Path
from goodstanding.rules.screen import screen_paths
from goodstanding.screening import paths_of, subject_of


def board_of(catalog: Catalog) -> Board:
    """The board of a catalogue: each scheme with every dated change, each clause as once in force."""
    laws = tuple((id, module.LAW) for id, module in walk("goodstanding.laws").items())
    subjects = [subject_of(catalog, id) for id in catalog.scheme_ids()]
    here: dict[tuple[str, str], Cell] = {}
    there: dict[tuple[str, str], Cell] = {}
    for subject in subjects:
        found = paths_of(subject)
        for id, law in laws:
            here[id, subject.scheme.id] = _cell(law, found)
            there[id, subject.scheme.id] = _cell(law, [_moved(path, law) for path in found])
    columns = (Column(one.scheme.id, one.scheme.title, one.scheme.jurisdiction) for one in subjects)
    return Board(laws, tuple(columns), here, there)


def pages(board: Board) -> dict[str, str]:
    """File name -> text: a page per law, the index with the matrix, and the matrix to print."""
    texts = {f"{id}.md": law_page(id, law, board) for id, law in board.laws}
    return {"README.md": matrix_markdown(board), "matrix.html": matrix_html(board), **texts}


def _cell(law: Law, found: Iterable[Path]) -> Cell:
    return cell(screen_paths([(path.name, path.given) for path in found], [law]))


def _moved(path: Path, law: Law) -> Path:
    """The path as if the law's own place were where it lies; a path on which nothing is gathered stays."""
    if not path.feed:
        return path
    return replace(path, given=replace(path.given, places=frozenset(codes(law))))
