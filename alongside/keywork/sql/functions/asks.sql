-- Somebody came in with their second words, so perhaps they are not alone: those alongside them are told, and nothing
-- on the page says so: nor does the list of who has seen, so the line names no record. For any other account it does
-- nothing.
create or replace function public.keywork_not_alone(ask uuid, answer_by date) returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    theirs public.access_grant;
begin
    select g.* into theirs from public.access_secondwords s
        join public.access_grant g on g.holder_id = s.account and g.role = 'themselves'
            and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
        where s.second = me;
    if theirs.id is null then
        return;
    end if;
    insert into public.keywork_ask (id, version, record_id, compartment, what, asked_by_id, asked_at, answer_by, card,
            state, answer)
        values (ask, 1, theirs.record_id, 'everyday', 'not_alone', theirs.holder_id, pg_catalog.now(), answer_by, '',
            'waiting', '')
        on conflict do nothing;
    if found then
        insert into public.ledger_line (actor, verb, records, thing) values (me, 'ask.made', '{}', ask);
    end if;
end $$;
