import time
def test_measure(database):
    o=database.owner
    o.execute("insert into access_record (id,version,kind,team_id,created_at,made_in) select gen_random_uuid(),1,'young_person',(select id from people_team where kind='hub'),now(),pg_current_xact_id() from generate_series(1,5000)")
    o.execute("insert into ledger_line (actor,verb,records,purpose) select (select id from access_account where username = (array['alice','bob','lena','olu','una'])[1+n%5]), 'record.opened', array[r.id], 'support' from generate_series(1,12) n, access_record r where r.kind='young_person'")
    o.execute("analyze")
    t=time.time(); o.execute("select jobs.keep_looking(now()+interval '1 minute', 25,4,6,23,'UTC','{}','{}')"); print("\nkeep", round((time.time()-t)*1000), o.execute("select count(*) from access_lookfound").fetchone(), o.execute("select count(*) from ledger_line").fetchone())
    from tests.attacks.acting import acting
    from tests import cast
    app=database.app(); app.autocommit=True
    for _ in range(3):
        with acting(app, cast.account("sam").pk):
            t=time.time(); n=len(app.execute("select * from access.looking(25,4)").fetchall()); print("read", round((time.time()-t)*1000,1), n)
