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
KERNEL_FOLDERS = ("engine", "engine/steps", "mechanisms")


def source_digest() -> str:
    """Hash of all kernel sources, the compiler's version and the processor's name and features."""
    hasher = hashlib.blake2b(Path(__file__).read_bytes(), digest_size=12)
    package = resources.files("goodstanding")
    for folder in KERNEL_FOLDERS:
        for file in sorted(package.joinpath(folder).iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".py"):
                hasher.update(f"{folder}/{file.name}\n".encode() + file.read_bytes())
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


WHOLE = "whole"
"""The file that says: nothing that a run needs is missing here."""

_KERNELS: list[Any] = []
_NUMBA: Any = numba
_FOLDER = cache_folder()
_CACHED = _usable(_FOLDER)
if _CACHED:
    _NUMBA.config.CACHE_DIR = str(_FOLDER)


def is_compiled() -> bool:
    """Whether all that a run needs of these sources has been compiled, and kept, on this machine."""
    return not compiles() or (_CACHED and (_FOLDER / WHOLE).is_file())


def note_compiled() -> None:
    """Remember that all that a run needs is compiled and kept: said after a run has called it all."""
    if compiles() and _CACHED:
        (_FOLDER / WHOLE).touch()


def compiles() -> bool:
    """Whether kernels are compiled at all, and not run as plain Python."""
    return not _NUMBA.config.DISABLE_JIT


def kept_in() -> Path | None:
    """The folder of compiled kernels; None where none can be written."""
    return _FOLDER if _CACHED else None


def compiled_here() -> int:
    """How many functions this process has compiled, not counting what it found compiled."""
    return sum(sum(kernel.stats.cache_misses.values()) for kernel in _KERNELS)


def jit(function: F) -> F:
    """Compile `function` to run without Python objects and without the interpreter's lock, cached where a
    folder allows.

    No reference counts are kept (`_nrt=False`): kernels get arrays and make none, and counting cost seven
    times the work.
    """
    return _noted(_NUMBA.njit(nogil=True, cache=_CACHED, _nrt=False)(function))


def inner(function: F) -> F:
    """As `jit`, for functions that only compiled code calls: no wrapper for Python is made, which is most of
    the compile."""
    bare = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    return _noted(_NUMBA.njit(nogil=True, cache=_CACHED, _nrt=False, **bare)(function))


def _noted(kernel: Any) -> Any:
    if compiles():
        _KERNELS.append(kernel)
    return kernel


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
