"""`python -m bench.chart`: how cost grows with the number of people, drawn from bench/results.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import altair as alt

from bench.cases import OURS, W
from bench.process import ROOT

PICTURE = ROOT / "docs" / "scale.svg"


def points(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One point a size of W by our engine: seconds of a simulated day, peak gigabytes."""
    return [
        {
            "people": row["people"],
            "seconds a day": row["wall_s"] / row["days"],
            "peak GB": row["peak_mb"] / 1000,
        }
        for row in results
        if row["case"] == W and row["engine"] == OURS and row["days"] != 30
    ]


def chart(results: list[dict[str, Any]]) -> alt.HConcatChart:
    """Time and memory beside each other on logarithmic scales: a line of slope 1 is linear cost."""
    data = alt.Data(values=points(results))
    parts = [
        alt.Chart(data, width=300, height=240)
        .mark_line(point=True)
        .encode(
            x=alt.X(
                "people:Q", scale=alt.Scale(type="log"), axis=alt.Axis(format="~s"), title="synthetic people"
            ),
            y=alt.Y(f"{name}:Q", scale=alt.Scale(type="log"), title=title),
        )
        for name, title in (("seconds a day", "seconds for a simulated day"), ("peak GB", "peak memory, GB"))
    ]
    return alt.hconcat(*parts)


def main() -> int:
    """Draw; 1 where there is nothing to draw."""
    results = json.loads((ROOT / "bench" / "results.json").read_text(encoding="utf-8"))
    if not points(results):
        print("bench/results.json has no sizes to draw: run `make bench B=--scale` first", file=sys.stderr)
        return 1
    chart(results).save(Path(PICTURE))
    print(f"drawn: {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
