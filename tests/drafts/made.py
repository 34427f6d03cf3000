"""Drafts of a scheme that was really lived under, made once."""

from __future__ import annotations

from functools import cache

import goodstanding as gs
from goodstanding.core.registry import walk
from goodstanding.drafts.base import Draft
from tests.results.lived import comparison

SCHEME = "cn_court_defaulters"
FORMS = tuple(walk("goodstanding.drafts"))


@cache
def draft(form: str, *, lived: bool = True, scheme: str = SCHEME) -> Draft:
    """A draft, with the small run of `tests.results.lived` or without."""
    return gs.draft(scheme, form=form, run=comparison() if lived else None)
