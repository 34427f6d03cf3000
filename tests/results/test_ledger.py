"""The headline's three parts come from the ledger by truth and legality, and nothing is lost between them."""

from __future__ import annotations

from goodstanding.results.ledger import HEADLINE, causes, headline, mistakes
from tests.results.made import ROWS, arm, null


def test_parts_split_by_record_and_conduct() -> None:
    parts = headline(arm())
    assert parts["false_record"].stretches == 15
    assert parts["false_record"].consequence_days == 500
    assert parts["lawful_conduct"].stretches == 10, "speech, and a burden with no record behind it"
    assert parts["unlawful_conduct"].stretches == 70
    assert parts["rewards"].stretches == 900
    assert parts["missed_burdens"].stretches == 6
    assert parts["missed_rewards"].stretches == 0


def test_every_row_belongs_to_exactly_one_part() -> None:
    parts = headline(arm())
    assert sum(part.stretches for part in parts.values()) == sum(row[8] for row in ROWS)
    assert sum(part.consequence_days for part in parts.values()) == sum(row[9] for row in ROWS)
    for part in parts.values():
        assert sum(part.lengths) == part.stretches == sum(part.endings.values())


def test_encounters_lengths_and_endings_of_a_part() -> None:
    part = headline(arm())["false_record"]
    assert (part.attempts, part.met) == (6, 5)
    assert part.lengths == (0, 10, 5, 0, 0, 0)
    assert part.endings == {"dispute_won": 5, "other_removal": 10}
    assert part.persons == (12, 3)
    assert part.person_days == 2 * 365


def test_causes_name_the_conduct_behind_a_part() -> None:
    assert causes(arm(), "lawful_conduct") == [("speech", 8, 40), ("", 2, 10)]
    assert causes(arm(), "false_record") == [("debt", 15, 500)]


def test_those_beyond_the_records_of_no_act_had_a_reason_that_ended() -> None:
    assert mistakes(arm()) == (11, 15 - 11)
    assert mistakes(null()) == (11, 0)


def test_an_arm_with_no_consequence_has_an_empty_ledger() -> None:
    parts = headline(null())
    assert all(parts[part].stretches == 0 and parts[part].persons == (0, 0) for part in HEADLINE)
