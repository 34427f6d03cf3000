"""Compilation by Numba, with a cache that is never stale.

Numba's own cache looks only at the file of the function that it compiles, so an edited helper in another file
would keep its old machine code. The cache folder is therefore named by a hash of every source that kernels
come from, the compiler and the processor. `NUMBA_DISABLE_JIT=1` runs the same sources as plain Python, with
the same results.
"""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from llvmlite import binding as llvm  # pyright: ignore[reportMissingTypeStubs]
from numba.np import linalg  # pyright: ignore[reportMissingTypeStubs]

from goodstanding.core import part

F = TypeVar("F", bound=Callable[..., Any])
KERNEL_FOLDERS = ("engine", "engine/steps", "mechanisms")


def source_digest() -> str:
    """Hash of all kernel sources, the compiler's version and the processor's name and features."""
    hasher = hashlib.blake2b(Path(__file__).read_bytes() + Path(part.__file__).read_bytes(), digest_size=12)
    package = resources.files("goodstanding")
    for folder in KERNEL_FOLDERS:
        with resources.as_file(package.joinpath(folder)) as root:
            for file in sorted(root.rglob("*.py")):
                name = file.relative_to(root).as_posix()
                hasher.update(f"{folder}/{name}\n".encode() + file.read_bytes())
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

_NUMBA: Any = numba
_LINALG: Any = linalg


def _load_without_scipy() -> None:
    """Load Numba's array functions, which load the whole of SciPy only to see whether it is there: a look at
    where it would be says so too. A kernel that does linear algebra still loads it then."""
    ensure = _LINALG.ensure_blas

    def look() -> None:
        if find_spec("scipy") is None:
            raise ImportError("SciPy is not there")

    _LINALG.ensure_blas = look
    try:
        import_module("numba.np.arraymath")
    finally:
        _LINALG.ensure_blas = ensure


if not _NUMBA.config.DISABLE_JIT:
    _load_without_scipy()

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


def kept() -> int:
    """How many compiled functions are kept, for all the types that they were called with."""
    return sum(1 for _ in _FOLDER.rglob("*.nbc")) if _CACHED else 0


def jit(function: F) -> F:
    """Compile `function` to run without Python objects and without the interpreter's lock, and keep it where
    a folder allows.

    No reference counts are kept (`_nrt=False`): kernels get arrays and make none, and counting cost seven
    times the work.
    """
    # Two processes must never keep the same function, so one that helps another keeps its entries alone.
    return _by_type(_NUMBA.njit(nogil=True, cache=_CACHED and not _HELPS, _nrt=False)(function))


def inner(function: F) -> F:
    """As `jit`, for functions that only compiled code calls: no wrapper for Python is made, which is most of
    the compile, and nothing is kept, because whoever calls them keeps them in itself. They are always written
    into their callers (`core.part`): lists are passed as some hundred values, which a call would copy."""
    bare = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "pipeline_class": part.PartCompiler}
    return _by_type(_NUMBA.njit(nogil=True, _nrt=False, forceinline=True, **bare)(function))


def _by_type(kernel: Any) -> Any:
    """Let a call with the number 0 and a call with a variable share one compiled form: by itself Numba
    compiles anew for each number that stands in a call, and for the 0 with which a loop begins."""
    if not compiles():
        return kernel
    usual = kernel.get_call_template

    def by_type(arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        plain = {name: _NUMBA.types.unliteral(kind) for name, kind in named.items()}
        return usual(tuple(_NUMBA.types.unliteral(kind) for kind in arguments), plain)

    kernel.get_call_template = by_type
    return kernel


def entry(function: Callable[..., None]) -> Callable[..., None]:
    """As `jit`, for what Python calls for each block, and compiled code does not: large units, which several
    processes may share the compiling of (`sharing`)."""
    kernel = _NUMBA.njit(nogil=True, cache=_CACHED, _nrt=False)(function)
    if not compiles():
        return kernel
    name = f"{function.__module__}.{function.__qualname__}"

    @functools.wraps(function)
    def call(*arguments: Any) -> None:
        if all(share.has(name) for share in _shares):
            kernel(*arguments)

    return call


class Share:
    """Who compiles what, where several processes share the work: an entry is of the first that names it, and
    the others pass over it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mine: dict[str, bool] = {}

    def has(self, name: str) -> bool:
        """Whether this process compiles, and runs, the entry `name`."""
        if name not in self._mine:
            try:
                (self._folder / name).touch(exist_ok=False)
            except FileExistsError:
                self._mine[name] = False
            else:
                self._mine[name] = True
        return self._mine[name]


HELPS = "GOODSTANDING_HELPS_COMPILE"
"""Environment variable of a process that helps another: the folder in which they say who has what."""
_HELPS = os.environ.get(HELPS, "")
_shares = [Share(Path(_HELPS))] if _HELPS else []
"""The work that this process shares now, if any."""


@contextmanager
def sharing() -> Generator[dict[str, str], None, None]:
    """Let processes that are started with the environment given here compile a part of what is called inside:
    what is called inside may therefore do nothing at all."""
    with tempfile.TemporaryDirectory() as folder:
        _shares.append(Share(Path(folder)))
        try:
            yield {**os.environ, HELPS: folder}
        finally:
            _shares.pop()


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


def entry_or(plain: Callable[..., None]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """As `inner_or`, for entries."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        return plain if _NUMBA.config.DISABLE_JIT else entry(function)

    return decorate
