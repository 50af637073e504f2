"""Asked to tell it again: what a form says first, and what we think of when it is soon after the last time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.forms import TextField, of_them
from alongside.kernel.forms.asked import AskedForm
from alongside.keywork.actions import retellings
from alongside.keywork.models import TellingUse
from alongside.keywork.queries import tellings as queries
from alongside.keywork.retelling_vocabulary import RetellingState
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.models import YoungPerson
from alongside.people.queries import pace as quiet
from alongside.people.vocabulary import PaceAnswer, Topic
from alongside.workspace.forms.pace import quieted
from tests import cast
from tests.keywork.test_tellings import TODAY, _refused, ask, keep, note


class Asking(AskedForm):
    """A form of another room that asks about what happened."""

    note = TextField(label="Note")
    happened = of_them(TextField(label="What happened?", required=False), topic=Topic.WHAT_HAPPENED)
    words = of_them(TextField(label="In your words?", required=False), topic=Topic.OWN_WORDS)


class NotAsking(AskedForm):
    """A form that asks about something else."""

    home = of_them(TextField(label="Where do you live?"), topic=Topic.HOME)


def _page(mira: YoungPerson, viewer: Account, form: type[AskedForm] = Asking) -> str:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=viewer):
        left = quiet.quiet_topics(mira.record_id, on=TODAY)
        return str(form(quiet=quieted(mira.record_id, left), today=TODAY))


def test_form_that_asks_what_happened_begins_with_how_often_they_were_asked(mira: YoungPerson, alice: Account) -> None:
    assert "have been asked" not in _page(mira, alice)
    note(mira, alice)
    assert "They have been asked to tell this once." in _page(mira, alice)
    note(mira, alice)
    page = _page(mira, alice)
    assert page.count("They have been asked to tell this 2 times. Is there another way?") == 1
    assert page.index("have been asked") < page.index("Note")
    assert "have been asked" not in _page(mira, alice, NotAsking)


def test_form_does_not_say_so_where_the_topic_is_left_alone(mira: YoungPerson, alice: Account) -> None:
    note(mira, alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = [Said(topic, PaceAnswer.DONT_ASK) for topic in (Topic.WHAT_HAPPENED, Topic.OWN_WORDS)]
        pace.say(record=mira.record_id, said=said, now=now(), door=door, by=alice)
    assert "have been asked" not in _page(mira, alice)


def test_form_that_asks_two_such_questions_asks_the_database_once(mira: YoungPerson, alice: Account) -> None:
    note(mira, alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice), CaptureQueriesContext(connection) as seen:
        Asking(quiet=quieted(mira.record_id, {}), today=TODAY)
    assert len(seen) == 1


def test_form_that_asks_something_else_asks_the_database_nothing_more(mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice), connection.execute_wrapper(_no_queries):
        NotAsking(quiet=quieted(mira.record_id, {}), today=TODAY)


def _no_queries(*_: object) -> object:
    raise AssertionError


@pytest.mark.parametrize(("ago", "again"), [(300, False), (100, True), (0, True)])
def test_asked_for_again_so_soon_we_think_of_another_way(
    mira: YoungPerson, alice: Account, ago: int, again: bool
) -> None:
    note(mira, alice, ago=ago)
    assert _asked() == []
    second = note(mira, alice)
    assert second.is_again is again
    assert _asked() == (["keywork.asked_again"] if again else [])


def test_nothing_is_asked_once_another_way_is_found(mira: YoungPerson, alice: Account) -> None:
    note(mira, alice)
    row = note(mira, alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        to = RetellingState.ANOTHER_WAY
        retellings.settle(retelling=row, seen=1, to=to, words="Read out.", on=TODAY, door=door, by=alice)
        with pytest.raises(Refused):
            retellings.settle(retelling=row, seen=2, to=to, on=TODAY, door=door, by=alice)
        assert [one.settled for one in queries.asked_again(record=mira.record_id, door=door)] == ["Read out.", ""]
    assert _asked() == []


def _asked() -> list[str]:
    found = prompts.asked(now=now(), viewer=cast.account("alice"))
    return [one.prompt.key for one in found if one.prompt.key == "keywork.asked_again"]


def test_what_they_were_asked_stays_as_they_heard_it(mira: YoungPerson, alice: Account, lena: Account) -> None:
    use = ask(mira, alice, keep(mira, alice))
    with acting_as(alice.pk):
        _refused(lambda: TellingUse.objects.filter(pk=use.pk).update(card=b"x"))
        _refused(lambda: TellingUse.objects.filter(pk=use.pk).update(state="no", changed_by=lena))
        _refused(lambda: TellingUse.objects.filter(pk=use.pk).delete())
