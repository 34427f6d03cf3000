"""What the text below a field says of it.

Read from the sources when it is asked for: a run asks for none of it, and reading all of it takes longer than
a small run's days.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue


@cache
def descriptions(model: type[BaseModel]) -> Mapping[str, str]:
    """Key as written in a file -> the text below its field, where there is one."""
    texts: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, BaseModel) and part is not BaseModel:
            texts |= _texts(part)
    return {
        field.alias or name: field.description or texts.get(name, "")
        for name, field in model.model_fields.items()
        if field.description or name in texts
    }


class DescribedSchema(GenerateJsonSchema):
    """As pydantic's, with `descriptions`."""

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        """The schema of a model, its fields described."""
        made = super().model_schema(schema)
        for key, text in descriptions(schema["cls"]).items():
            made["properties"][key]["description"] = text
        return made


def _texts(model: type[BaseModel]) -> dict[str, str]:
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for line, below in zip(body.body, body.body[1:], strict=False):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            text = below.value if isinstance(below, ast.Expr) else None
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                found[line.target.id] = inspect.cleandoc(text.value)
    return found
