"""Which codes a place lies within: a country code, or one of the bloc codes that laws name."""

from __future__ import annotations

_EU = (
    "at", "be", "bg", "hr", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr",
    "gr", "hu", "ie", "it", "lt", "lu", "lv", "mt", "nl", "pl", "pt", "ro",
    "se", "si", "sk",
)  # fmt: skip
_COE = (
    "al", "ad", "am", "az", "ba", "ch", "ge", "is", "li", "mc", "md", "me",
    "mk", "no", "rs", "sm", "tr", "ua",
)  # fmt: skip
REACH: dict[str, frozenset[str]] = {
    "eu": frozenset({"eu", "coe"}),
    "eu_member": frozenset({"eu", "eu_member", "coe"}),
    "coe": frozenset({"coe"}),
    "uk": frozenset({"uk", "coe"}),
    "us": frozenset({"us"}),
    "us_federal": frozenset({"us", "us_federal"}),
    "us_state": frozenset({"us", "us_state"}),
    **{code: frozenset({code}) for code in ("ca", "au", "in", "cn", "sg", "jm", "ke", "kr", "mu", "other")},
}
"""Code -> every code it lies within; a law applies where its code is among them."""


def reach(code: str) -> frozenset[str] | None:
    """All codes that a jurisdiction lies within (lower or upper case); None: it is not known here."""
    word = code.lower()
    if word in _EU:
        return frozenset({word, "eu", "eu_member", "coe"})
    if word in _COE:
        return frozenset({word, "coe"})
    return REACH["uk"] if word == "gb" else REACH.get(word)


def known() -> tuple[str, ...]:
    """Every code that may be written, in lower or upper case."""
    return (*REACH, *_EU, *_COE, "gb")
