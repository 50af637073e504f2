"""Words of the lists about staff and plans: in the reader's language where they are ours, and never a code."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from alongside.access.models import Account
from alongside.jurisdiction import packs, wording
from alongside.kernel.clock import now
from alongside.keywork.queries import trainings
from alongside.keywork.staff_vocabulary import HELP, TRAININGS
from alongside.people.models import YoungPerson
from alongside.planning import rules
from alongside.workspace.queries import help_lines
from tests.planning import made

Browse = Callable[[Account | None], Client]
LISTS = {"training": TRAININGS, "staff_help": HELP, "staff_help_lines": HELP}
KNOWN = {"save": gettext_lazy("Save")}


@pytest.mark.parametrize("key", LISTS)
def test_each_word_of_a_shipped_list_is_ours_just_so(key: str) -> None:
    held = packs.pack("england").codes(key)
    with override("en"):
        assert {one.key: one.label for one in held} == {one.key: str(LISTS[key][one.key]) for one in held}


def test_our_word_is_translated_and_a_services_own_stands_as_it_is() -> None:
    with override("ar"):
        assert wording.said("save", "Save", KNOWN) == str(KNOWN["save"]) != "Save"
        assert wording.said("save", "Keep it for us", KNOWN) == "Keep it for us"
        assert wording.said("other", "Ring Jo on 01632 960001", KNOWN) == "Ring Jo on 01632 960001"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_help_and_trainings_are_said_in_the_readers_language(language: str) -> None:
    pack, on = packs.pack("england"), now().date()
    with override(language):
        said = help_lines.of(pack=pack, on=on)
        assert {*said["people"], *said["lines"]} == {str(word) for word in HELP.values()}
        assert dict(trainings.choices(pack=pack, on=on)) == {code: str(word) for code, word in TRAININGS.items()}


@pytest.mark.parametrize(("age", "offered"), [(None, False), (3, True), (4, False), (16, False)])
def test_way_of_taking_part_for_small_children_is_offered_for_small_children(age: int | None, offered: bool) -> None:
    assert ("PN0" in dict(rules.participation(age=age, on=now().date()))) == offered
    assert "PN1" in dict(rules.participation(age=age, on=now().date()))


@pytest.mark.parametrize("say", [rules.way_said, rules.domain_said, rules.participation_said])
def test_what_no_list_holds_any_more_has_words_and_not_its_code(say: Callable[[str], str]) -> None:
    assert say("PN47") == "A choice that our lists no longer hold"


def test_review_page_shows_words_and_no_code(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    page = browse(alice).get(reverse("workspace:plan-review", args=[mira.record_id])).content.decode()
    assert "They were there and spoke for themselves" in page
    assert "under four" not in page
    assert ">PN" not in page
    assert "hint" not in page.partition('id="id_participation')[2].partition("</fieldset>")[0]
