"""Effort that moves what is measured and not what is meant.

Frankel and Kartik, "Improving information from manipulable data", Journal of the European Economic
Association 20 (2022): who has a measure that counts with some weight moves it by stake x weight x own ease
of moving it. Milli, Miller, Dragan and Hardt, "The social cost of strategic classification", FAT* (2019):
who is below a threshold, but within reach of it, moves up to it, at a cost in proportion to the way."""

from __future__ import annotations

from typing import Any

from goodstanding.core.compile import jit


@jit
def measured(true: Any, ease: Any, weight: Any, stake: Any) -> Any:
    """What the measure shows of conduct that is `true`, with `weight` on the measure."""
    return true + stake * weight * ease


@jit
def presented(true: Any, threshold: Any, reach: Any) -> Any:
    """What somebody presents to a threshold: the threshold itself if that is within reach from below."""
    return threshold if threshold - reach <= true < threshold else true


@jit
def cost(true: Any, shown: Any, reach: Any) -> Any:
    """What the way from true to shown costs; the longest way that anybody goes costs 1."""
    return (shown - true) / reach
