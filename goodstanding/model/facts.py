"""What a scheme file states for the law: facts of the vocabulary, each with what it rests on; never a status.

A fact that a human has to judge says who judged and why. What the file states wins over what follows from its
other parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

from pydantic import (
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from goodstanding.core.errors import Flaw, misspelt, offer
from goodstanding.core.place import is_number
from goodstanding.core.quantity import Form, Keys, with_flaws
from goodstanding.model.parts import Id, Words
from goodstanding.model.vocabulary import FACTS, Fact

UNKNOWN = "unknown"
"""The value that says: looked for, and not known. Nothing is then derived in its place."""
EVERYWHERE = ("scheme", "feed", "decision", "consequence", "remedy")
OF_FEED = ("feed",)
OF_CONSEQUENCE = ("decision", "consequence", "remedy")
OF_PURPOSE = ("scheme", *OF_CONSEQUENCE)
_PLACES = {
    "scheme": "facts.everywhere", "feed": "facts.feeds.<id> or facts.everywhere",
    "decision": "facts.consequences.<id> or facts.everywhere",
    "consequence": "facts.consequences.<id> or facts.everywhere",
    "remedy": "facts.consequences.<id> or facts.everywhere",
}  # fmt: skip
_RESTS_ON = {"stated": ("source", "at"), "assumed": ("because",), "judged": ("judged_by", "why")}
_HOW = {
    "source": "Name a key of the sources, or a list of keys.",
    "at": "Say where in the source: a page, an article, a table.",
    "because": "Say why this is assumed.",
    "judged_by": "Say who judged.",
    "why": "Say why the judgment is this one.",
}
_KINDS = {
    "tri": "true, false or unknown", "number": "a number or unknown",
    "one": "one word", "set": "a list of words, such as [a, b]",
}  # fmt: skip


def _as_value(value: Any) -> Any:
    words = isinstance(value, tuple) and all(isinstance(word, str) for word in cast("tuple[Any, ...]", value))
    if words or isinstance(value, bool | str) or is_number(value):
        return cast("object", value)
    raise PydanticCustomError("fact_type", "no value of a fact")


_JSON_VALUE = bool | float | str | list[str]
Value = Annotated[Any, BeforeValidator(_as_value, json_schema_input_type=_JSON_VALUE)]


class StatedFact(Form):
    """A fact with what it rests on."""

    value: Value
    """As the vocabulary types it, or `unknown`."""
    basis: Literal["stated", "assumed", "judged"]
    """`stated` by a source, `assumed`, or `judged` by somebody; a judgment fact is `judged`."""
    source: Keys | None = None
    """Key, or list of keys, in the sources; needed if stated."""
    at: str | None = None
    """The place in the source; needed if stated."""
    because: str | None = None
    """Why it is assumed; needed if assumed."""
    judged_by: str | None = None
    """Who judged; needed if judged."""
    why: str | None = None
    """Why the judgment is this one; needed if judged."""

    @model_validator(mode="wrap")
    @classmethod
    def _grounded(cls, data: Any, inner: ModelWrapValidatorHandler[StatedFact]) -> StatedFact:
        parts = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
        basis = str(parts.get("basis"))
        wanted = _RESTS_ON.get(basis, ())
        typos = misspelt(parts, cls.model_fields)
        missing = [key for key in wanted if not parts.get(key) and key not in typos]
        flaws = [Flaw(f"a fact that is {basis} needs '{key}'", (), _HOW[key], at_key=True) for key in missing]
        return with_flaws(flaws, data, inner)

    @property
    def origin(self) -> str:
        """What it rests on, in words for a reader of a trace."""
        if self.basis == "stated":
            return f"stated: {', '.join(self.source or ())}, {self.at}"
        if self.basis == "judged":
            return f"judged by {self.judged_by}: {self.why}"
        return f"assumed: {self.because}"


@dataclass(frozen=True, slots=True)
class Typed:
    """Checks the facts of one place against the vocabulary; `blocks`: those that this place may state."""

    blocks: tuple[str, ...]

    def __call__(self, data: Any, inner: ValidatorFunctionWrapHandler) -> Any:
        """Validate, with every unknown name, misplaced fact and wrong value at once (a wrap validator)."""
        stated = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
        flaws = [flaw for name, fact in stated.items() for flaw in self._flaws(str(name), fact)]
        return with_flaws(flaws, data, inner)

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Each fact by its name with the values that it takes."""
        general: dict[str, Any] = dict(handler(core))
        entry = next(iter(general.get("patternProperties", {}).values()), general.get("additionalProperties"))
        facts = {
            name: {"allOf": [entry, {"properties": {"value": _schema(fact)}}], "description": fact.question}
            for name, fact in FACTS.items()
            if fact.block in self.blocks
        }
        return {"type": "object", "properties": facts, "additionalProperties": False}

    def _flaws(self, name: str, stated: Any) -> list[Flaw]:
        fact = FACTS.get(name)
        here = [other.name for other in FACTS.values() if other.block in self.blocks]
        if fact is None:
            return [Flaw(f"no fact '{name}' in the vocabulary", (name,), offer(name, here), at_key=True)]
        if fact.block not in self.blocks:
            message = f"fact '{name}' belongs under {_PLACES[fact.block]}, not here"
            return [Flaw(message, (name,), offer(name, here), at_key=True)]
        parts = cast("dict[str, Any]", stated) if isinstance(stated, dict) else {}
        value = parts.get("value", UNKNOWN)
        flaws = list(_value_flaws(fact, value))
        if fact.judgment and value != UNKNOWN and parts.get("basis") in ("stated", "assumed"):
            hint = "Write basis: judged, with judged_by and why."
            flaws.append(Flaw(f"'{name}' is for a human to judge", (name, "basis"), hint))
        return flaws


def _value_flaws(fact: Fact, value: Any) -> list[Flaw]:
    trail = (fact.name, "value")
    # A value of no kind at all is refused where it is read.
    if value == UNKNOWN or not isinstance(value, bool | int | float | str | tuple):
        return []
    if fact.kind == "tri" and isinstance(value, bool):
        return []
    if fact.kind == "number" and is_number(value):
        return []
    words = cast("tuple[Any, ...]", value) if isinstance(value, tuple) else (value,)
    if fact.kind in ("one", "set") and isinstance(value, tuple) == (fact.kind == "set"):
        odd = [(i, word) for i, word in enumerate(words) if word not in fact.values]
        return [
            Flaw(f"fact '{fact.name}' has no value '{word}'", (*trail, i), offer(str(word), fact.values))
            for i, word in odd
        ]
    hint = f"Allowed: {', '.join(fact.values)}." if fact.values else ""
    return [Flaw(f"fact '{fact.name}' is {_KINDS[fact.kind]}", trail, hint)]


def _schema(fact: Fact) -> dict[str, Any]:
    words: dict[str, Any] = {"enum": [*fact.values, UNKNOWN]}
    kinds: dict[str, dict[str, Any]] = {
        "tri": {"enum": [True, False, UNKNOWN]},
        "number": {"anyOf": [{"type": "number"}, {"const": UNKNOWN}]},
        "one": words,
        "set": {"anyOf": [{"type": "array", "items": {"enum": list(fact.values)}}, {"const": UNKNOWN}]},
    }
    return kinds[fact.kind]


@dataclass(frozen=True, slots=True)
class Word:
    """Checks words against the values of one fact."""

    fact: str

    def __call__(self, value: Any, inner: ValidatorFunctionWrapHandler) -> Any:
        """Validate (a wrap validator)."""
        allowed = FACTS[self.fact].values
        words = cast("tuple[Any, ...]", value) if isinstance(value, tuple) else (value,)
        flaws = [
            Flaw(f"'{word}' is no {self.fact.replace('_', ' ')}", (), offer(word, allowed, most=40))
            for word in words
            if isinstance(word, str) and word not in allowed
        ]
        return with_flaws(flaws, value, inner)

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The words that are allowed."""
        allowed = {"enum": list(FACTS[self.fact].values)}
        return allowed if FACTS[self.fact].kind == "one" else {"type": "array", "items": allowed}


def _typed(*blocks: str) -> tuple[WrapValidator, Typed]:
    typed = Typed(blocks)
    return WrapValidator(typed), typed


def _word(fact: str) -> tuple[WrapValidator, Word]:
    word = Word(fact)
    return WrapValidator(word), word


class Purpose(Form):
    """What a rating is used for, where, and who is handed it."""

    title: Words
    """Its name."""
    is_: Annotated[str, *_word("purpose")] = Field(alias="is")
    """The purpose, as the vocabulary names it."""
    feeds: tuple[Id, ...] | None = None
    """Feeds used for it; left out: all."""
    consequences: tuple[Id, ...] | None = None
    """Consequences that serve it; left out: all."""
    to: tuple[Id, ...] = ()
    """Recipients who are handed the rating for it."""
    facts: Annotated[dict[Id, StatedFact], *_typed(*OF_PURPOSE)] = Field(default_factory=dict)
    """What holds for this purpose only."""


class Recipient(Form):
    """Someone other than the operator who is handed the rating."""

    title: Words
    """Its name."""
    operator: Annotated[str, *_word("operator")]
    """What kind of body it is."""
    roles: Annotated[tuple[str, ...], *_word("operator_role")] = ()
    """In which roles it acts."""


class Facts(Form):
    """What the file states for the law; left out: what follows from its other parts, and else unknown."""

    everywhere: Annotated[dict[Id, StatedFact], *_typed(*EVERYWHERE)] = Field(default_factory=dict)
    """On every path."""
    feeds: dict[Id, Annotated[dict[Id, StatedFact], *_typed(*OF_FEED)]] = Field(default_factory=dict)
    """On the paths of one feed."""
    consequences: dict[Id, Annotated[dict[Id, StatedFact], *_typed(*OF_CONSEQUENCE)]] = Field(
        default_factory=dict
    )
    """On the paths to one consequence."""
    purposes: dict[Id, Purpose] = Field(default_factory=dict)
    """What it is used for; each goes with its feeds and consequences into paths of its own."""
    recipients: dict[Id, Recipient] = Field(default_factory=dict)
    """Who is handed the rating."""
