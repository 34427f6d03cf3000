"""The limit of ever more people under one score: a second, exact engine that keeps the first honest."""

from goodstanding.density.carried import Refusal, refusals, require_carried
from goodstanding.density.evolve import density
from goodstanding.density.expected import Expected
from goodstanding.density.spread import covariance, standard_errors

__all__ = ["Expected", "Refusal", "covariance", "density", "refusals", "require_carried", "standard_errors"]
