"""What the safeguards and laws that an arm names come to, and the machine form under them."""

from __future__ import annotations

from goodstanding.protections.apply import protected
from goodstanding.protections.named import one_at_a_time, protections_of, told

__all__ = ["one_at_a_time", "protected", "protections_of", "told"]
