"""What the compiler loads, and that it is still all there for whoever compiles beside us."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
import goodstanding.core.compile
assert "scipy.linalg" not in sys.modules
import numba, numpy
from numba.np import arraymath
assert arraymath._HAVE_BLAS
assert numba.njit(lambda a: numpy.dot(a, a))(numpy.eye(2)).tolist() == [[1, 0], [0, 1]]
assert "scipy.linalg" in sys.modules
"""


def test_scipys_linear_algebra_is_loaded_only_for_whoever_wants_it():
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
