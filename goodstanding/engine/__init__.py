"""The engine: a society lives under a scheme, day by day, to exact integers."""

from goodstanding.engine.relive import relive
from goodstanding.engine.run import Estimate, estimate, simulate

__all__ = ["Estimate", "estimate", "relive", "simulate"]
