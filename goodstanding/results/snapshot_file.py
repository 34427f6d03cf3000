"""The form of a file that a long run is kept in: whole, or known to be broken.

One line that says what it is; the length of the header (8 bytes); the header, JSON; its checksum; the arrays
one after another; the checksum of the arrays.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Generator, Iterable, Mapping
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np

MAGIC = b"goodstanding snapshot, form 2\n"
CHECK = 32


class Broken(ValueError):  # noqa: N818 - it says what it is
    """A file that is not, or no longer, a whole one."""


def pieces(header: Mapping[str, Any], arrays: Iterable[Any]) -> Generator[Any, None, None]:
    """What is written of plain values and contiguous arrays, in order. No array is copied."""
    arrays = tuple(arrays)
    shapes = [[array.dtype.str, array.shape] for array in arrays]
    text = json.dumps({**header, "arrays": shapes}).encode()
    yield MAGIC + len(text).to_bytes(8, "little")
    yield text
    yield checksum([text])
    yield from arrays
    yield checksum(arrays)


def checksum(pieces: Iterable[Any]) -> bytes:
    """Of buffers, one after another."""
    hasher = hashlib.blake2b(digest_size=CHECK)
    for piece in pieces:
        if memoryview(piece).nbytes:
            hasher.update(piece)
    return hasher.digest()


def read(path: Path) -> tuple[dict[str, Any], tuple[Any, ...], bytes]:
    """Header, arrays, and the checksum of the arrays. Raises Broken, or OSError."""
    if not path.is_file():
        raise Broken("it is not there")
    with path.open("rb") as file:
        header = _header(file, path.stat().st_size)
        shapes = [(np.dtype(kind), tuple(shape)) for kind, shape in header.pop("arrays")]
        size = sum(kind.itemsize * math.prod(shape) for kind, shape in shapes)
        if path.stat().st_size != file.tell() + size + CHECK:
            raise Broken("it is of another length than it says")
        arrays = tuple(_array(file, kind, shape) for kind, shape in shapes)
        check = file.read(CHECK)
        if check != checksum(arrays):
            raise Broken("the checksum of its arrays does not match")
        return header, arrays, check


def read_header(path: Path) -> dict[str, Any]:
    """The header alone. Raises Broken, or OSError."""
    with path.open("rb") as file:
        return _header(file, path.stat().st_size)


def _header(file: BufferedReader, size: int) -> dict[str, Any]:
    if file.read(len(MAGIC)) != MAGIC:
        raise Broken("it does not begin as one")
    length = int.from_bytes(file.read(8), "little")
    if length > size:
        raise Broken("it is cut short")
    text = file.read(length)
    if file.read(CHECK) != checksum([text]):
        raise Broken("the checksum of its header does not match")
    return json.loads(text)


def _array(file: BufferedReader, kind: Any, shape: tuple[int, ...]) -> Any:
    array: Any = np.empty(shape, kind)
    if array.nbytes and file.readinto(memoryview(array).cast("B")) != array.nbytes:
        raise Broken("it is cut short")
    return array
