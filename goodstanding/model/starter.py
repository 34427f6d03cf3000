"""A commented starter for a scheme of one's own; it passes `check` as it is."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Template

from goodstanding.core.errors import Problem, RequestProblem

NAMES = ("scheme.yaml", "sources.yaml", "conducts/late_return.yaml")


def starter(id: str) -> dict[str, str]:
    """File name -> text of a new scheme's folder, which must be named as the id.

    Raises RequestProblem for an id that no scheme can have.
    """
    if not re.fullmatch(r"[a-z]{2}_[a-z0-9_]*[a-z0-9]", id):
        hint = "Lower snake, the country first: zz_library_points (zz: nowhere), de_tenant_list."
        raise RequestProblem(Problem(f"'{id}' cannot be a scheme's id", hint=hint))
    words = {"id": id, "jurisdiction": id[:2].upper()}
    templates = files("goodstanding.model") / "templates"
    texts = {name: templates.joinpath(name).read_text(encoding="utf-8") for name in NAMES}
    return {name: Template(text).substitute(words) for name, text in texts.items()}
