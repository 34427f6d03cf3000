"""What a clause itself says of the numbers of a safeguard that it asks for: terms of days, mostly.

By rule id, the number and its value; the clause's own citation is the source. Where a clause says nothing,
the number of the safeguard's file stands, with its range.
"""

from __future__ import annotations

Terms = dict[str, float]

CLAUSE_TERMS: dict[str, Terms] = {
    "FCRA.605": {"days": 7 * 365},
    "FCRA.611": {"days_to": 30},
    "FCRA.623b": {"days_to": 30},
    "FCRA.604b": {"wait_days": 5},
    "PA.p": {"wait_days": 30},
    "PA.d2": {"days_from": 14, "days_to": 56},
    "HIPAA.526": {"days_from": 30, "days_to": 90},
    "GDPR.16_17_21": {"days_to": 30},
}
