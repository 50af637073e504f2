-- What was done with one's own record, newest first, for the young person whose record it is. Left out is what they did
-- themselves, what did not open, and what a lead holds back for now: by a delay of that line, or because of an emergency
-- of which they are told from a later day. Nobody knows that day before a lead has looked at it, so until then it waits:
-- what was shown is never taken away again. A look that never comes hides nothing for longer than a week.
create or replace function access.seen_by_me(most integer)
returns table (id bigint, at timestamptz, actor uuid, name text, job text, verb text, purpose text)
language plpgsql stable security definer set search_path = '' as $$
declare
    mine uuid[] := access.own('any');
    me uuid := access.actor();
    today date := pg_catalog.now()::date;
begin
    if pg_catalog.cardinality(mine) <> 1 then
        return;
    end if;
    return query
        select c.id, c.at, c.actor, coalesce(a.name, '')::text, coalesce(c.job, ''), c.verb, coalesce(c.purpose, '')
        from (select l.* from public.ledger_line l where l.records @> mine order by l.id desc limit least(most, 5000)) c
        left join public.access_account a on a.id = c.actor
        where c.actor is distinct from me and c.verb <> 'record.refused'
            and not exists (select from public.access_seendelay d
                where d.record_id = mine[1] and (d.line = c.id or d.id = c.thing)
                    and d.ended_at is null and d.shown_from > today)
            and not exists (select from public.access_emergency e join public.access_grant g on g.id = e.grant_id
                where e.record_id = mine[1] and (
                        (e.tell_from > today and e.reviewed_at <= e.opened_at + interval '7 days')
                        or e.tell_from is null and e.opened_at > pg_catalog.now() - interval '7 days')
                    and (c.thing in (e.id, e.grant_id) or (c.actor = e.opener_id and c.at between e.opened_at and g.ends_at)))
        order by c.id desc;
end $$;

-- Whether the actor may hold this line back from them for now: it is about this record, and not about the actor.
create or replace function access.may_delay(record uuid, line bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select access.leads(record) and exists (
        select from public.ledger_line l
        where l.id = line and record = any (l.records) and l.actor is distinct from access.actor())
$$;
