"""W in JAX on the processor: one compiled day, people in blocks, a hash of our own for the draws.

Draws are a 32-bit mixer of (day's key, number, pair of conducts), split into two 16-bit words.
Counts by tier are a product of two matrices.
"""

from __future__ import annotations

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from bench.record import Record
from bench.workload import (
    BASE,
    CONDUCTS,
    CUTS,
    DETECT,
    FIRST_SCORE,
    FIRST_SPREAD,
    GROUPS,
    LEAN,
    LEVEL,
    MOST,
    POINTS,
    SLOPE,
    TIERS,
    TOP_SCORE,
    TRAITS,
    WRONG,
    company,
)

BLOCK = 64 * 1024
BITS = 16
"""Cuts are rounded to this many bits; the oracle is told so."""


def mixed(x: jax.Array) -> jax.Array:
    """A 32-bit finalizer: multiply and shift until every bit depends on every bit."""
    x = (x ^ (x >> 16)) * jnp.uint32(0x7FEB352D)
    x = (x ^ (x >> 15)) * jnp.uint32(0x846CA68B)
    return x ^ (x >> 16)


def block_day(factors: jax.Array, key: jax.Array, block: tuple[jax.Array, ...]) -> tuple[jax.Array, ...]:
    """One day of one block: new scores, people [tier], counts [tier, kind, conduct], sum of scores."""
    numbers, traits, scores, real = block
    tiers = sum(((scores >= cut).astype(jnp.float32) for cut in CUTS), jnp.zeros_like(scores, jnp.float32))
    theta = (traits.astype(jnp.float32) + 0.5) / TRAITS
    own = mixed(numbers ^ key)
    masks, points = [], jnp.zeros_like(scores, jnp.int32)
    for conduct in range(CONDUCTS):
        if conduct % 2 == 0:
            drawn = mixed(own + jnp.uint32(0x9E3779B9 * (conduct + 1) % 2**32))
        word = ((drawn >> (16 * (conduct % 2))) & jnp.uint32(0xFFFF)).astype(jnp.float32)
        plain = factors[conduct] * (float(LEVEL[conduct]) + float(LEAN[conduct]) * theta)
        acts = jnp.minimum(MOST, plain * (1 + (tiers - 2) * float(SLOPE[conduct])))
        recorded = word < jnp.rint(acts * float(DETECT[conduct] * 2**BITS))
        did = word < jnp.rint(acts * 2**BITS)
        any_record = word < jnp.rint((acts + (1 - acts) * float(WRONG[conduct])) * 2**BITS)
        wrongful = any_record & ~did
        masks += [did, recorded, wrongful]
        points += (recorded | wrongful) * int(POINTS[conduct])
    after = jnp.clip(scores + points, 0, TOP_SCORE).astype(jnp.int16)
    in_tier = ((tiers == jnp.arange(TIERS)[:, None]) & real).astype(jnp.float32)
    counts = in_tier @ jnp.stack(masks).astype(jnp.float32).T
    return after, in_tier.sum(1), counts, jnp.where(real, after, 0).astype(jnp.int32).sum()


@partial(jax.jit, donate_argnums=3)
def day_of(
    factors: jax.Array, key: jax.Array, fixed: tuple[jax.Array, ...], scores: jax.Array
) -> tuple[jax.Array, ...]:
    """One day of everyone, block after block."""
    numbers, traits, real = fixed
    return jax.lax.map(partial(block_day, factors, key), (numbers, traits, scores, real))


def run(people: int, days: int, seed: int) -> Record:
    """`people` (a multiple of 8) live under W for `days` days."""
    chance = np.random.default_rng(seed)
    size = people // GROUPS
    blocks = -(-size // BLOCK)
    width = -(-size // blocks)
    shape = (GROUPS * blocks, width)
    traits = jnp.asarray(chance.integers(0, TRAITS, shape, dtype=np.uint8))
    scores = jnp.asarray(chance.integers(FIRST_SCORE, FIRST_SCORE + FIRST_SPREAD, shape, dtype=np.int16))
    numbers = jnp.arange(GROUPS * blocks * width, dtype=jnp.uint32).reshape(shape)
    real = (np.arange(blocks * width) < size).reshape(1, blocks, width)
    fixed = (numbers, traits, jnp.asarray(np.broadcast_to(real, (GROUPS, blocks, width)).reshape(shape)))
    record = Record.empty(days)
    factors = np.ones(CONDUCTS)
    for day in range(days):
        key = jnp.uint32(chance.integers(0, 2**32))
        scores, in_tier, counts, sums = day_of(jnp.asarray(BASE * factors, jnp.float32), key, fixed, scores)
        by_group = np.asarray(counts).astype(np.int64).reshape(GROUPS, blocks, TIERS, CONDUCTS, 3).sum(1)
        record.counts[day] = by_group.transpose(3, 1, 0, 2)
        record.people[day] = np.asarray(in_tier).astype(np.int64).reshape(GROUPS, blocks, TIERS).sum(1).T
        record.scores[day] = np.asarray(sums).astype(np.int64).reshape(GROUPS, blocks).sum(1)
        factors = company(record.shares(day))
    return record
