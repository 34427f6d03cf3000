"""Which codes a place lies within: a country code, or one of the bloc codes that laws name."""

from __future__ import annotations

_EU = (
    "AT", "BE", "BG", "HR", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR",
    "GR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO",
    "SE", "SI", "SK",
)  # fmt: skip
_COE = (
    "AL", "AD", "AM", "AZ", "BA", "CH", "GE", "IS", "LI", "MC", "MD", "ME",
    "MK", "NO", "RS", "SM", "TR", "UA",
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
    if code.upper() in _EU:
        return frozenset({code.lower(), "eu", "eu_member", "coe"})
    if code.upper() in _COE:
        return frozenset({code.lower(), "coe"})
    if code.upper() == "GB":
        return REACH["uk"]
    return REACH.get(code.lower())


def known() -> tuple[str, ...]:
    """Every code that may be written."""
    return (*REACH, *_EU, *_COE, "GB")
