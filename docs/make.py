"""`make docs`: writes every page that is made from code and files.

A `docs/*_page.py` offers `pages() -> dict[Path, str]`, path -> text.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def generated() -> dict[Path, str]:
    """Path -> text of every such page."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*_page.py"))
    return {path: text for name in names for path, text in import_module(f"docs.{name}").pages().items()}


if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(Path(__file__).parents[1]))
