"""How much memory this process holds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

try:
    import resource
except ImportError:  # not on Windows
    resource = None

STATM = Path("/proc/self/statm")


def held() -> int:
    """Bytes of memory that this process holds now; the most so far where the system does not tell that, and 0
    where it tells neither."""
    try:
        return int(STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return most_held()


def most_held() -> int:
    """The most bytes that this process has held so far; 0 where the system does not tell."""
    if resource is None:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
