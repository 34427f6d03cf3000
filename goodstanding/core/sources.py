"""Which engine this is: a digest of the sources that decide a run's bits, the same on every machine."""

from __future__ import annotations

import hashlib
from importlib import resources

FOLDERS = ("core", "engine", "mechanisms")


def engine_digest() -> str:
    """Hash of the engine's and the mechanisms' sources, and of what they stand on."""
    hasher = hashlib.blake2b(digest_size=12)
    package = resources.files("goodstanding")
    for folder in FOLDERS:
        for file in sorted(package.joinpath(folder).iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".py"):
                hasher.update(f"{folder}/{file.name}\n".encode() + file.read_bytes())
    return hasher.hexdigest()
