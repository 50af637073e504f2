"""Sessions and what is said of them: kept in their part, in words, in one's own name, and what the database refuses."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from alongside.planning import asking, rules
from alongside.planning.models import Feedback, Session
from alongside.planning.prompts import PROMPTS
from alongside.planning.queries import sessions
from alongside.planning.session_vocabulary import WAY_HINTS, WAYS
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests import cast
from tests.conftest import Database
from tests.planning import made_sessions as made
from tests.planning.crowded import crowded
from tests.planning.sharing import share_everyday


def _asked(viewer: Account, at: datetime) -> set[str]:
    return {one.prompt.key for one in prompts.asked(now=at, viewer=viewer)}


def test_session_is_an_entry_with_what_stands_beside_it_and_a_line_of_its_own(
    mira: YoungPerson, alice: Account
) -> None:
    session = made.hold(mira, alice)
    read = made.read(session, alice)
    assert (read.card, read.way, read.chosen, str(read.length)) == (
        made.CARD, "Walking and talking", "They chose it", "About an hour",
    )  # fmt: skip
    with acting_as(alice.pk):
        entry = Entry.objects.get(pk=session.entry_id)
        assert (entry.kind, entry.compartment, entry.happened_at) == (Kind.SESSION, "everyday", session.held_at)
        assert Line.objects.filter(verb="session.written", thing=session.pk).count() == 1
        assert made.CARD.place.encode() not in bytes(Session.objects.get().card)


def test_same_session_sent_twice_is_written_once(mira: YoungPerson, alice: Account) -> None:
    once, at = new_id(), now() - timedelta(hours=1)
    assert made.hold(mira, alice, at=at, once=once) == made.hold(mira, alice, at=at, once=once)
    with acting_as(alice.pk):
        assert (Session.objects.count(), Entry.objects.filter(kind=Kind.SESSION).count()) == (1, 1)


@pytest.mark.parametrize(
    ("answers", "words", "kept", "asks"),
    [
        ({}, "", ([], ""), False),
        ({"heard": "nonsense", "colour": "no"}, "", ([], ""), False),
        (
            {"heard": "yes", "next": "same"},
            "",
            (["They felt listened to.", "Next time like this, they said."], ""),
            False,
        ),
        ({"heard": "partly"}, "", (["They felt listened to in part."], ""), False),
        ({"ease": "no"}, "It was loud.", (["It was hard for them to be there."], "It was loud."), True),
        ({"next": "other"}, "", (["Next time something else, they said. Ask what they would like."], ""), False),
    ],
)
def test_what_they_say_reaches_the_worker_as_words(
    mira: YoungPerson, alice: Account, answers: dict[str, str], words: str, kept: tuple[list[str], str], asks: bool
) -> None:
    session = made.hold(mira, alice)
    made.say(session, alice, answers, words)
    (said,) = made.read(session, alice).said
    assert ((list(said.sentences), said.words), said.waits, said.has_passed) == (kept, asks, kept == ([], ""))


def test_answer_sent_twice_is_kept_once_and_another_one_stands_beside_it(mira: YoungPerson, alice: Account) -> None:
    session, once = made.hold(mira, alice), new_id()
    for _ in range(2):
        made.say(session, alice, made.LOW, once=once)
    made.say(session, alice, made.WELL)
    assert [len(said.sentences) for said in made.read(session, alice).said] == [4, 1]


def test_no_answer_has_a_number_and_nothing_of_it_is_in_the_clear(mira: YoungPerson, alice: Account) -> None:
    session = made.hold(mira, alice)
    made.say(session, alice, made.WELL, "Thanks")
    sentences = [str(answer.sentence) for one in asking.QUESTIONS for answer in one.answers]
    assert not any(letter.isdigit() for sentence in sentences for letter in sentence)
    with acting_as(alice.pk):
        row = Feedback.objects.get()
        clear = {name: value for name, value in vars(row).items() if name not in ("card", "heard", "_state")}
        assert not set(made.WELL.values()) & {str(value) for value in clear.values()}
        assert b"Thanks" not in bytes(row.card)


def test_low_answer_asks_one_of_us_to_listen_until_somebody_has(mira: YoungPerson, alice: Account) -> None:
    session = made.hold(mira, alice)
    made.say(session, alice, made.WELL)
    assert "planning.listen" not in _asked(alice, now())
    made.say(session, alice, made.LOW)
    assert "planning.listen" in _asked(alice, now())
    made.hear(session, alice)
    assert "planning.listen" not in _asked(alice, now())
    heard = made.read(session, alice).said[0]
    assert (heard.heard, heard.waits) == ("She would rather walk.", False)
    with acting_as(alice.pk):
        assert Line.objects.filter(verb="feedback.heard", thing=heard.feedback.pk).count() == 1


def test_somebody_listens_once(mira: YoungPerson, alice: Account) -> None:
    session = made.hold(mira, alice)
    made.say(session, alice, made.LOW)
    made.hear(session, alice)
    with pytest.raises(Refused, match="listened already"):
        made.hear(session, alice, "Something else")


def test_health_session_is_read_by_the_nurse_and_an_everyday_one_is_not(
    mira: YoungPerson, alice: Account, nia: Account, bob: Account
) -> None:
    health, everyday = made.hold(mira, alice, part=Compartment.HEALTH), made.hold(mira, alice)
    for session in (health, everyday):
        made.say(session, alice, made.LOW)
    assert made.read(health, nia).said[0].waits
    with pytest.raises(NotVisible):
        made.read(everyday, nia)
    with acting_as(nia.pk):
        assert (Session.objects.count(), Feedback.objects.count()) == (1, 1)
    with acting_as(bob.pk):
        assert (Session.objects.count(), Feedback.objects.count()) == (0, 0)


def test_worker_does_not_write_in_a_part_they_do_not_hold(mira: YoungPerson, alice: Account) -> None:
    with pytest.raises(NotVisible):
        made.hold(mira, alice, part=Compartment.PRIVATE)


def test_partner_reads_and_neither_writes_nor_asks_nor_says_that_they_listened(
    mira: YoungPerson, alice: Account, vic: Account
) -> None:
    session = made.hold(mira, alice)
    made.say(session, alice, made.LOW)
    share_everyday(mira, vic)
    assert made.read(session, vic).card == made.CARD
    for act in (
        lambda: made.hold(mira, vic),
        lambda: made.say(session, vic, made.WELL),
        lambda: made.hear(session, vic),
    ):
        with pytest.raises(Refused):
            act()
    with acting_as(vic.pk):
        waits = Feedback.objects.filter(asks_to_listen=True)
        with pytest.raises(DatabaseError), transaction.atomic():
            waits.update(listened_on=now().date(), listened_by=vic, heard=b"x")


def test_database_refuses_what_is_not_in_ones_own_name_or_not_beside_ones_own_entry(
    mira: YoungPerson, alice: Account, lena: Account
) -> None:
    session = made.hold(mira, alice)
    made.say(session, alice, made.LOW)
    given = {"record_id": mira.record_id, "held_at": now(), "way": "walking", "chosen_by": "them", "card": b"x"}
    said = {"record_id": mira.record_id, "session": session, "said_at": now(), "answer": "passed"}
    said |= {"asks_to_listen": False}
    for act in (
        lambda: Session(entry_id=session.entry_id, written_by=lena, **given).save(force_insert=True),
        lambda: Session(entry_id=new_id(), written_by=alice, **given).save(force_insert=True),
        lambda: Feedback(taken_by=lena, **said).save(force_insert=True),
        lambda: Feedback(taken_by=alice, compartment="health", **said).save(force_insert=True),
        lambda: Feedback.objects.update(card=b"better", version=2),
        lambda: Feedback.objects.update(asks_to_listen=False),
        lambda: Feedback.objects.update(listened_on=now().date(), listened_by=lena, heard=b"x"),
        lambda: Session.objects.update(way="cbt"),
        lambda: Feedback.objects.all().delete(),
    ):
        with acting_as(alice.pk), pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_what_was_heard_is_not_written_anew(mira: YoungPerson, alice: Account) -> None:
    session = made.hold(mira, alice)
    made.say(session, alice, made.LOW)
    made.hear(session, alice)
    with acting_as(alice.pk):
        assert Feedback.objects.update(listened_on=now().date(), listened_by=alice, heard=b"other") == 0


def test_ways_of_the_list_have_our_words_and_a_service_may_add_its_own() -> None:
    on = now().date()
    assert [code for code, _ in rules.ways(on=on)] == list(WAYS)
    assert rules.way_hints(on=on).keys() == WAY_HINTS.keys()
    assert rules.way_said("sailing") == "A choice that our lists no longer hold"


def test_sessions_are_read_thirty_at_a_time_and_none_is_missed(mira: YoungPerson, alice: Account) -> None:
    # Two at the same moment on the edge of a page.
    start = now() - timedelta(days=50)
    for number in range(33):
        made.hold(mira, alice, at=start + timedelta(hours=number // 2))
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        first = sessions.of_record(record=mira.record_id, door=door)
        later = sessions.of_record(record=mira.record_id, before=first.earlier, door=door)
    read = [one.session.pk for page in (first, later) for one in page.sessions]
    assert (len(first.sessions), len(set(read)), later.earlier) == (30, 33, None)


def test_what_waits_is_found_by_index_however_much_was_said(database: Database, committed_mira: YoungPerson) -> None:
    alice = cast.account("alice")
    made.say(made.hold(committed_mira, alice), alice, made.WELL)
    (listen,) = (one for one in PROMPTS if one.key == "planning.listen")
    few_wait = "jsonb_build_object('asks_to_listen', n %% 300 = 0)"
    with (
        crowded(database.owner, "planning_feedback", committed_mira, differs=few_wait),
        acting_as(alice.pk, Scope.CASELOAD),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("set local enable_seqscan = off")
        cursor.execute(f"explain {listen.sql}")
        plan = "\n".join(row[0] for row in cursor)
    assert "planning_feedback_waits" in plan
