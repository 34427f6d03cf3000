"""The engine: a society lives under a scheme, day by day, to exact integers."""

from goodstanding.engine.estimate import Estimate, estimate
from goodstanding.engine.relive import relive
from goodstanding.engine.run import simulate

__all__ = ["Estimate", "estimate", "relive", "simulate"]
