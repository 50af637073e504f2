import time
from alongside.access.actor import Scope, acting_as
from django.db import connection, transaction
from tests.access.test_leaving import _unnamed
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
def test_time(mira, alice, lena):
    _unnamed(5000)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic(), connection.cursor() as c:
        for _ in range(3):
            t=time.perf_counter(); c.execute("select count(*) from keywork_unnamed()"); n=c.fetchone(); print(n, round((time.perf_counter()-t)*1000,1))
            t=time.perf_counter(); c.execute("select cardinality(access.barred())"); n=c.fetchone(); print('barred', round((time.perf_counter()-t)*1000,1))
    for _ in range(2):
        t=time.perf_counter(); r=prompts.asked(now=now(), viewer=lena); print('asked lead', len(r), round((time.perf_counter()-t)*1000,1))
        t=time.perf_counter(); r=prompts.asked(now=now(), viewer=alice); print('asked worker', len(r), round((time.perf_counter()-t)*1000,1))
