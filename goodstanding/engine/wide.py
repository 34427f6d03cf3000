"""Loops over 2,048 people at once, written as vectors of 32 lanes of 16 bits.

LLVM fits the vectors to whatever the processor has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from llvmlite import ir  # pyright: ignore[reportMissingTypeStubs]
from numba import types  # pyright: ignore[reportMissingTypeStubs]
from numba.extending import intrinsic  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from goodstanding.core.keys import GOLDEN, MASK_64, MIX_1, MIX_2

TILE = 2048
"""People drawn at once: those with the same id >> 11."""
LANES, WORDS = 32, 8
"""16-bit lanes of a vector, and the 64-bit words that hold them."""
IR: Any = ir
I1, I16, I32, I64 = (IR.IntType(bits) for bits in (1, 16, 32, 64))
WIDE_16, WIDE_64 = IR.VectorType(I16, LANES), IR.VectorType(I64, WORDS)
Builder: TypeAlias = Any
Value: TypeAlias = Any
compiled = cast("Callable[[Any], Any]", intrinsic)


def _number(value: int) -> Value:
    return IR.Constant(I64, value)


def _splat(builder: Builder, value: Value, count: int) -> Value:
    kind = IR.VectorType(value.type, count)
    nothing = IR.Constant(kind, IR.Undefined)
    one = builder.insert_element(nothing, value, IR.Constant(I32, 0))
    return builder.shuffle_vector(one, nothing, IR.Constant(IR.VectorType(I32, count), [0] * count))


def _splat_64(value: int) -> Value:
    return IR.Constant(WIDE_64, [IR.Constant(I64, value & MASK_64)] * WORDS)


def _start(context: Any, builder: Builder, array: Any, value: Value) -> Value:
    return context.make_array(array)(context, builder, value).data


def _store(builder: Builder, value: Value, start: Value, at: Value) -> None:
    builder.store(value, builder.bitcast(builder.gep(start, [at]), value.type.as_pointer())).align = 2


def _each(
    builder: Builder, count: int, carried: list[Value], body: Callable[[Value, list[Value]], list[Value]]
) -> None:
    """A loop: `body(i, carried)` builds one turn and returns what it carries to the next."""
    before = builder.block
    loop, after = builder.append_basic_block("loop"), builder.append_basic_block("after")
    builder.branch(loop)
    builder.position_at_end(loop)
    i = builder.phi(I64)
    i.add_incoming(_number(0), before)
    now = [builder.phi(value.type) for value in carried]
    for phi, value in zip(now, carried, strict=True):
        phi.add_incoming(value, before)
    turned = body(i, now)
    next_i = builder.add(i, _number(1))
    i.add_incoming(next_i, loop)
    for phi, value in zip(now, turned, strict=True):
        phi.add_incoming(value, loop)
    builder.cbranch(builder.icmp_unsigned("<", next_i, _number(count)), loop, after)
    builder.position_at_end(after)


def _first_words(builder: Builder, one: Value, row: Value) -> Value:
    start = builder.add(builder.mul(row, _number(GOLDEN)), one)
    steps = IR.Constant(WIDE_64, [IR.Constant(I64, i * GOLDEN & MASK_64) for i in range(WORDS)])
    return builder.add(_splat(builder, start, WORDS), steps)


def _mixed(builder: Builder, x: Value, two: Value) -> Value:
    """`keys.mix` of eight words, as 32 draws."""
    x = builder.xor(x, builder.lshr(x, _splat_64(30)))
    x = builder.xor(builder.mul(x, _splat_64(MIX_1)), two)
    x = builder.mul(builder.xor(x, builder.lshr(x, _splat_64(27))), _splat_64(MIX_2))
    return builder.bitcast(builder.xor(x, builder.lshr(x, _splat_64(31))), WIDE_16)


def _further(builder: Builder, x: Value) -> Value:
    return builder.add(x, _splat_64(WORDS * GOLDEN))


@compiled
def near(_typing: Any, one: Any, two: Any, row: Any, shift: Any, span: Any, draws: Any, bits: Any) -> Any:
    """draws u2[TILE]: first 16 bits of the lattice draws of 2,048 people, from word `row` on; bits u8[TILE /
    64]: which of them, plus `shift`, are below `span` (both u2)."""
    signature = types.void(types.uint64, types.uint64, types.uint64, types.uint16, types.uint16, draws, bits)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        one, two, row, shift, span, draws, bits = values
        to = _start(context, builder, signature.args[5], draws)
        flags = builder.bitcast(_start(context, builder, signature.args[6], bits), I32.as_pointer())
        two, shift, span = (
            _splat(builder, two, WORDS),
            _splat(builder, shift, LANES),
            _splat(builder, span, LANES),
        )

        def turn(i: Value, carried: list[Value]) -> list[Value]:
            first = _mixed(builder, carried[0], two)
            _store(builder, first, to, builder.mul(i, _number(LANES)))
            below = builder.icmp_unsigned("<", builder.add(first, shift), span)
            builder.store(builder.bitcast(below, I32), builder.gep(flags, [i]))
            return [_further(builder, carried[0])]

        _each(builder, TILE // LANES, [_first_words(builder, one, row)], turn)
        return context.get_dummy_value()

    return signature, build


@compiled
def rightmost(_typing: Any, bits: Any) -> Any:
    """Index of the lowest bit that is set in a u8 word other than 0."""

    def build(_context: Any, builder: Builder, _signature: Any, values: Any) -> Value:
        return builder.cttz(values[0], IR.Constant(I1, 1))

    return types.int64(types.uint64), build
