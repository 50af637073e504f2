"""The pages, written the usual way."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Max, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from bench.plain.forms import WriteForm
from bench.plain.models import Audit, Entry, Kind, Person

PAGE = 50
CONTACTS = (Kind.MET, Kind.IN_TOUCH, Kind.OWN_WORDS, Kind.GOOD_NEWS)


def _own(request: HttpRequest) -> list[Person]:
    contact = Max("entries__happened_at", filter=Q(entries__kind__in=CONTACTS))
    rows = Person.objects.filter(key_worker=request.user).annotate(last_contact=contact)
    return list(rows.order_by("-id")[:PAGE])


@login_required
def today(request: HttpRequest) -> HttpResponse:
    """Today: own young people, and those nobody met for a while."""
    now = timezone.now()
    people = _own(request)
    quiet = [p for p in people if p.last_contact is None or now - p.last_contact > timedelta(days=14)]
    held = Entry.objects.filter(person__in=people, is_withheld=True, happened_at__lt=now - timedelta(days=700))
    Audit.objects.create(who=request.user, what="listed")
    shown = {"people": people[:12], "quiet": quiet[:8], "held": held.select_related("person")}
    return render(request, "plain/today.html", shown)


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """One's own young people."""
    people = _own(request)
    Audit.objects.create(who=request.user, what="listed")
    return render(request, "plain/listed.html", {"people": people})


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Young people with a name like this, among one's own."""
    text = request.POST.get("text", "")
    people = Person.objects.filter(key_worker=request.user, full_name__trigram_word_similar=text)
    Audit.objects.create(who=request.user, what="searched")
    return render(request, "plain/listed.html", {"people": people[:PAGE]})


@login_required
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A young person's page."""
    person = get_object_or_404(Person.objects.select_related("key_worker"), pk=pk, key_worker=request.user)
    beside = Prefetch("corrections", Entry.objects.select_related("author").order_by("happened_at"))
    entries = person.entries.exclude(kind=Kind.CORRECTION).select_related("author").prefetch_related(beside)
    entries = entries.order_by("-happened_at", "-id")
    Audit.objects.create(who=request.user, what="opened", person=person)
    shown = {
        "person": person,
        "age": (date.today() - person.born).days // 365 if person.born else None,  # noqa: DTZ011 as one would write it
        "friends": person.friends.all(),
        "own_words": entries.filter(kind=Kind.OWN_WORDS).first(),
        "entries": entries[:PAGE],
    }
    return render(request, "plain/show.html", shown)


@login_required
def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write an entry."""
    person = get_object_or_404(Person, pk=pk, key_worker=request.user)
    form = WriteForm(request.POST or None)
    if not form.is_valid():
        return render(request, "plain/write.html", {"person": person, "form": form})
    with transaction.atomic():
        Entry.objects.create(
            id=uuid4(),
            person=person,
            author=request.user,
            kind=form.cleaned_data["kind"],
            rests_on=form.cleaned_data["rests_on"],
            happened_at=timezone.now(),
            body=form.cleaned_data["text"],
        )
        Audit.objects.create(who=request.user, what="wrote", person=person)
    messages.success(request, "Saved.")
    return redirect("young-person", pk)
