"""What the safeguards and laws that an arm names come to, and the machine form under them."""

from __future__ import annotations

from goodstanding.protections.apply import protected
from goodstanding.protections.named import protections_of, told

__all__ = ["protected", "protections_of", "told"]
