"""What vectors of 32 lanes of 16 bits are built of, as LLVM writes it: loads, stores, loops and look-ups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from llvmlite import ir  # pyright: ignore[reportMissingTypeStubs]

from goodstanding.core.keys import MASK_64

LANES, WORDS = 32, 8
"""16-bit lanes of a vector, and the 64-bit words that hold them."""

IR: Any = ir
I1, I8, I16, I32, I64 = (IR.IntType(bits) for bits in (1, 8, 16, 32, 64))
WIDE_8, WIDE_16, WIDE_64 = (IR.VectorType(kind, 512 // kind.width) for kind in (I8, I16, I64))
Builder: TypeAlias = Any
Value: TypeAlias = Any


def number(value: int) -> Value:
    return IR.Constant(I64, value)


def splat(builder: Builder, value: Value, count: int) -> Value:
    kind = IR.VectorType(value.type, count)
    nothing = IR.Constant(kind, IR.Undefined)
    one = builder.insert_element(nothing, value, IR.Constant(I32, 0))
    return builder.shuffle_vector(one, nothing, IR.Constant(IR.VectorType(I32, count), [0] * count))


def splat_64(value: int) -> Value:
    return IR.Constant(WIDE_64, [IR.Constant(I64, value & MASK_64)] * WORDS)


def splat_16(value: int) -> Value:
    return IR.Constant(WIDE_16, [IR.Constant(I16, value)] * LANES)


def start_of(context: Any, builder: Builder, array: Any, value: Value) -> Value:
    return context.make_array(array)(context, builder, value).data


def take(builder: Builder, start: Value, at: Value, kind: Any = WIDE_16) -> Value:
    value = builder.load(builder.bitcast(builder.gep(start, [at]), kind.as_pointer()))
    value.align = 2
    return value


def put(builder: Builder, value: Value, start: Value, at: Value) -> None:
    builder.store(value, builder.bitcast(builder.gep(start, [at]), value.type.as_pointer())).align = 2


def each(
    builder: Builder,
    count: Value | int,
    carried: list[Value],
    body: Callable[[Value, list[Value]], list[Value]],
) -> list[Value]:
    """A loop: `body(i, carried)` builds one turn and returns what it carries to the next;
    what the last turn carries is returned. There is at least one turn."""
    before = builder.block
    loop, after = builder.append_basic_block("loop"), builder.append_basic_block("after")
    builder.branch(loop)
    builder.position_at_end(loop)
    i = builder.phi(I64)
    i.add_incoming(number(0), before)
    now = [builder.phi(value.type) for value in carried]
    for phi, value in zip(now, carried, strict=True):
        phi.add_incoming(value, before)
    turned = body(i, now)
    next_i, end = builder.add(i, number(1)), builder.block
    i.add_incoming(next_i, end)
    for phi, value in zip(now, turned, strict=True):
        phi.add_incoming(value, end)
    last = number(count) if isinstance(count, int) else count
    builder.cbranch(builder.icmp_unsigned("<", next_i, last), loop, after)
    builder.position_at_end(after)
    return turned


def by_words(builder: Builder, halves: list[Value]) -> Callable[[int, Value], Value]:
    """Look-ups in tables of 64 words, of which `halves` has two halves each; one takes three steps of the
    processor."""
    permute = named(builder.module, "llvm.x86.avx512.vpermi2var.hi.512", WIDE_16, 3)
    return lambda part, cell: builder.call(permute, [halves[2 * part], cell, halves[2 * part + 1]])


def by_bytes(builder: Builder, halves: list[Value]) -> Callable[[int, Value], Value]:
    """As `by_words`, lower bytes and upper bytes apart: two steps."""
    permute = named(builder.module, "llvm.x86.avx512.permvar.qi.512", WIDE_8, 2)
    narrow = IR.VectorType(I8, LANES)
    every = IR.Constant(IR.VectorType(I32, 2 * LANES), list(range(2 * LANES)))
    upper = IR.Constant(IR.VectorType(I1, 2 * LANES), [0, 1] * LANES)

    def bytes_of(part: int, shift: int) -> Value:
        first, second = (
            builder.trunc(builder.lshr(half, splat_16(shift)), narrow)
            for half in halves[2 * part : 2 * part + 2]
        )
        return builder.shuffle_vector(first, second, every)

    tables = [(bytes_of(part, 0), bytes_of(part, 8)) for part in range(len(halves) // 2)]

    def look_up(part: int, cell: Value) -> Value:
        at = builder.bitcast(cell, WIDE_8)
        low, high = (builder.call(permute, [table, at]) for table in tables[part])
        return builder.bitcast(builder.select(upper, high, low), WIDE_16)

    return look_up


def named(module: Any, name: str, kind: Any, count: int, result: Any = None) -> Any:
    """One of LLVM's own functions, of `count` arguments of one type, and a result of that type or another."""
    typed = IR.FunctionType(result or kind, [kind] * count)
    return module.globals.get(name) or IR.Function(module, typed, name)


def ask_for(builder: Builder, at: Value, nearness: int) -> None:
    """Have the line at an address of bytes brought near for reading: 3 is nearest."""
    typed = IR.FunctionType(IR.VoidType(), [I8.as_pointer(), I32, I32, I32])
    name = "llvm.prefetch.p0"
    hint = builder.module.globals.get(name) or IR.Function(builder.module, typed, name)
    builder.call(hint, [at, *(IR.Constant(I32, flag) for flag in (0, nearness, 1))])
