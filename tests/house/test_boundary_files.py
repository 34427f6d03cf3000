"""Wall: no file of the language has a key for a table, a query or an address; a society is margins with a
source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter

OUTSIDE = re.compile(
    r"(?:^|_)(table|tables|query|sql|address|url|uri|href|host|port|endpoint|api|connection|dsn|database|db|file|files|path|csv|"
    r"parquet|load|import|include|fetch|download|stream|camera|token|password|people|persons|names|phone|email|plate|face|"
    r"biometric|dob|birthdate)(?:_|$)"
)
CITED = {"url"}
"""A source may say where it was found; nothing opens it (test_boundary_engine)."""
MARGINS = {"names"}
"""`groups.names`: the two group labels of a society."""
TYPED = {"scores_persons", "biometric_mode"}
"""Facts for the law: true or false, or one of a few words; they say of a scheme what it does."""


def keys(schema: Any, place: str = "") -> Iterator[str]:
    """Dotted paths of every property that a JSON Schema knows, definitions included."""
    if isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items():
            yield f"{place}.{name}"
            yield from keys(inner, f"{place}.{name}")
        for part, inner in schema.items():
            if part == "$defs":
                for name, definition in inner.items():
                    yield from keys(definition, name)
            elif part != "properties":
                yield from keys(inner, place)
    elif isinstance(schema, list):
        for inner in schema:
            yield from keys(inner, place)


def doors_outside(schema: Any) -> list[str]:
    """Properties that could name a table, a query or an address."""
    found = []
    for path in keys(schema):
        owner, name = path.rsplit(".", 1)
        allowed = (CITED if "source" in owner.lower() else set()) | (
            MARGINS if "group" in owner.lower() else set()
        )
        allowed |= TYPED if owner.startswith(("Facts.", "Purpose.facts")) else set()
        if OUTSIDE.search(name) and name not in allowed:
            found.append(path)
    return found


def forms() -> dict[str, Any]:
    """The JSON Schema of each kind of file."""
    from goodstanding.model.behaviour import Behaviour
    from goodstanding.model.conduct import AnyConduct
    from goodstanding.model.scheme import Scheme
    from goodstanding.model.society import Society

    kinds = {"Scheme": Scheme, "Conduct": AnyConduct, "Society": Society, "Behaviour": Behaviour}
    return {name: TypeAdapter(form).json_schema() for name, form in kinds.items()}


@pytest.mark.parametrize("kind", ["Scheme", "Conduct", "Society", "Behaviour"])
def test_no_key_leads_outside(kind: str):
    schema = forms()[kind]
    assert len(list(keys(schema))) > 5
    assert doors_outside(schema) == []


def test_nothing_unknown_is_let_in():
    """Every object is closed, so that a key which is not in the schema stops the reader."""
    for kind, schema in forms().items():
        for name, definition in {kind: schema, **schema["$defs"]}.items():
            if definition.get("type") == "object" and "properties" in definition:
                extra = definition.get("additionalProperties")
                assert extra is False or (name == "Given" and extra), f"{kind}: {name} is open"


def test_a_planted_key_is_found():
    assert doors_outside({"properties": {"people_file": {"type": "string"}}}) == [".people_file"]
    assert doors_outside({"$defs": {"Feed": {"properties": {"endpoint": {}}}}}) == ["Feed.endpoint"]
    assert doors_outside(
        {"$defs": {"Feed": {"properties": {"url": {}}}, "Source": {"properties": {"url": {}}}}}
    ) == ["Feed.url"]
