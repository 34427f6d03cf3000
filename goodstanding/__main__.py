"""`python -m goodstanding`."""

from __future__ import annotations

from goodstanding.cli import main

if __name__ == "__main__":
    main()
