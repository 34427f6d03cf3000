"""The facts that a law may ask about; as scheme files state them, they are typed where files are read."""

from __future__ import annotations

from goodstanding.model.vocabulary import CONTEXTS, FACTS, Fact, Kind

__all__ = ["CONTEXTS", "FACTS", "Fact", "Kind"]
