"""Young people's own host: what each account reads there is about them, and theirs to read."""

from random import Random
from typing import Any
from uuid import UUID

import psycopg
from django.urls import reverse

from alongside.access.actor import Scope
from alongside.access.http import MY_PAGES
from alongside.access.models import Account
from tests import own_space
from tests.architecture.addresses import Address, addresses
from tests.soak.decisions import Counts
from tests.soak.filled import standing
from tests.soak.in_pages import canaries
from tests.soak.in_tables import Rule
from tests.soak.table import PLACES

# Where one comes in or goes out again.
DOORS = frozenset({"account_login", "leave", "my-key-in", "safe"})
NOT_THERE = (404, 405)
NUMBERS = (1, 2, 3, 4)
# Passing on an idea is answered alike whether it was there: that nothing changed is held for all of them.
ALIKE = frozenset({"my-idea-pass"})


def walk_all(rule: Rule, owner: psycopg.Connection, random: Random, counts: Counts) -> None:
    """Everybody who has a space of their own; and what they sent about others has changed no row."""
    for who in rule.world.young:
        MyPages(rule, who, counts).walk(random)
    for table, rows in standing(owner).items():
        counts.same("my pages: rows that stand as they did", len(rows), rows, rule.filled.rows[table], table)


class MyPages:
    """One young person in front of a browser."""

    def __init__(self, rule: Rule, who: UUID, counts: Counts) -> None:
        self.rule, self.who, self.counts = rule, who, counts
        self.theirs, self.seen = rule.world.theirs(who), rule.seen(who, Scope.OWN)
        self.ids = set().union(*self.seen.values())
        self.about = next(way.to for way in rule.world.ways if way.holder == who)
        self.client = own_space.browse(Account.objects.get(pk=who))

    def walk(self, random: Random) -> None:
        """Every address about things of theirs; and about the same things of somebody else, looked at and sent to."""
        others = [record for record in self.rule.world.records if record != self.about]
        for address in addresses(MY_PAGES):
            if address.name in DOORS:
                continue
            answer = self.client.get(self._path(address, self.about, random))
            self._holds_what_is_theirs(answer)
            if not address.places & PLACES.keys():
                self._opens(answer, address)
                continue
            path = self._path(address, random.choice(others), random)
            for answer in (self.client.get(path), self.client.post(path)):
                self._holds_what_is_theirs(answer)
                gone = answer.status_code in NOT_THERE or not self._is_in or address.name in ALIKE
                said = (address.name, self.who, answer.status_code)
                self.counts.same("my pages: what is another's is not there", 1, gone, True, said)

    @property
    def _is_in(self) -> bool:
        return self.rule.world.young[self.who].is_active

    def _opens(self, answer: Any, address: Address) -> None:
        """Nothing opens once their way is over."""
        if not self.theirs:
            words = canaries(answer.content)
            self.counts.same("my pages: nothing when the way is over", 1, words, set(), (address.name, self.who))

    def _path(self, address: Address, record: UUID, random: Random) -> str:
        things: dict[str, object] = {
            place: self.rule.filled.one(PLACES[place], record, random) if place in PLACES else random.choice(NUMBERS)
            for place in address.places
        }
        return reverse(address.name, MY_PAGES, kwargs=things)

    def _holds_what_is_theirs(self, answer: Any) -> None:
        words = canaries(b"".join(answer.streaming_content) if answer.streaming else answer.content)
        planted = self.rule.planted
        foreign = {str(planted.canaries[word]) for word in words if planted.canaries[word][0] not in self.theirs}
        kept = {str(row) for word, row in planted.of_page.items() if word in words and str(row) not in self.ids}
        found = foreign | kept | self.rule.foreign(words, self.seen)
        self.counts.same("my pages: canaries of nobody else", 1, found, set(), self.who)
        self.counts["my pages: canaries read"] += len(words)
        self.counts[f"my pages: answers, {answer.status_code}"] += 1
