"""The page of a source says which questions rest on what it found."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.evidence.library import library
from alongside.kernel import prompts

Browse = Callable[[Account | None], Client]


def test_page_of_a_source_names_the_questions_that_rest_on_it(browse: Browse, alice: Account) -> None:
    for one in prompts.every():
        finding = library().findings[one.because[0]]
        page = browse(alice).get(reverse("evidence:source", args=[finding.source_id])).content.decode()
        before, _, after = page.partition(f'id="{finding.id}"')
        assert before
        assert str(one.question).split(".")[0] in after.split("</article>")[0].replace("&#x27;", "'")


def test_page_of_a_source_on_which_nothing_rests_says_nothing_of_questions(browse: Browse, alice: Account) -> None:
    page = browse(alice).get(reverse("evidence:source", args=["gathering-evidence-2008"])).content.decode()
    assert "Because of this we ask" not in page
