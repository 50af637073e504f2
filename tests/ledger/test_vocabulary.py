"""Every verb can be read by a person and written to the database."""

import re

import pytest

from alongside.ledger.vocabulary import Kind, Verb

SHAPE = re.compile(r"[a-z]+(\.[a-z_]+)+")


@pytest.mark.parametrize("verb", Verb)
def test_verb_fits_the_table_and_ends_a_sentence(verb: Verb) -> None:
    assert SHAPE.fullmatch(verb)
    assert verb.name == verb.value.replace(".", "_").upper()
    assert len(verb) <= 60
    assert verb.kind in Kind
    meaning = str(verb.meaning)
    assert meaning == meaning.strip()
    assert meaning[0].islower()
    assert not meaning.endswith(".")


def test_no_two_verbs_mean_the_same() -> None:
    assert len({str(verb.meaning) for verb in Verb}) == len(Verb)


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        (Verb.RECORD_OPENED, Kind.READ),
        (Verb.RECORD_SEARCHED, Kind.READ),
        (Verb.EVIDENCE_EXPORTED, Kind.READ),
        (Verb.ENTRY_ADDED, Kind.WRITE),
        (Verb.GRANT_GIVEN, Kind.WRITE),
        (Verb.RECORD_REFUSED, Kind.REFUSAL),
        (Verb.PAGE_NOT_VISIBLE, Kind.REFUSAL),
        (Verb.ACCOUNT_SIGN_IN_FAILED, Kind.SIGN_IN),
        (Verb.DEMO_MADE, Kind.JOB),
    ],
)
def test_verb_is_of_its_kind(verb: Verb, kind: Kind) -> None:
    assert verb.kind is kind
