"""`python -m goodstanding`."""

from __future__ import annotations

from goodstanding.cli import main

main()
