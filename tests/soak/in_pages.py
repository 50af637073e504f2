"""The same questions to pages, through the real views: by Django's test client."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from alongside.access.actor import OF_WORKERS, Scope
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.kernel import prompts
from tests import cast
from tests.architecture.addresses import Address, addresses
from tests.soak.answers import ELSEWHERE, NO_SUCH_WAY, SEEN_BY_NOBODY, Asked, listed_door
from tests.soak.decisions import Counts
from tests.soak.in_sql import Told
from tests.soak.in_tables import Rule
from tests.soak.planted import NAME
from tests.soak.table import RULES
from tests.soak.worlds import PARTS

# A word of its own: in ten million random letters of tokens there is one like it now and then.
CANARY = re.compile(rb"(?<![A-Za-z0-9])zq[a-z]{11}(?![A-Za-z0-9])")
LINK = re.compile(rb"/young-people/([0-9a-f-]{36})/")


def sign_in(who: UUID) -> Client:
    """A client signed in as somebody."""
    account = Account.objects.get(pk=who)
    client = Client(raise_request_exception=True)
    client.force_login(account, "alongside.access.backends.SignIn")
    cast.show_lately(client, account)
    return client


def canaries(content: bytes) -> set[str]:
    """Which canaries an answer holds."""
    return {word.decode() for word in CANARY.findall(content)}


class Pages:
    """One person in front of a browser."""

    def __init__(self, rule: Rule, who: UUID, told: Told, counts: Counts) -> None:
        self.rule, self.planted, self.who, self.told, self.counts = rule, rule.planted, who, told, counts
        self.world, self.client = rule.world, sign_in(who)
        by_doors, by_teams = (rule.seen(who, scope) for scope in OF_WORKERS)
        self.rows = {table: ids | by_teams[table] for table, ids in by_doors.items()}
        self.is_active = self.world.people[who].is_active

    def look_at_lists(self) -> None:
        """Their young people, those of their teams, and everybody of one name."""
        if not self.is_active:
            return
        every, who = set(self.world.records), self.who
        answers = bool(self.world.answers_for(who, Compartment.EVERYDAY))
        own = {record for record in every if self.world.own(who, record)}
        team = {record for record in every if self.world.through_team(who, record)}
        told, teams = self.told, Scope.TEAM if answers else Scope.CASELOAD
        for whose, by_rule, scope in (("mine", own, Scope.CASELOAD), ("team", team if answers else own, teams)):
            response = self.client.get(reverse("workspace:young-people"), {"whose": whose})
            self._list(response, by_rule, told.records[who, scope], whose)
        named = {r for r in every if Compartment.EVERYDAY in self.world.own(who, r) | self.world.through_team(who, r)}
        by_sql = told.cards[who, Scope.CASELOAD] | told.cards[who, Scope.TEAM]
        self._list(self.client.post(reverse("workspace:search"), {"text": NAME}), named, by_sql, "search")

    def _list(self, response: Any, by_rule: set[UUID], by_sql: set[UUID], about: str) -> None:
        found = {UUID(one.decode()) for one in LINK.findall(response.content)}
        kind, whose = "all three: is the record listed", (self.who, about)
        self.counts.same(kind, len(self.world.records), found, by_rule, whose)
        self.counts.same(kind, 0, by_sql, by_rule, whose)
        self.nothing_foreign(response, None)

    def look_at(self, record: UUID) -> None:
        """A young person's page: whether it opens, and which entries, files and card it shows."""
        asked = self.asked(record, Random(0))
        response = self.client.get(reverse("workspace:young-person", args=[record]))
        opens = record in self.told.opens[self.who]
        self.counts.same("all three: does the record open", 1, opens, asked.opens, (self.who, record))
        self._status(response, RULES["workspace:young-person"][0](asked), "workspace:young-person", asked)
        self.nothing_foreign(response, record)
        if response.status_code != 200:
            self.counts.same("pages: nothing where it does not open", 1, canaries(response.content), set())
            return
        kind, about = "all three: is the entry, file or card shown", (self.who, record)
        here = {part: self.planted.on_page[record, part] for part in PARTS}
        by_rule = set().union(*(here[part] for part in self.world.shown(self.who, record)))
        found = {self.planted.of_page[word] for word in canaries(response.content) & self.planted.of_page.keys()}
        self.counts.same(kind, sum(map(len, here.values())), found, by_rule, about)
        self.counts.same(kind, 0, self.told.shown[self.who, record], by_rule, about)

    def walk(self, record: UUID, random: Random) -> None:
        """Every address of the product once, looked at and sent to, about this record."""
        for address, (look, send) in ruled():
            asked = self.asked(record, random)
            path = reverse(address.name, kwargs={place: self._fill(place, address, asked) for place in address.places})
            response = self.client.get(path)
            self._status(response, look(asked), address.name, asked)
            self.nothing_foreign(response, record if "record" in address.places else None)
            if address.name == "workspace:leaving" and send(asked) != 403:
                continue  # the one form that is whole when it is empty: it would close the account
            response = self.client.post(path, {"seen": SEEN_BY_NOBODY})
            self._status(response, send(asked), f"{address.name} (sent)", asked)
            self.nothing_foreign(response, record if "record" in address.places else None)

    def asked(self, record: UUID, random: Random) -> Asked:
        """The question: things of this record where there are some, now and then of another."""
        planted, mixed = self.planted, random.random() < 0.3
        doors = [one.id for one in self.world.doors if mixed or one.to == record]
        barriers = [pk for (_, of), pk in planted.barriers.items() if mixed or of == record]
        emergencies = [
            pk for door, pk in planted.emergencies.items() if mixed or self.world.emergencies[door][0] == record
        ]
        return Asked(
            planted,
            self.who,
            record,
            random.choice(PARTS),
            random.choice(doors or [UUID(int=7)]),
            random.choice(barriers or [UUID(int=7)]),
            random.choice(emergencies or [UUID(int=7)]),
            random.choice(list(self.world.people)),
        )

    def _fill(self, place: str, address: Address, asked: Asked) -> object:
        things: dict[str, object] = {
            "record": asked.record,
            "sought": asked.record,
            "entry": self.planted.entries[asked.record, asked.part],
            "file": self.planted.files[asked.record, asked.part],
            "grant": asked.door,
            "barrier": asked.barrier,
            "emergency": asked.emergency,
            "pace": self.planted.paces[asked.record],
            "account": asked.account,
            "fmt": "ris",
            "prompt": next(iter(prompts.every())).key,
        }
        if address.name.startswith("exchange:"):
            return UUID(int=7)
        return things.get(place, address.arguments[place])

    def _status(self, response: Any, expected: int, name: str, asked: Asked) -> None:
        about = (name, asked.who, asked.record, asked.part, listed_door(asked), getattr(response, "url", ""))
        if not self.is_active:
            expected = NO_SUCH_WAY if response.status_code == NO_SUCH_WAY else ELSEWHERE
            self.counts.same("pages: closed account", 1, response.status_code, expected, about)
            assert response.status_code == NO_SUCH_WAY or "/account/login/" in response.url
            return
        self.counts.same("pages: what is answered", 1, response.status_code, expected, about)

    def nothing_foreign(self, response: Any, record: UUID | None) -> None:
        content = b"".join(response.streaming_content) if response.streaming else response.content
        allowed = {
            (one, part)
            for one in ([record] if record else self.world.records)
            for part in (self.world.keys(self.who, one) if record is None else self.world.shown(self.who, one))
        }
        words = canaries(content)
        found = {self.planted.canaries[word] for word in words}
        self.counts.same("pages: canaries of nobody else", 1, found - allowed, set(), self.who)
        self.counts.same("pages: canaries of nobody else", 0, self.rule.foreign(words, self.rows), set(), self.who)


def ruled() -> Iterator[tuple[Address, Any]]:
    """Addresses with their rules."""
    for address in addresses():
        if address.name in RULES:
            yield address, RULES[address.name]
