-- A young person's own way: what they see of the doors to their record, and the lines they write themselves.
grant usage on schema access to alongside_own;
grant usage on schema jobs to alongside_own;

create policy own on access_record for select to alongside_own
    using (id = any ((select access.own('any'))::uuid[]));
create policy own on access_grant for select to alongside_own
    using (record_id = any ((select access.own('any'))::uuid[])
        or (compartments <> '{}' and team_id in (select r.team_id from access_record r)));
grant select on access_record, access_grant to alongside_own;

create policy own_way on ledger_line for insert to alongside_own
    with check (
        actor = (select access.actor())
        and verb !~ '^(record|grant)\.'
        and access.may_tell_of(records));
create policy own_read on ledger_line for select to alongside_own using (actor = (select access.actor()));
grant select, insert (actor, verb, records, thing, purpose, data, job) on ledger_line to alongside_own;
grant select on sequence ledger_line_id_seq to alongside_own;
