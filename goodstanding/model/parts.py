"""Parts that several kinds of file share: dates, ids, sources, who is meant."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from goodstanding.core.quantity import Form

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""Lower snake: a small letter, then small letters, digits and underscores."""

Words = Annotated[str, Field(min_length=1)]


def _as_day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("bad_date", "bad date")


Day = Annotated[
    date,
    BeforeValidator(_as_day, json_schema_input_type=Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]),
]
"""A date of the calendar, written 2021-06-18."""


def _as_day_key(value: Any) -> Any:
    return _as_day(value).isoformat()


DayKey = Annotated[
    str,
    BeforeValidator(
        _as_day_key, json_schema_input_type=Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    ),
]
"""A date as the key of a mapping."""


def _as_year(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_level(value: Any) -> Any:
    if isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise PydanticCustomError("level_type", "neither number nor state")


Level = Annotated[float | str, BeforeValidator(_as_level)]
"""Where a standing is: a number or the name of a state."""


class Source(Form):
    """Where a number or a statement comes from."""

    title: Words
    """The title."""
    who: Words
    """Author or institution."""
    year: Annotated[str, BeforeValidator(_as_year, json_schema_input_type=str | int)]
    """The year, or text such as 2016-19."""
    url: str | None = None
    """The address, as text; nothing is fetched from it."""
    kind: Literal[
        "official_text", "court", "statistics", "study", "press", "secondary", "article", "standard"
    ]
    """What kind of document it is."""
    voice: Literal["official", "state_media", "independent", "advocacy"] | None = None
    """Who speaks: an authority, media that belong to a state, someone independent of the scheme, or a
    campaign for or against it."""


Sources = dict[Annotated[str, Field(min_length=1)], Source]


class Who(Form):
    """Who is meant: people by age in whole years, age_at_least <= age < age_below; firms by sector and size.
    What is said of the other kind of subject does not matter.
    """

    age_at_least: Annotated[int, Field(ge=0, le=120)] | None = None
    """The lowest age."""
    age_below: Annotated[int, Field(ge=1, le=200)] | None = None
    """The first age that is no longer meant."""
    sectors: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    """Sectors of the firms meant; left out: all."""
    sizes: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    """Size classes of the firms meant; left out: all."""


class Where(Who):
    """Who can be a subject."""

    resident_years_at_least: Literal[0, 1] | None = None
    """Years of residence that are needed: 0 or 1."""
