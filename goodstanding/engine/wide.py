"""Loops over 2,048 people at once, written as vectors of 32 lanes of 16 bits.

LLVM fits the vectors to whatever the processor has. Only the look-ups name instructions (the permutes of
AVX-512); `PERMUTES` says whether it is there, and where it is not, plain loops give the same bits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from llvmlite import binding as llvm  # pyright: ignore[reportMissingTypeStubs]
from numba import types  # pyright: ignore[reportMissingTypeStubs]
from numba.extending import intrinsic  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from goodstanding.core.keys import GOLDEN, MASK_64, MIX_1, MIX_2
from goodstanding.engine.vectors import (
    I1,
    I8,
    I16,
    I32,
    I64,
    IR,
    LANES,
    WIDE_16,
    WIDE_64,
    WORDS,
    Builder,
    Value,
    ask_for,
    by_bytes,
    by_words,
    each,
    named,
    number,
    put,
    splat,
    splat_16,
    splat_64,
    start_of,
    take,
)

TILE = 2048
"""People drawn at once: those with the same id >> 11."""
CLASSES = 64
"""Entries of one look-up table."""
LINE = 64
"""Bytes that come from memory together."""
FEATURES = cast("dict[str, bool]", llvm.get_host_cpu_features())
PERMUTES = FEATURES.get("avx512bw", False)
PERMUTES_BYTES = FEATURES.get("avx512vbmi", False)
DOUBLED = 257
"""A cell times this has the cell in both of its bytes, as look-ups want it."""

compiled = cast("Callable[[Any], Any]", intrinsic)


def _first_words(builder: Builder, one: Value, row: Value) -> Value:
    start = builder.add(builder.mul(row, number(GOLDEN)), one)
    steps = IR.Constant(WIDE_64, [IR.Constant(I64, i * GOLDEN & MASK_64) for i in range(WORDS)])
    return builder.add(splat(builder, start, WORDS), steps)


def _key(builder: Builder, two: Value) -> Value:
    """The key of `_mixed`: with its own bits added where the mix would add them."""
    return splat(builder, builder.xor(two, builder.lshr(two, number(27))), WORDS)


def _mixed(builder: Builder, x: Value, key: Value) -> Value:
    """`keys.mix` of eight words, as 32 draws. `key`: of `_key`."""
    x = builder.mul(builder.xor(x, builder.lshr(x, splat_64(30))), splat_64(MIX_1))
    x = builder.xor(builder.xor(x, builder.lshr(x, splat_64(27))), key)
    x = builder.mul(x, splat_64(MIX_2))
    return builder.bitcast(builder.xor(x, builder.lshr(x, splat_64(31))), WIDE_16)


def _further(builder: Builder, x: Value) -> Value:
    return builder.add(x, splat_64(WORDS * GOLDEN))


@compiled
def near(_typing: Any, one: Any, two: Any, row: Any, shift: Any, span: Any, draws: Any, bits: Any) -> Any:
    """draws u2[TILE]: first 16 bits of the lattice draws of 2,048 people, from word `row` on; bits u8[TILE /
    64]: which of them, plus `shift`, are below `span` (both u2)."""
    signature = types.void(types.uint64, types.uint64, types.uint64, types.uint16, types.uint16, draws, bits)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        one, two, row, shift, span, draws, bits = values
        to = start_of(context, builder, signature.args[5], draws)
        flags = builder.bitcast(start_of(context, builder, signature.args[6], bits), I32.as_pointer())
        two, shift, span = (
            _key(builder, two),
            splat(builder, shift, LANES),
            splat(builder, span, LANES),
        )

        def turn(i: Value, carried: list[Value]) -> list[Value]:
            first = _mixed(builder, carried[0], two)
            put(builder, first, to, builder.mul(i, number(LANES)))
            below = builder.icmp_unsigned("<", builder.add(first, shift), span)
            builder.store(builder.bitcast(below, I32), builder.gep(flags, [i]))
            return [_further(builder, carried[0])]

        each(builder, TILE // LANES, [_first_words(builder, one, row)], turn)
        return context.get_dummy_value()

    return signature, build


@compiled
def reached(_typing: Any, days: Any, at: Any, today: Any) -> Any:
    """Which of the 64 entries of an array u2 from days[at] on are not above `today`, one bit each; all 64 are
    there."""
    signature = types.uint64(days, types.int64, types.uint16)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        start, today = start_of(context, builder, signature.args[0], values[0]), splat(builder, values[2], 64)
        sixty_four = take(builder, start, values[1], IR.VectorType(I16, 64))
        return builder.bitcast(builder.icmp_unsigned("<=", sixty_four, today), I64)

    return signature, build


@compiled
def rightmost(_typing: Any, bits: Any) -> Any:
    """Index of the lowest bit that is set in a u8 word other than 0."""

    def build(_context: Any, builder: Builder, _signature: Any, values: Any) -> Value:
        return builder.cttz(values[0], IR.Constant(I1, 1))

    return types.int64(types.uint64), build


@compiled
def place(
    _typing: Any,
    kinds: Any,
    points: Any,
    width: Any,
    below: Any,
    cuts: Any,
    steps: Any,
    cells: Any,
    above: Any,
) -> Any:
    """The cells of 2,048 people and who has reached each cut: see `tiles.place`."""
    signature = types.void(kinds, points, types.uint16, types.uint16, cuts, steps, cells, above)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        start = {i: start_of(context, builder, signature.args[i], values[i]) for i in (0, 1, 4, 5, 6, 7)}
        width, below = (splat(builder, values[i], LANES) for i in (2, 3))
        flags = builder.bitcast(start[7], I32.as_pointer())
        count = _rows(context, builder, signature.args[4], values[4])

        def turn(i: Value, _carried: list[Value]) -> list[Value]:
            lane = builder.mul(i, number(LANES))
            kind = builder.zext(take(builder, start[0], lane, IR.VectorType(I8, LANES)), WIDE_16)
            score = take(builder, start[1], lane)

            def cut(c: Value, carried: list[Value]) -> list[Value]:
                over = _note_above(builder, score, start[4], c, flags, i)
                step = take(builder, start[5], builder.mul(c, number(LANES)))
                return [builder.add(carried[0], builder.select(over, step, splat_16(0)))]

            (cell,) = each(builder, count, [builder.add(builder.mul(kind, width), below)], cut)
            put(builder, cell, start[6], lane)
            return []

        each(builder, TILE // LANES, [], turn)
        return context.get_dummy_value()

    return signature, build


def _rows(context: Any, builder: Builder, array: Any, value: Value) -> Value:
    """Rows of LANES in an array."""
    return builder.udiv(context.make_array(array)(context, builder, value).nitems, number(LANES))


def _note_above(builder: Builder, score: Value, cuts: Value, c: Value, flags: Value, i: Value) -> Value:
    """Which of the i-th 32 scores have reached cut c; noted as bits in row c + 1."""
    over = builder.icmp_signed(">=", score, take(builder, cuts, builder.mul(c, number(LANES))))
    row = builder.mul(builder.add(c, number(1)), number(TILE // LANES))
    builder.store(builder.bitcast(over, I32), builder.gep(flags, [builder.add(row, i)]))
    return over


@compiled
def close(_typing: Any, points: Any, moves: Any, floor: Any, ceiling: Any, cuts: Any, above: Any) -> Any:
    """The scores of 2,048 people at the end of a day and who has reached each cut: see `tiles.close`."""
    signature = types.int64(points, moves, types.int16, types.int16, cuts, above)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        start = {i: start_of(context, builder, signature.args[i], values[i]) for i in (0, 1, 4, 5)}
        floor, ceiling = (splat(builder, values[i], LANES) for i in (2, 3))
        flags = builder.bitcast(start[5], I32.as_pointer())
        count = _rows(context, builder, signature.args[4], values[4])
        pairs = IR.VectorType(I32, LANES // 2)
        half = IR.Constant(pairs, [16] * (LANES // 2))

        def turn(i: Value, carried: list[Value]) -> list[Value]:
            lane = builder.mul(i, number(LANES))
            score = builder.add(take(builder, start[0], lane), take(builder, start[1], lane))
            score = builder.select(builder.icmp_signed(">", score, floor), score, floor)
            score = builder.select(builder.icmp_signed("<", score, ceiling), score, ceiling)
            put(builder, score, start[0], lane)

            def cut(c: Value, _carried: list[Value]) -> list[Value]:
                _note_above(builder, score, start[4], c, flags, i)
                return []

            each(builder, count, [], cut)
            both = builder.bitcast(score, pairs)
            odd, even = builder.ashr(both, half), builder.ashr(builder.shl(both, half), half)
            return [builder.add(carried[0], builder.add(odd, even))]

        (sums,) = each(builder, TILE // LANES, [IR.Constant(pairs, [0] * (LANES // 2))], turn)
        added = named(builder.module, "llvm.vector.reduce.add.v16i32", pairs, 1, I32)
        return builder.sext(builder.call(added, [sums]), I64)

    return signature, build


@compiled
def fetch(_typing: Any, values: Any, at: Any) -> Any:
    """Have the entries of 2,048 people from values[at] on brought near, for a loop to come; harmless past the
    end."""
    signature = types.void(values, types.int64)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        size = signature.args[0].dtype.bitwidth // 8
        start = builder.gep(start_of(context, builder, signature.args[0], values[0]), [values[1]])
        first = builder.bitcast(start, I8.as_pointer())

        def turn(i: Value, _carried: list[Value]) -> list[Value]:
            ask_for(builder, builder.gep(first, [builder.mul(i, number(LINE))]), 2)
            return []

        each(builder, TILE * size // LINE, [], turn)
        return context.get_dummy_value()

    return signature, build


@compiled
def bring_near(_typing: Any, column: Any, lane: Any) -> Any:
    """Have column[lane] brought near, the column being of one dimension and in any steps."""
    signature = types.void(column, types.int64)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        column = context.make_array(signature.args[0])(context, builder, values[0])
        step = builder.extract_value(column.strides, 0)
        first = builder.bitcast(column.data, I8.as_pointer())
        ask_for(builder, builder.gep(first, [builder.mul(values[1], step)]), 3)
        return context.get_dummy_value()

    return signature, build


@compiled
def sharpen(_typing: Any, low: Any, first: Any, lows: Any, rates: Any) -> Any:
    """rates u2[3 * CLASSES] = first + (low < lows): see `tiles.sharpen`."""
    signature = types.void(types.uint64, first, lows, rates)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        start = {i: start_of(context, builder, signature.args[i], values[i]) for i in (1, 2, 3)}
        low = splat(builder, values[0], WORDS)

        def turn(i: Value, _carried: list[Value]) -> list[Value]:
            at = builder.mul(i, number(WORDS))
            below = builder.icmp_unsigned("<", low, take(builder, start[2], at, WIDE_64))
            eight = IR.VectorType(I16, WORDS)
            more = builder.zext(below, eight)
            put(builder, builder.add(take(builder, start[1], at, eight), more), start[3], at)
            return []

        each(builder, 3 * CLASSES // WORDS, [], turn)
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
            start_of(context, builder, signature.args[i], v)
            for i, v in ((3, cells), (4, rates), (6, moves), (7, planes))
        ]
        source, table, to, flags = starts
        flags = builder.bitcast(flags, I32.as_pointer())
        halves = [take(builder, table, number(LANES * half)) for half in range(6)]
        look_up = (by_bytes if PERMUTES_BYTES else by_words)(builder, halves)
        two, by = _key(builder, two), splat(builder, by, LANES)

        def turn(i: Value, carried: list[Value]) -> list[Value]:
            lane = builder.mul(i, number(LANES))
            first, cell = _mixed(builder, carried[0], two), take(builder, source, lane)
            seen, act, wrong = (look_up(part, cell) for part in range(3))
            met = [
                builder.icmp_unsigned("<", first, seen),
                builder.icmp_unsigned("<", first, act),
                builder.icmp_unsigned(">", first, wrong),
            ]
            more = builder.select(builder.or_(met[0], met[2]), by, splat_16(0))
            put(builder, builder.add(take(builder, to, lane), more), to, lane)
            for part, mask in enumerate(met):
                at = builder.add(i, number(part * TILE // LANES))
                builder.store(builder.bitcast(mask, I32), builder.gep(flags, [at]))
            return [_further(builder, carried[0])]

        each(builder, TILE // LANES, [_first_words(builder, one, row)], turn)
        return context.get_dummy_value()

    return signature, build


@compiled
def add_common(_typing: Any, ours: Any, rows: Any, into: Any) -> Any:
    """Add to each row of into i8[R, WORDS], in any parts, how many bits are set in both of u8[TILE / 64] and
    the row of rows u8[R, TILE / 64]."""
    signature = types.void(ours, rows, into)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        first, second, to = (start_of(context, builder, signature.args[i], values[i]) for i in range(3))
        count = builder.udiv(
            context.make_array(signature.args[2])(context, builder, values[2]).nitems, number(WORDS)
        )
        set_bits = named(builder.module, "llvm.ctpop.v8i64", WIDE_64, 1)
        parts = range(0, TILE // 64, WORDS)
        mine = [take(builder, first, number(at), WIDE_64) for at in parts]

        def turn(row: Value, _carried: list[Value]) -> list[Value]:
            start, place = builder.mul(row, number(TILE // 64)), builder.mul(row, number(WORDS))
            total = take(builder, to, place, WIDE_64)
            for at, ours in zip(parts, mine, strict=True):
                theirs = take(builder, second, builder.add(start, number(at)), WIDE_64)
                total = builder.add(total, builder.call(set_bits, [builder.and_(ours, theirs)]))
            put(builder, total, to, place)
            return []

        each(builder, count, [], turn)
        return context.get_dummy_value()

    return signature, build
