"""Looking for what is out of the ordinary, and saying what was behind it."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from alongside.access import policies, tags
from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.queries.looking import Limits
from alongside.access.vocabulary import KindWord, Unusual
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id

_WAITS = "select exists (select from access.looking(0, 0) l where l.account = %s and l.sort = %s)"


def look(*, now: datetime, limits: Limits | None = None) -> None:
    """Find what was out of the ordinary in the day before ``now`` and keep it, ids only, in place of what was kept.

    Runs in the transaction of a job, as the role of jobs.
    """
    ordinary = limits or Limits()
    names = {pk: tags.words(name) for pk, name in Account.objects.values_list("pk", "name")}
    surnames = [(pk, tag) for pk, words in names.items() if len(words) > 1 for tag in tags.every("word", words[-1])]
    with connection.cursor() as cursor:
        cursor.execute(
            "select jobs.keep_looking(%s, %s, %s, %s, %s, %s, %s::uuid[], %s::bytea[])",
            (
                now,
                ordinary.most_records,
                ordinary.refusals,
                ordinary.day_begins,
                ordinary.day_ends,
                settings.TIME_ZONE,
                [pk for pk, _tag in surnames],
                [tag for _pk, tag in surnames],
            ),
        )


def answer(*, who: Account, sort: Unusual, word: KindWord, by: Account) -> None:
    """Keep that it was fine, or that one will talk; what the last round saw in teams of ``by`` is not shown again.

    :raises Refused: when ``by`` is no safeguarding lead, or nothing like it waits for an answer in their teams.
    """
    require(policies.can_read_unusual(by))
    with acting_as(by.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_WAITS, (who.pk, sort))
        require(policies.can_answer_unusual(found=cursor.fetchone()[0]))
        cursor.execute("select access.answer_looking(%s, %s, %s, %s)", (new_id(), who.pk, sort, word))
