"""No number of the catalogue stands without a basis that a reader can follow."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from goodstanding.core.quantity import Quantity
from tests.catalog.entries import CATALOG, ENTRIES, files, numbers, parts

FLAT = (
    "behaviours/flat",
    "behaviours/answering.chill.boldness",
    "conducts/job_lost_with_firm.rates.any.starts",
)
"""Without a spread: people all alike, and what nobody does unless a link of a pair brings it about."""


def test_there_are_numbers_to_look_at():
    found = list(numbers())
    assert len(found) > 200
    assert {q.basis for _, q, _ in found} >= {"stated", "derived", "assumed"}


def test_every_number_is_sourced_or_given_with_a_range_and_a_reason():
    bare = []
    for path, q, sources in numbers():
        named = set(q.source or ())
        sourced = bool(named) and named <= set(sources) and bool(q.at)
        reasoned = (
            q.range is not None and bool(q.because) and (q.range[0] < q.range[1] or path.startswith(FLAT))
        )
        if not (reasoned if q.basis == "assumed" else sourced) or not named <= set(sources):
            bare.append(path)
    assert bare == []


def test_reasons_and_places_say_something():
    dumb = []
    for path, q, _ in numbers():
        for words in (q.because, q.at, q.from_):
            if words is not None and len(re.findall(r"\w+", words)) < 2:
                dumb.append(f"{path}: {words}")
    assert dumb == []


def test_derived_numbers_show_their_arithmetic():
    assert [path for path, q, _ in numbers() if q.basis == "derived" and not (q.from_ and q.range)] == []


def test_no_number_is_surer_than_its_source_allows():
    assert [path for path, q, _ in numbers() if (q.basis == "assumed") != (q.confidence == "L")] == []


@pytest.mark.parametrize(("path", "file"), tuple(files()), ids=lambda x: x if isinstance(x, str) else "")
def test_sources_are_addressed_and_used(path: str, file: object):
    sources = file.sources  # type: ignore[attr-defined]
    for key, source in sources.items():
        address = urlsplit(source.url or "")
        assert address.scheme in ("http", "https"), (path, key)
        assert re.fullmatch(r"[\w.-]+\.[a-z]{2,}(:\d+)?", address.netloc), (path, key)
    named = {key for _, part in parts(file, path) for key in _keys(part)}
    assert set(sources) <= named, f"{path}: sources that nothing rests on: {sorted(set(sources) - named)}"


def _keys(part: object) -> set[str]:
    fields = ("source", "sources", "who")
    found: set[str] = set()
    for name in fields:
        value = getattr(part, name, None)
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, tuple):
            found |= {v for v in value if isinstance(v, str)}
    reason = getattr(part, "because", None)
    return found | set(re.findall(r"\b[A-Z][A-Z0-9]+\b", reason or ""))


@pytest.mark.parametrize("id", ENTRIES)
def test_a_published_figure_stands_beside_its_source(id: str):
    scheme = CATALOG.scheme(id)
    for figure in scheme.published:
        assert set(figure.source) <= set(scheme.sources), figure.id
        assert figure.used_as == "input" or figure.low < figure.high, figure.id


@pytest.mark.parametrize("id", ENTRIES)
def test_a_check_is_no_input_over_again_unless_it_is_called_a_bound(id: str):
    published = CATALOG.scheme(id).published
    put_in = [(figure.measure, figure.value) for figure in published if figure.used_as == "input"]
    again = [f.id for f in published if f.used_as == "check" and (f.measure, f.value) in put_in]
    assert [figure.id for figure in published if figure.id in again and not figure.bound] == []


@pytest.mark.parametrize("id", ENTRIES)
def test_a_figure_said_to_be_of_some_runs_is_compared_in_no_other(id: str):
    for figure in CATALOG.scheme(id).published:
        said = re.search(r"\b(in|by) a run (of|from)\b", figure.says)
        assert not said or figure.run is not None, figure.id


def test_probabilities_and_shares_are_not_spuriously_exact():
    """An assumed number has at most three figures (days may be whole years): nobody knows more."""
    exact = [
        path for path, q, _ in numbers() if q.basis == "assumed" and q.unit != "days" and _figures(q) > 3
    ]
    assert exact == []


def _figures(q: Quantity) -> int:
    digits = f"{q.value:.12g}".split("e")[0].replace("-", "").replace(".", "").strip("0")
    return len(digits)
