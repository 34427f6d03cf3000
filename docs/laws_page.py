"""The pages of `docs/laws`: one for each law, and the matrix of all schemes by all laws."""

from __future__ import annotations

from pathlib import Path

import goodstanding as gs

FOLDER = Path(__file__).parent / "laws"


def pages() -> dict[Path, str]:
    """Path -> text."""
    return {FOLDER / name: text for name, text in gs.matrix().items()}
