"""Loops over 2,048 people at once, written as vectors of 32 lanes of 16 bits.

LLVM fits the vectors to whatever the processor has. Only `_look_up` names an instruction (the permute of
AVX-512); `PERMUTES` says whether it is there, and where it is not, plain loops give the same bits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from llvmlite import binding as llvm  # pyright: ignore[reportMissingTypeStubs]
from llvmlite import ir  # pyright: ignore[reportMissingTypeStubs]
from numba import types  # pyright: ignore[reportMissingTypeStubs]
from numba.extending import intrinsic  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from goodstanding.core.keys import GOLDEN, MASK_64, MIX_1, MIX_2

TILE = 2048
"""People drawn at once: those with the same id >> 11."""
LANES, WORDS = 32, 8
"""16-bit lanes of a vector, and the 64-bit words that hold them."""
CLASSES = 64
"""Entries of one look-up table."""
FEATURES = cast("dict[str, bool]", llvm.get_host_cpu_features())
PERMUTES = FEATURES.get("avx512bw", False)

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


def _splat_16(value: int) -> Value:
    return IR.Constant(WIDE_16, [IR.Constant(I16, value)] * LANES)


def _start(context: Any, builder: Builder, array: Any, value: Value) -> Value:
    return context.make_array(array)(context, builder, value).data


def _load(builder: Builder, start: Value, at: Value, kind: Any = WIDE_16) -> Value:
    value = builder.load(builder.bitcast(builder.gep(start, [at]), kind.as_pointer()))
    value.align = 2
    return value


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


@compiled
def rise(_typing: Any, points: Any, cut: Any, step: Any, cells: Any, bits: Any) -> Any:
    """Add `step` to cells u2[TILE] where points i2[TILE] have reached `cut`; bits u8[TILE / 64]: where."""
    signature = types.void(points, types.int16, types.uint16, cells, bits)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        points, cut, step, cells, bits = values
        source, to = (
            _start(context, builder, signature.args[0], points),
            _start(context, builder, signature.args[3], cells),
        )
        flags = builder.bitcast(_start(context, builder, signature.args[4], bits), I32.as_pointer())
        cut, step = _splat(builder, cut, LANES), _splat(builder, step, LANES)

        def turn(i: Value, _carried: list[Value]) -> list[Value]:
            lane = builder.mul(i, _number(LANES))
            reached = builder.icmp_signed(">=", _load(builder, source, lane), cut)
            more = builder.select(reached, step, _splat_16(0))
            _store(builder, builder.add(_load(builder, to, lane), more), to, lane)
            builder.store(builder.bitcast(reached, I32), builder.gep(flags, [i]))
            return []

        _each(builder, TILE // LANES, [], turn)
        return context.get_dummy_value()

    return signature, build


@compiled
def settle(
    _typing: Any, one: Any, two: Any, row: Any, cells: Any, rates: Any, by: Any, moves: Any, planes: Any
) -> Any:
    """What the draws of 2,048 people mean: see `tiles.settle`."""
    signature = types.void(types.uint64, types.uint64, types.uint64, cells, rates, types.int16, moves, planes)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        one, two, row, cells, rates, by, moves, planes = values
        starts = [
            _start(context, builder, signature.args[i], v)
            for i, v in ((3, cells), (4, rates), (6, moves), (7, planes))
        ]
        source, table, to, flags = starts
        flags = builder.bitcast(flags, I32.as_pointer())
        halves = [_load(builder, table, _number(LANES * half)) for half in range(6)]
        permute = _named(builder.module, "llvm.x86.avx512.vpermi2var.hi.512", WIDE_16, 3)
        two, by = _splat(builder, two, WORDS), _splat(builder, by, LANES)

        def turn(i: Value, carried: list[Value]) -> list[Value]:
            lane = builder.mul(i, _number(LANES))
            first, cell = _mixed(builder, carried[0], two), _load(builder, source, lane)
            seen, act, wrong = (
                builder.call(permute, [halves[2 * part], cell, halves[2 * part + 1]]) for part in range(3)
            )
            met = [
                builder.icmp_unsigned("<", first, seen),
                builder.icmp_unsigned("<", first, act),
                builder.icmp_unsigned("<", builder.xor(first, _splat_16(0xFFFF)), wrong),
            ]
            more = builder.select(builder.or_(met[0], met[2]), by, _splat_16(0))
            _store(builder, builder.add(_load(builder, to, lane), more), to, lane)
            for part, mask in enumerate(met):
                at = builder.add(i, _number(part * TILE // LANES))
                builder.store(builder.bitcast(mask, I32), builder.gep(flags, [at]))
            return [_further(builder, carried[0])]

        _each(builder, TILE // LANES, [_first_words(builder, one, row)], turn)
        return context.get_dummy_value()

    return signature, build


def _named(module: Any, name: str, kind: Any, count: int) -> Any:
    """One of LLVM's own functions, of `count` arguments of its result's type."""
    return module.globals.get(name) or IR.Function(module, IR.FunctionType(kind, [kind] * count), name)


@compiled
def reach(_typing: Any, points: Any, cut: Any, bits: Any) -> Any:
    """bits u8[TILE / 64]: where points i2[TILE] have reached `cut`."""
    signature = types.void(points, types.int16, bits)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        points, cut, bits = values
        source = _start(context, builder, signature.args[0], points)
        flags = builder.bitcast(_start(context, builder, signature.args[2], bits), I32.as_pointer())
        cut = _splat(builder, cut, LANES)

        def turn(i: Value, _carried: list[Value]) -> list[Value]:
            reached = builder.icmp_signed(">=", _load(builder, source, builder.mul(i, _number(LANES))), cut)
            builder.store(builder.bitcast(reached, I32), builder.gep(flags, [i]))
            return []

        _each(builder, TILE // LANES, [], turn)
        return context.get_dummy_value()

    return signature, build


@compiled
def add_common(_typing: Any, ours: Any, theirs: Any, into: Any) -> Any:
    """Add to into i8[WORDS], in any parts, how many bits are set in both of two u8[TILE / 64]."""
    signature = types.void(ours, theirs, into)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        first, second, to = (_start(context, builder, signature.args[i], values[i]) for i in range(3))
        set_bits = _named(builder.module, "llvm.ctpop.v8i64", WIDE_64, 1)
        count = _load(builder, to, _number(0), WIDE_64)
        for at in range(0, TILE // 64, WORDS):
            ours, theirs = (_load(builder, words, _number(at), WIDE_64) for words in (first, second))
            count = builder.add(count, builder.call(set_bits, [builder.and_(ours, theirs)]))
        _store(builder, count, to, _number(0))
        return context.get_dummy_value()

    return signature, build
