"""One self-contained page about a comparison."""

from goodstanding.report.page import build

__all__ = ["build"]
