-- What the tags of names make possible: finding one record in an emergency, and seeing what was unusual.

-- An id like any record's that is nobody's: for the same question always the same.
create or replace function access.no_record(question text) returns uuid
language plpgsql stable set search_path = '' as $$
declare
    h text := access.mac('no record.' || question);
    began text := coalesce((select r.id::text from public.access_record r order by r.id limit 1), h);
begin
    return (pg_catalog.left(began, 5) || pg_catalog.substr(h, 1, 3) || pg_catalog.substr(h, 4, 4) || '7'
        || pg_catalog.substr(h, 8, 3) || pg_catalog.substr('89ab', 1 + pg_catalog.ascii(pg_catalog.substr(h, 11, 1)) % 4, 1)
        || pg_catalog.substr(h, 12, 15))::uuid;
end $$;
revoke all on function access.no_record(text) from public;

-- At most one record whose full name and day of birth are exactly these; nothing otherwise, and nothing for
-- whoever may not open it. Each look is on the ledger, and only a few are allowed.
create or replace function access.find_in_emergency(words bytea[], born bytea) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
    one uuid;
begin
    if pg_catalog.cardinality(words) < 2 or born is null or pg_catalog.array_position(words, null) is not null then
        raise exception 'a full name and a day of birth are needed' using errcode = 'check_violation';
    end if;
    select case when pg_catalog.count(*) = 1 then (pg_catalog.array_agg(m.record_id))[1] end into one from (
        select t.record_id from public.people_nametag t
        join public.access_record r on r.id = t.record_id and r.kind = 'young_person' and r.withdrawn_at is null
        where t.tag = any (words || born)
        group by t.record_id
        having pg_catalog.bool_or(t.tag = born) and pg_catalog.count(distinct t.tag)
            = (select pg_catalog.count(distinct w) from pg_catalog.unnest(words || born) w)) m;
    if one is null or access.is_barred(access.actor(), one) then
        perform access.look_in_emergency(null);
        -- They read their own lines: what is closed to them and what is not there leave the same ones.
        insert into public.ledger_line (actor, verb, records, purpose) values (access.actor(), 'record.refused',
            array[coalesce(one, access.no_record(access.actor() || '.' || words::text || born::text))], 'emergency');
        return null;
    end if;
    perform access.look_in_emergency(one);
    return one;
end $$;

drop function if exists access.looking(timestamptz, integer, integer, integer, integer, text, uuid[], bytea[]);

-- What was out of the ordinary in the day before `upto`, kept until it is looked again; called by the hour, by jobs.
-- Only ids, counts and times are kept, of what nobody answered; "most" and "tries" are asked again of each reader,
-- who sees the records of some teams only. Of one person and sort the newest 200 records of a team are kept: more would
-- say no more, and the page counts what is kept.
create or replace function jobs.keep_looking(
    upto timestamptz, most integer, tries integer, day_begins integer, day_ends integer, zone text,
    accounts uuid[], surnames bytea[]) returns void
language sql security definer set search_path = '' as $$
    delete from public.access_lookfound;
    delete from public.access_lookround;
    insert into public.access_lookround (id, looked_at) values (pg_catalog.gen_random_uuid(), upto);
    insert into public.access_lookfound (id, account_id, sort, record_id, times, last_at)
    with seen as materialized (
        select l.actor, l.verb, l.at, r.id as record_id, r.team_id, l.verb = 'record.opened' and exists (
                select from public.access_grant g
                where g.holder_id = l.actor and g.record_id = r.id and g.role <> 'emergency'
                    and g.starts_at <= l.at and (g.ends_at is null or g.ends_at > l.at)) as own
        from public.ledger_line l
        cross join lateral pg_catalog.unnest(l.records) w
        join public.access_record r on r.id = w and r.team_id is not null
        where l.at > upto - interval '1 day' and l.at <= upto and l.actor is not null
            and l.verb in ('record.opened', 'record.refused', 'emergency.opened')),
    sorted as (
        select s.*, 'many' as sort from seen s where s.verb = 'record.opened' and not s.own
        union all
        select s.*, 'hours' from seen s where s.verb = 'record.opened' and not s.own
            and not (extract(hour from s.at at time zone zone) >= day_begins
                and extract(hour from s.at at time zone zone) < day_ends)
        union all
        select s.*, 'surname' from seen s
            join unnest(accounts, surnames) a (id, tag) on a.id = s.actor
            join public.people_nametag t on t.tag = a.tag and t.record_id = s.record_id
            where s.verb = 'record.opened' and not exists (
                select from public.access_acquaintance k where k.record_id = s.record_id
                    and k.account_id = s.actor and k.said_by_id = s.actor and k.answer = 'none')
        union all
        select s.*, 'refused' from seen s where s.verb = 'record.refused'
        union all
        select s.*, 'closed' from seen s
            join public.access_barrier b on b.account_id = s.actor and b.record_id = s.record_id and b.lifted_at is null
            where s.verb = 'record.refused'
        union all
        select s.*, 'emergency' from seen s where s.verb = 'emergency.opened'),
    counted as (
        select x.actor, x.sort, x.record_id, pg_catalog.count(*) as times, pg_catalog.max(x.at) as last_at,
            pg_catalog.count(*) over (partition by x.actor, x.sort) as records,
            pg_catalog.sum(pg_catalog.count(*)) over (partition by x.actor, x.sort) as times_in_all,
            pg_catalog.row_number() over (
                partition by x.actor, x.sort, x.team_id order by pg_catalog.max(x.at) desc, x.record_id) as place
        from sorted x
        where x.at > coalesce((select pg_catalog.max(k.seen_until) from public.access_lookanswer k
            where k.account_id = x.actor and k.sort = x.sort and x.team_id = any (k.teams)), '-infinity')
        group by x.actor, x.sort, x.record_id, x.team_id)
    select pg_catalog.gen_random_uuid(), c.actor, c.sort, c.record_id, c.times, c.last_at from counted c
    where (c.sort <> 'many' or c.records > most) and (c.sort <> 'refused' or c.times_in_all >= tries)
        and c.place <= 200
$$;
revoke all on function jobs.keep_looking(timestamptz, integer, integer, integer, integer, text, uuid[], bytea[])
    from public;
grant execute on function jobs.keep_looking(timestamptz, integer, integer, integer, integer, text, uuid[], bytea[])
    to alongside_jobs;

-- What the last round found and nobody answered since for that team, for the safeguarding leads of the teams whose records were
-- looked at; never about whoever asks. It says what was seen, and not why.
create or replace function access.looking(most integer, tries integer)
returns table (account uuid, sort text, times bigint, records uuid[], last_at timestamptz)
language sql stable security definer set search_path = '' as $$
    with counted as (
        select f.account_id, f.sort, pg_catalog.count(*) as records, pg_catalog.sum(f.times)::bigint as times,
            (pg_catalog.array_agg(f.record_id order by f.record_id))[1:8] as some, pg_catalog.max(f.last_at) as last_at
        from public.access_lookfound f
        join public.access_record r on r.id = f.record_id
        where f.account_id <> access.actor()
            and r.team_id = any ((select access.teams('safeguarding_lead'))::uuid[])
            and r.id <> all ((select access.barred())::uuid[])
            and not exists (select from public.access_lookanswer k
                where k.account_id = f.account_id and k.sort = f.sort and r.team_id = any (k.teams)
                    and k.seen_until >= (select pg_catalog.max(o.looked_at) from public.access_lookround o))
        group by f.account_id, f.sort)
    select c.account_id, c.sort, case c.sort when 'refused' then c.times else c.records end, c.some, c.last_at
    from counted c
    where (c.sort <> 'many' or c.records > most) and (c.sort <> 'refused' or c.times >= tries)
    order by c.sort <> 'closed', c.last_at desc
$$;
