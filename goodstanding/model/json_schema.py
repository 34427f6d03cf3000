"""JSON Schema (2020-12) of the language's files, from which editors complete and check while one types."""

from __future__ import annotations

from typing import Any, Literal, cast

from pydantic.json_schema import GenerateJsonSchema

from goodstanding.model.behaviour import Behaviour
from goodstanding.model.conduct import AnyConduct
from goodstanding.model.described import DescribedSchema
from goodstanding.model.files import adapter_of
from goodstanding.model.firms import ReadSociety
from goodstanding.model.pair import PairForm
from goodstanding.model.parts import Sources
from goodstanding.model.scheme import Scheme

Kind = Literal["scheme", "sources", "conduct", "society", "behaviour", "pair"]
FORMS: dict[Kind, Any] = {
    "scheme": Scheme,
    "sources": Sources,
    "conduct": AnyConduct,
    "society": ReadSociety,
    "behaviour": Behaviour,
    "pair": PairForm,
}


def scheme_json_schema() -> dict[str, Any]:
    """The schema of a scheme.yaml; its sources stand in sources.yaml beside it."""
    return json_schema("scheme")


def json_schema(kind: Kind) -> dict[str, Any]:
    """The schema of one kind of file.

    What it accepts may still fail `check`, which also looks across parts.
    """
    adapter = adapter_of(FORMS[kind])
    schema = _tidy(adapter.json_schema(by_alias=True, mode="validation", schema_generator=DescribedSchema))
    if kind == "scheme":
        del schema["properties"]["sources"]
        del schema["$defs"]["Source"]
        schema = _or_laid_over(schema)
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema, "title": f"Good Standing {kind}"}


LAID = "LaidOver"
"""Ends the names of forms of which a file that is laid over another may write a part alone."""


def _or_laid_over(schema: dict[str, Any]) -> dict[str, Any]:
    """A file with `like` or `compose` may leave out whatever the others have; of one that stands alone all is
    asked.
    """
    rests_on_others = {"anyOf": [{"required": ["like"]}, {"required": ["compose"]}]}
    whole = {name: part for name, part in schema.items() if name != "$defs"}
    parts = {f"{name}{LAID}": _in_part(part) for name, part in schema["$defs"].items()}
    return {
        **_in_part(whole),
        "required": ["id"],
        "if": {"not": rests_on_others},
        "then": {"$ref": "#/$defs/Scheme"},
        "$defs": {**schema["$defs"], **parts, "Scheme": whole},
    }


def _in_part(part: Any) -> Any:
    """The schema of any part of what `part` describes: nothing is asked for, and one of several is any."""
    if isinstance(part, list):
        return [_in_part(item) for item in cast("list[Any]", part)]
    if not isinstance(part, dict):
        return part
    known = cast("dict[str, Any]", part)
    found = {
        name: _in_part(item) for name, item in known.items() if name not in ("required", "discriminator")
    }
    if isinstance(ref := known.get("$ref"), str):
        found["$ref"] = ref + LAID
    if "oneOf" in found:
        found["anyOf"] = found.pop("oneOf")
    return found


def _tidy(part: Any) -> Any:
    """Without what no file can hold: null, and defaults made of it; maps closed to keys that are no ids."""
    if isinstance(part, list):
        return [_tidy(item) for item in cast("list[Any]", part)]
    if not isinstance(part, dict):
        return part
    known = cast("dict[str, Any]", part)
    found = {
        name: _tidy(item)
        for name, item in known.items()
        if name != "default" or not isinstance(item, dict | None)
    }
    if "patternProperties" in found:
        found.setdefault("additionalProperties", False)
    options = [option for option in found.pop("anyOf", []) if option != {"type": "null"}]
    if len(options) == 1:
        return {**options[0], **found}
    return {**found, "anyOf": options} if options else found
