"""Compilation by Numba, with a cache that is never stale.

Numba's own cache looks only at the file of the function that it compiles, so an edited helper in another file
would keep its old machine code. The cache folder is therefore named by a hash of every source that kernels
come from, the compiler and the processor. `NUMBA_DISABLE_JIT=1` runs the same sources as plain Python, with
the same results.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from llvmlite import binding as llvm  # pyright: ignore[reportMissingTypeStubs]

F = TypeVar("F", bound=Callable[..., Any])
KERNEL_FOLDERS = ("engine", "mechanisms")


def source_digest() -> str:
    """Hash of all kernel sources, the compiler's version and the processor's name and features."""
    hasher = hashlib.blake2b(Path(__file__).read_bytes(), digest_size=12)
    package = resources.files("goodstanding")
    for folder in KERNEL_FOLDERS:
        for file in sorted(package.joinpath(folder).iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".py"):
                hasher.update(file.name.encode() + file.read_bytes())
    features = llvm.get_host_cpu_features().flatten()
    hasher.update(f"{numba.__version__} {llvm.get_host_cpu_name()} {features}".encode())
    return hasher.hexdigest()


def cache_folder() -> Path:
    """Where compiled kernels are kept: `GOODSTANDING_CACHE`, else the user's cache folder."""
    root = (
        os.environ.get("GOODSTANDING_CACHE")
        or os.environ.get("XDG_CACHE_HOME")
        or str(Path.home() / ".cache")
    )
    return Path(root) / "goodstanding" / "kernels" / source_digest()


def _usable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


_NUMBA: Any = numba
_FOLDER = cache_folder()
_CACHED = _usable(_FOLDER)
if _CACHED:
    _NUMBA.config.CACHE_DIR = str(_FOLDER)


def is_compiled() -> bool:
    """Whether kernels of these sources have been compiled and kept on this machine."""
    return _CACHED and next(_FOLDER.rglob("*.nbi"), None) is not None


def jit(function: F) -> F:
    """Compile `function` to run without Python objects and without the interpreter's lock, cached where a
    folder allows.

    No reference counts are kept (`_nrt=False`): kernels get arrays and make none, and counting cost seven
    times the work.
    """
    return _NUMBA.njit(nogil=True, cache=_CACHED, _nrt=False)(function)


def inner(function: F) -> F:
    """As `jit`, for functions that only compiled code calls: no wrapper for Python is made, which is most of
    the compile."""
    return _NUMBA.njit(nogil=True, cache=_CACHED, _nrt=False, no_cpython_wrapper=True, no_cfunc_wrapper=True)(
        function
    )


def inner_or(plain: Callable[..., Any]) -> Callable[[F], F]:
    """As `inner`; with the compiler off, `plain` stands in: the same integers by whole arrays, or where the
    interpreter's numbers do not wrap around as a processor's do."""

    def decorate(function: F) -> F:
        return cast("F", plain) if _NUMBA.config.DISABLE_JIT else inner(function)

    return decorate


def jit_or(plain: Callable[..., Any]) -> Callable[[F], F]:
    """As `inner_or`, for functions that Python calls too."""

    def decorate(function: F) -> F:
        return cast("F", plain) if _NUMBA.config.DISABLE_JIT else jit(function)

    return decorate
