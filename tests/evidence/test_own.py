"""What a service adds: by leads only, in the library beside the rest, changed with what it said before kept."""

from collections.abc import Callable
from typing import Any

import pytest
import rispy
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.evidence.actions import own as actions
from alongside.evidence.models import Brought, Earlier, OwnFinding, OwnStudy
from alongside.evidence.queries import library as queries
from alongside.evidence.queries import own
from alongside.evidence.why import NoSuchFinding, because
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.models import Line
from tests import cast
from tests.evidence.test_references import bib, ris

Browse = Callable[[Account | None], Client]
ABOUT: dict[str, Any] = {
    "kind": "article",
    "title": "Walking together",
    "year": 2021,
    "authors": ["Okoro, Ada", "Li, Wen"],
    "doi": "10.1000/walk",
}
SAYS = "Walking side by side makes talking easier."


@pytest.fixture
def study(lena: Account) -> OwnStudy:
    """A study Lena added, with one finding."""
    made = actions.add_study(about=ABOUT, now=now(), by=lena)
    actions.add_finding(study=made, says=SAYS, elements=[1, 7], rows=["A1"], now=now(), by=lena)
    return made


def verbs(by: Account) -> list[str]:
    with acting_as(by.pk), transaction.atomic():
        return list(Line.objects.filter(actor=by.pk).order_by("id").values_list("verb", flat=True))


def test_study_is_held_beside_what_came_with_the_product(study: OwnStudy, lena: Account) -> None:
    assert study.key == "own-okoro-2021"
    held = own.held()
    assert held.by_id[study.key].is_own
    assert held.findings["own-okoro-2021-1"].says == SAYS
    assert [one.id for one in queries.search(text="walking together", held=held)] == [study.key]
    assert "own-okoro-2021-1" in {one.id for one in queries.for_element(7, held=held)}
    assert verbs(lena)[-2:] == ["evidence.added", "evidence.added"]


def test_second_study_of_a_name_and_year_gets_a_letter(study: OwnStudy, lena: Account) -> None:
    keys = [actions.add_study(about=ABOUT, now=now(), by=lena).key for _ in range(2)]
    assert keys == ["own-okoro-2021b", "own-okoro-2021c"]


@pytest.mark.parametrize("authors", [[], ["李文"], ["+++"]])
def test_study_without_a_name_in_latin_letters_still_has_an_id(lena: Account, authors: list[str]) -> None:
    assert actions.add_study(about={**ABOUT, "authors": authors}, now=now(), by=lena).key == "own-anon-2021"


def test_own_finding_can_be_a_reason(study: OwnStudy) -> None:
    assert because("own-okoro-2021-1", "foley-2004-1")[0].says == SAYS
    shown = Template('{% load why %}{% why "own-okoro-2021-1" %}').render(Context())
    assert "/evidence/own-okoro-2021/#own-okoro-2021-1" in shown
    with pytest.raises(NoSuchFinding):
        because("own-okoro-2021-9")


def test_reasons_that_came_with_the_product_ask_the_database_nothing(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        because("foley-2004-1")


def test_change_keeps_what_was_said_before_and_refuses_the_second_of_two(study: OwnStudy, lena: Account) -> None:
    actions.change(thing=study, seen=1, changes={"title": "Walking on"}, now=now(), by=lena)
    assert own.study(study.key).title == "Walking on"
    with acting_as(lena.pk), transaction.atomic():
        earlier = Earlier.objects.get(thing=study.pk)
    assert (earlier.version, earlier.said) == (1, {"title": "Walking together"})
    with pytest.raises(ChangedMeanwhile):
        actions.change(thing=study, seen=1, changes={"title": "Mine"}, now=now(), by=lena)
    assert verbs(lena)[-1] == "evidence.changed"


def test_withdrawn_study_is_off_the_library_and_still_there(study: OwnStudy, lena: Account) -> None:
    actions.withdraw(thing=study, seen=study.version, now=now(), by=lena)
    assert study.key not in own.held().by_id
    assert OwnStudy.objects.filter(pk=study.pk, withdrawn_at__isnull=False).exists()


@pytest.mark.parametrize("name", ["alice", "dee", "pat", "ari", "nia"])
def test_nobody_but_a_lead_adds_or_changes(study: OwnStudy, name: str) -> None:
    who = cast.account(name)
    with pytest.raises(Refused):
        actions.add_study(about=ABOUT, now=now(), by=who)
    with pytest.raises(Refused):
        actions.change(thing=study, seen=1, changes={"title": "x"}, now=now(), by=who)


@pytest.mark.parametrize("name", ["alice", "pat", "ari", "nia"])
@pytest.mark.parametrize(
    "statement",
    [
        "insert into evidence_ownstudy (id, version, key, kind, title, year, authors, place, method, note, doi, url,"
        " added_by_id, added_at) values (gen_random_uuid(), 1, 'own-x-2000', 'study', 'x', 2000, '{}', '', '', '',"
        " '', '', %(me)s, now())",
        "insert into evidence_earlier (id, thing, version, said, changed_by_id, changed_at)"
        " values (gen_random_uuid(), gen_random_uuid(), 1, '{}', %(me)s, now())",
    ],
)
def test_database_refuses_them_too(study: OwnStudy, name: str, statement: str) -> None:
    who = cast.account(name)
    with pytest.raises(DatabaseError), acting_as(who.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, {"me": who.pk})


def test_database_changes_nothing_for_them_and_deletes_for_nobody(
    study: OwnStudy, alice: Account, lena: Account
) -> None:
    with acting_as(alice.pk), transaction.atomic():
        assert OwnStudy.objects.update(title="x") == 0
    with pytest.raises(DatabaseError), acting_as(lena.pk), transaction.atomic():
        OwnFinding.objects.all().delete()


def test_nobody_adds_in_somebody_elses_name(study: OwnStudy, lena: Account, sam: Account) -> None:
    with pytest.raises(DatabaseError), acting_as(lena.pk), transaction.atomic():
        OwnStudy.objects.create(key="own-y-2000", kind="study", title="y", year=2000, added_by=sam, added_at=now())


def test_study_is_shown_as_the_services_own_and_exported(browse: Browse, study: OwnStudy, alice: Account) -> None:
    client = browse(alice)
    assert "added by your service" in client.get("/evidence/").content.decode()
    page = client.get(f"/evidence/{study.key}/").content.decode()
    assert SAYS in page
    assert "https://doi.org/10.1000/walk" in page
    assert "Take this study off the list" not in page
    (entry,) = rispy.loads(client.get(f"/evidence/{study.key}/export/ris/").content.decode())
    assert (entry["title"], entry["doi"]) == ("Walking together", "10.1000/walk")
    assert "10.1000/walk" in client.get("/evidence/export/bibtex/").content.decode()


FORM = {"title": "A new one", "kind": "study", "year": "2020", "authors": "One\n\nTwo", "doi": "https://doi.org/10.1/x"}


def test_lead_adds_a_study_a_finding_and_a_question_on_pages(browse: Browse, lena: Account) -> None:
    client = browse(lena)
    wrong = client.post(reverse("evidence:own-add"), FORM)
    assert "This is not a DOI" in wrong.content.decode()
    client.post(reverse("evidence:own-add"), {**FORM, "doi": ""})
    (study,) = own.studies()
    assert (study.title, study.authors) == ("A new one", ["One", "Two"])
    path = reverse("evidence:own-finding", args=[study.key])
    assert "at most 35 words" in client.post(path, {"says": "word " * 36}).content.decode()
    client.post(path, {"says": "It helps.", "elements": ["2"], "row": "A6"})
    (finding,) = own.live_findings(own.study(study.key))
    assert (finding.says, finding.elements, finding.rows) == ("It helps.", [2], ["A6"])
    client.post(reverse("evidence:own-finding-change", args=[finding.pk]), {"says": "It helps much.", "seen": "1"})
    assert own.finding(finding.pk).says == "It helps much."
    client.post(reverse("evidence:own-question"), {"asks": "Who walks with whom?", "elements": ["2"]})
    (question,) = own.questions(element=2)
    assert "Who walks with whom?" in client.get(reverse("evidence:own")).content.decode()
    client.post(reverse("evidence:own-question-withdraw", args=[question.pk]), {"seen": "1"})
    assert own.questions() == []
    client.post(reverse("evidence:own-finding-withdraw", args=[finding.pk]), {"seen": "2"})
    assert own.live_findings(own.study(study.key)) == []
    client.post(reverse("evidence:own-change", args=[study.key]), {**FORM, "doi": "", "title": "Newer", "seen": "1"})
    assert own.study(study.key).title == "Newer"
    client.post(reverse("evidence:own-withdraw", args=[study.key]), {"seen": "2"})
    assert own.studies() == []


@pytest.mark.parametrize("place", ["own-add", "own-question", "bring"])
def test_pages_that_add_are_refused_to_others_with_the_reason(browse: Browse, alice: Account, place: str) -> None:
    answer = browse(alice).get(reverse(f"evidence:{place}"))
    assert (answer.status_code, "Only a team lead" in answer.content.decode()) == (403, True)


def bring(client: Client, text: str | bytes) -> Any:
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(reverse("evidence:bring"), {"file": SimpleUploadedFile("list.ris", data)}, follow=True)


def test_list_is_looked_through_and_what_is_ticked_is_kept(browse: Browse, study: OwnStudy, lena: Account) -> None:
    client = browse(lena)
    text = ris(title="Brand new", year=2019) + ris(title="Walking together", year=2021) + ris(title="")
    page = bring(client, text).content.decode()
    assert "1 new entry" in page
    assert "1 entry that is there already" in page
    assert "1 entry that could not be read" in page
    assert len(own.studies()) == 1
    with acting_as(lena.pk), transaction.atomic():
        file = Brought.objects.get()
    client.post(reverse("evidence:brought", args=[file.pk]), {"line": ["1", "999", "x"]})
    assert [one.title for one in own.studies()] == ["Walking together", "Brand new"]
    assert client.get(reverse("evidence:brought", args=[file.pk])).status_code == 404
    assert verbs(lena)[-3:-1] == ["evidence.looked_through", "evidence.imported"]


def test_list_waits_for_nobody_else(browse: Browse, lena: Account, sam: Account) -> None:
    bring(browse(lena), bib())
    with acting_as(lena.pk), transaction.atomic():
        file = Brought.objects.get()
    assert browse(sam).get(reverse("evidence:brought", args=[file.pk])).status_code == 404


def test_list_in_latin_letters_is_told(browse: Browse, lena: Account) -> None:
    page = bring(browse(lena), ris(title="Zoë").encode("latin-1")).content.decode()
    assert "Zoë" in page
    assert "Look at the letters with accents" in page


def test_list_that_cannot_be_used_is_told_in_a_sentence_and_on_the_ledger(browse: Browse, lena: Account) -> None:
    page = bring(browse(lena), b"\x00").content.decode()
    assert "This is not a text file." in page
    assert verbs(lena)[-1] == "evidence.refused"


def test_nothing_typed_becomes_markup(browse: Browse, lena: Account) -> None:
    page = bring(browse(lena), ris(title="<b>x</b>")).content.decode()
    assert "<b>x" not in page
