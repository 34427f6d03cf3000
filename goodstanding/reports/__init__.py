"""One self-contained page about a comparison."""

from goodstanding.reports.page import build

__all__ = ["build"]
