"""A try: what is written down, what comes next, and what may be said of whom."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection
from django.utils import timezone

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.outreach import rules
from alongside.outreach.actions import tries as actions
from alongside.outreach.actions.tries import Tried
from alongside.outreach.models import Try
from alongside.outreach.queries import tries
from alongside.outreach.vocabulary import Channel, Misfit, Outcome
from alongside.people.models import YoungPerson
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests import cast

NO_REPLY = Tried(Channel.TEXT, Outcome.NO_REPLY, now())


def tried(mira: YoungPerson, what: Tried = NO_REPLY, **given: object) -> Try:
    """Alice writes down a try, unless ``name`` says that somebody else does."""
    by = cast.account(str(given.pop("name", "alice")))
    at = given.pop("now", now())
    age = given.pop("age", 16)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        made = actions.add(record=mira.record_id, tried=what, now=at, age=age, door=door, by=by, **given)  # type: ignore[arg-type]
        Made.text = door.read(Entry.objects.get(pk=made.entry_id), "body")
        Made.kind = Entry.objects.get(pk=made.entry_id).kind
        return made


class Made:
    """What the newest try looks like on the timeline."""

    text = ""
    kind = ""


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Outcome.REPLIED, Kind.IN_TOUCH),
        (Outcome.ASKED_FOR_SPACE, Kind.IN_TOUCH),
        (Outcome.UNABLE, Kind.IN_TOUCH),
        (Outcome.MET, Kind.MET),
        (Outcome.SEEN, Kind.TRIED),
        (Outcome.NO_REPLY, Kind.TRIED),
        (Outcome.BLOCKED, Kind.TRIED),
        (Outcome.COULD_NOT, Kind.TRIED),
        (Outcome.NOT_BROUGHT, Kind.TRIED),
    ],
)
def test_try_stands_on_the_timeline_as_it_landed(mira: YoungPerson, outcome: Outcome, kind: Kind) -> None:
    tried(mira, replace(NO_REPLY, outcome=outcome))
    assert Made.kind == kind


def test_try_without_words_says_in_a_sentence_what_was_done_and_what_comes_next(mira: YoungPerson) -> None:
    made = tried(mira)
    assert Made.text.startswith("Text message: No reply yet. What we do next: Text message, by ")
    assert made.next_on == rules.limits(on=timezone.localdate()).usual


def test_words_that_were_typed_stand_as_they_are(mira: YoungPerson) -> None:
    tried(mira, replace(NO_REPLY, words="I sent you the picture of the duck."))
    assert Made.text == "I sent you the picture of the duck."


def test_second_tap_writes_nothing_and_another_button_is_another_try(mira: YoungPerson) -> None:
    once = uuid4()
    first, again = (tried(mira, once=once) for _ in range(2))
    assert again.pk == first.pk
    other = tried(mira, replace(NO_REPLY, outcome=Outcome.MET), once=once)
    assert (other.outcome, other.pk != first.pk) == (Outcome.MET, True)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")):
        assert Try.objects.filter(record=mira.record_id).count() == 2


def test_silence_is_counted_as_ours_and_ends_when_we_hear_from_them(mira: YoungPerson) -> None:
    at = now()
    made = [
        tried(
            mira,
            replace(NO_REPLY, outcome=outcome, happened_at=at + timedelta(minutes=n)),
            now=at + timedelta(minutes=n),
        )
        for n, outcome in enumerate(["no_reply", "seen", "blocked", "replied", "no_reply"])
    ]
    assert [one.unanswered for one in made] == [1, 2, 3, 0, 1]


@pytest.mark.parametrize("age", [None, 15])
def test_nobody_is_said_not_to_have_come_who_cannot_come_alone(mira: YoungPerson, age: int | None) -> None:
    with pytest.raises(Refused, match="not brought"):
        tried(mira, replace(NO_REPLY, outcome=Outcome.DID_NOT_COME, why="The bus did not run."), age=age)


def test_did_not_come_needs_a_line_on_why(mira: YoungPerson) -> None:
    came = replace(NO_REPLY, outcome=Outcome.DID_NOT_COME)
    with pytest.raises(Refused, match="what stood in the way"):
        tried(mira, came, age=16)
    assert tried(mira, replace(came, why="The bus did not run."), age=16).why


def test_next_try_is_never_further_away_than_the_floor(mira: YoungPerson) -> None:
    limits = rules.limits(on=timezone.localdate())
    assert tried(mira, replace(NO_REPLY, next_on=limits.floor)).next_on == limits.floor
    with pytest.raises(Refused, match="longer than we ever stay silent"):
        tried(mira, replace(NO_REPLY, next_on=limits.floor + timedelta(days=1)))


def test_space_they_asked_for_is_kept_to_and_ends_when_they_are_back(mira: YoungPerson) -> None:
    today = timezone.localdate()
    until = today + timedelta(days=28)
    asked = replace(NO_REPLY, outcome=Outcome.ASKED_FOR_SPACE, space_until=until)
    assert tried(mira, asked).next_on == until
    later = tried(mira, replace(NO_REPLY, channel=Channel.CARD))
    assert (later.space_until, later.next_on) == (until, until)
    assert tried(mira, replace(NO_REPLY, outcome=Outcome.REPLIED)).space_until is None


def test_space_has_an_end(mira: YoungPerson) -> None:
    far = timezone.localdate() + timedelta(days=200)
    with pytest.raises(Refused, match="three months"):
        tried(mira, replace(NO_REPLY, outcome=Outcome.ASKED_FOR_SPACE, space_until=far))


@pytest.mark.parametrize("name", ["bob", "olu", "vic"])
def test_who_has_no_door_writes_no_try(mira: YoungPerson, name: str) -> None:
    with pytest.raises(NotVisible):
        tried(mira, name=name)


def test_who_sees_health_only_writes_no_try_and_reads_none(mira: YoungPerson) -> None:
    tried(mira)
    with pytest.raises(Refused, match="everyday support"):
        tried(mira, name="nia")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("nia")) as door:
        assert tries.lately(record=mira.record_id, most=9, door=door) == []
        assert not Try.objects.filter(record=mira.record_id).exists()


def test_what_came_of_a_try_cannot_be_rewritten(mira: YoungPerson) -> None:
    made = tried(mira)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")),
        connection.cursor() as cursor,
    ):
        cursor.execute("update outreach_try set outcome = 'did_not_come' where id = %s", [made.pk])


def test_try_cannot_be_put_beside_somebody_elses_entry(mira: YoungPerson, lena: Account) -> None:
    made = tried(mira)
    row = Try(
        record_id=mira.record_id, entry_id=made.entry_id, channel=Channel.CALL, outcome=Outcome.MET,
        happened_at=now(), recorded_at=now(), next_channel=Channel.CALL, next_on=timezone.localdate(), unanswered=0,
    )  # fmt: skip
    with (
        pytest.raises(ProgrammingError, match="own_entry"),
        opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena),
    ):
        row.save(force_insert=True)


def test_words_of_the_house_are_words_of_the_pack() -> None:
    on = timezone.localdate()
    for listed, words in (
        ([rules.OUTCOMES, rules.ARRANGED], Outcome),
        ([rules.MISFITS], Misfit),
    ):
        told = {one.code: one.label for key in listed for one in rules.offered(key, on=on)}
        assert told == {one.value: str(one.label) for one in words}


def test_every_outcome_says_who_keeps_it_apart() -> None:
    for key in (rules.OUTCOMES, rules.ARRANGED):
        assert all(code.source for code in packs.in_force().codes(key))


def test_outcome_that_is_on_no_list_is_said_by_its_code() -> None:
    assert rules.outcome_said("long_gone", on=date(2026, 1, 1)) == "long_gone"
