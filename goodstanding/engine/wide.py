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
I1, I8, I16, I32, I64 = (IR.IntType(bits) for bits in (1, 8, 16, 32, 64))
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
    i.add_incoming(_number(0), before)
    now = [builder.phi(value.type) for value in carried]
    for phi, value in zip(now, carried, strict=True):
        phi.add_incoming(value, before)
    turned = body(i, now)
    next_i, end = builder.add(i, _number(1)), builder.block
    i.add_incoming(next_i, end)
    for phi, value in zip(now, turned, strict=True):
        phi.add_incoming(value, end)
    last = _number(count) if isinstance(count, int) else count
    builder.cbranch(builder.icmp_unsigned("<", next_i, last), loop, after)
    builder.position_at_end(after)
    return turned


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
def place(
    _typing: Any,
    kinds: Any,
    points: Any,
    width: Any,
    below: Any,
    cuts: Any,
    steps: Any,
    cells: Any,
    reached: Any,
) -> Any:
    """The cells of 2,048 people and who has reached each cut: see `tiles.place`."""
    signature = types.void(kinds, points, types.uint16, types.uint16, cuts, steps, cells, reached)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        start = {i: _start(context, builder, signature.args[i], values[i]) for i in (0, 1, 4, 5, 6, 7)}
        width, below = (_splat(builder, values[i], LANES) for i in (2, 3))
        flags = builder.bitcast(start[7], I32.as_pointer())
        count = context.make_array(signature.args[4])(context, builder, values[4]).nitems

        def turn(i: Value, _carried: list[Value]) -> list[Value]:
            lane = builder.mul(i, _number(LANES))
            kind = builder.zext(_load(builder, start[0], lane, IR.VectorType(I8, LANES)), WIDE_16)
            score = _load(builder, start[1], lane)

            def cut(c: Value, carried: list[Value]) -> list[Value]:
                at, step = (_splat(builder, builder.load(builder.gep(start[k], [c])), LANES) for k in (4, 5))
                over = builder.icmp_signed(">=", score, at)
                row = builder.add(builder.mul(c, _number(TILE // LANES)), i)
                builder.store(builder.bitcast(over, I32), builder.gep(flags, [row]))
                return [builder.add(carried[0], builder.select(over, step, _splat_16(0)))]

            (cell,) = _each(builder, count, [builder.add(builder.mul(kind, width), below)], cut)
            _store(builder, cell, start[6], lane)
            return []

        _each(builder, TILE // LANES, [], turn)
        return context.get_dummy_value()

    return signature, build


@compiled
def sharpen(_typing: Any, low: Any, first: Any, lows: Any, rates: Any) -> Any:
    """rates u2[3 * CLASSES] = first + (low < lows): see `tiles.sharpen`."""
    signature = types.void(types.uint64, first, lows, rates)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        start = {i: _start(context, builder, signature.args[i], values[i]) for i in (1, 2, 3)}
        low = _splat(builder, values[0], WORDS)

        def turn(i: Value, _carried: list[Value]) -> list[Value]:
            at = builder.mul(i, _number(WORDS))
            below = builder.icmp_unsigned("<", low, _load(builder, start[2], at, WIDE_64))
            eight = IR.VectorType(I16, WORDS)
            more = builder.zext(below, eight)
            _store(builder, builder.add(_load(builder, start[1], at, eight), more), start[3], at)
            return []

        _each(builder, 3 * CLASSES // WORDS, [], turn)
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
                builder.icmp_unsigned(">", first, wrong),
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
def add_common(_typing: Any, ours: Any, rows: Any, into: Any) -> Any:
    """Add to each row of into i8[R, WORDS], in any parts, how many bits are set in both of u8[TILE / 64] and
    the row of rows u8[R, TILE / 64]."""
    signature = types.void(ours, rows, into)

    def build(context: Any, builder: Builder, signature: Any, values: Any) -> Value:
        first, second, to = (_start(context, builder, signature.args[i], values[i]) for i in range(3))
        count = builder.udiv(
            context.make_array(signature.args[2])(context, builder, values[2]).nitems, _number(WORDS)
        )
        set_bits = _named(builder.module, "llvm.ctpop.v8i64", WIDE_64, 1)
        parts = range(0, TILE // 64, WORDS)
        mine = [_load(builder, first, _number(at), WIDE_64) for at in parts]

        def turn(row: Value, _carried: list[Value]) -> list[Value]:
            start, place = builder.mul(row, _number(TILE // 64)), builder.mul(row, _number(WORDS))
            total = _load(builder, to, place, WIDE_64)
            for at, ours in zip(parts, mine, strict=True):
                theirs = _load(builder, second, builder.add(start, _number(at)), WIDE_64)
                total = builder.add(total, builder.call(set_bits, [builder.and_(ours, theirs)]))
            _store(builder, total, to, place)
            return []

        _each(builder, count, [], turn)
        return context.get_dummy_value()

    return signature, build
