-- Reading the ledger back, newest first, as far as the reader may: their own lines, those about records of the teams
-- they answer for in safeguarding, one record's that they hold a door to, or all of them. Text and arrays cannot use
-- their indexes behind row-level security, so the rule stands in here.
-- One page looks through at most this many lines, whatever is asked for: then it says how far it came. The last row
-- has no verb and tells that: its id is the oldest line looked at, and there may be more behind it.
-- Which record did not open is left out of one's own lines: it would tell that there is one and that it is closed.
create or replace function access.read_lines(
    whose text, of_record uuid, of_actor uuid, of_verb text, of_purpose text, machines boolean,
    since timestamptz, until timestamptz, before bigint, most integer)
returns table (id bigint, at timestamptz, actor uuid, job text, verb text, records uuid[], purpose text)
language plpgsql stable security definer set search_path = '' as $$
declare
    depth constant integer := 20000;
    slack constant integer := 1000; -- lines written at the same moment may stand in another order than their times
    me uuid := access.actor();
    teams uuid[] := '{}';
    barred uuid[] := '{}';
    low bigint := 0;
    high bigint := coalesce(before, 9223372036854775807);
    main text;
    looked bigint;
    oldest bigint;
    told integer;
begin
    most := least(most, 10001);
    if me is null
            or (whose = 'all' and not access.has_role('data_protection_lead'))
            or (whose = 'record' and not access.has_door(of_record)) then
        return;
    elsif whose = 'team' then
        teams := access.teams('safeguarding_lead');
        barred := access.barred();
        -- Asking for a record of another team must not tell that it stood on a line beside one of theirs.
        if of_record is not null and not exists (select from public.access_record r
                where r.id = of_record and r.team_id = any (teams) and r.id <> all (barred)) then
            return;
        end if;
    elsif whose = 'own' then
        of_actor := me;
    elsif whose not in ('all', 'record') then
        return;
    end if;
    if since is not null then
        low := coalesce((select l.id from public.ledger_line l where l.at >= since order by l.at limit 1) - slack, high);
    end if;
    if until is not null then
        high := least(high, coalesce(
            (select l.id from public.ledger_line l where l.at < until order by l.at desc limit 1) + slack, 0));
    end if;
    -- The narrowest of what is asked for finds the lines; the rest is asked of what it found.
    main := case
        when of_record is not null then 'l.records @> array[$1]'
        when of_actor is not null then 'l.actor = $2'
        when machines then 'l.job is not null'
        when of_verb is not null then 'l.verb = $3'
        when of_purpose is not null then 'l.purpose = $4'
        else 'true' end;
    return query execute pg_catalog.format($q$
        select c.id, c.at, c.actor, c.job, c.verb, t.records, c.purpose
        from (select * from public.ledger_line l where %s and l.id >= $8 and l.id < $9
            order by l.id desc limit %s) c
        cross join lateral (select case when $10 = 'own' and c.verb = 'record.refused' then '{}'
            when $10 <> 'team' then c.records else array(
            select r.id from public.access_record r
            where r.id = any (c.records) and r.team_id = any ($11) and r.id <> all ($12)) end as records) t
        where ($2 is null or c.actor = $2) and ($3 is null or c.verb = $3) and ($4 is null or c.purpose = $4)
            and ($5 is null or (c.job is not null) = $5)
            and ($6 is null or c.at >= $6) and ($7 is null or c.at < $7)
            and ($10 <> 'team' or pg_catalog.cardinality(t.records) > 0)
            and ($10 <> 'own' or $1 is null or pg_catalog.cardinality(t.records) > 0)
        order by c.id desc limit %s
    $q$, main, depth, most)
    using of_record, of_actor, of_verb, of_purpose, machines, since, until, low, high, whose, teams, barred;
    get diagnostics told = row_count;
    if told < most then
        execute pg_catalog.format(
            'select pg_catalog.count(*), pg_catalog.min(c.id) from (select l.id from public.ledger_line l
             where %s and l.id >= $8 and l.id < $9 order by l.id desc limit %s) c', main, depth)
        using of_record, of_actor, of_verb, of_purpose, machines, since, until, low, high
        into looked, oldest;
        if looked = depth then
            return query select oldest, null::timestamptz, null::uuid, null::text, null::text, '{}'::uuid[], null::text;
        end if;
    end if;
end $$;
