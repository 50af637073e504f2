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

-- Asked first, in a transaction of its own: so the question is on the ledger and counted before there is an answer.
-- `part` says what each tag is of: 0 the day of birth, then one number for each word of the name. While the key of the
-- tags is changed there are several of each, and one of them is enough.
create or replace function access.ask_in_emergency(tags bytea[], part integer[]) returns bigint
language plpgsql security definer set search_path = '' as $$
begin
    if (select pg_catalog.count(distinct p) from pg_catalog.unnest(part) p) < 3 or not 0 = any (part)
            or pg_catalog.cardinality(tags) <> pg_catalog.cardinality(part)
            or pg_catalog.array_position(tags, null) is not null or pg_catalog.array_position(part, null) is not null then
        raise exception 'a full name and a day of birth are needed' using errcode = 'check_violation';
    end if;
    return access.look_in_emergency(tags::text || part::text);
end $$;

-- At most one record whose full name and day of birth are exactly these; nothing otherwise, and nothing for whoever may
-- not open it. `asked` is the committed line of this very question, not five minutes old.
drop function if exists access.find_in_emergency(bytea[], bytea);
drop function if exists access.find_in_emergency(bytea[], integer[]);
create or replace function access.find_in_emergency(asked bigint, tags bytea[], part integer[]) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    parts integer := (select pg_catalog.count(distinct p) from pg_catalog.unnest(part) p);
    one uuid;
begin
    perform access.may_look_in_emergency();
    if not exists (select from public.ledger_line l
            where l.id = asked and l.actor = me and l.verb = 'emergency.looked'
                and l.data = pg_catalog.convert_to(
                    access.mac('question.' || me || '.' || tags::text || part::text), 'UTF8')
                and l.at > pg_catalog.clock_timestamp() - interval '5 minutes' and access.is_committed(l.xid)) then
        raise exception 'this was not asked' using errcode = 'insufficient_privilege';
    end if;
    select case when pg_catalog.count(*) = 1 then (pg_catalog.array_agg(m.record_id))[1] end into one from (
        select t.record_id from unnest(tags, part) s (tag, part)
        join public.people_nametag t on t.tag = s.tag
        join public.access_record r on r.id = t.record_id and r.kind = 'young_person' and r.withdrawn_at is null
        group by t.record_id
        having pg_catalog.count(distinct s.part) = parts) m;
    if one is null or access.is_barred(me, one) then
        -- They read their own lines: what is closed to them and what is not there leave the same ones.
        insert into public.ledger_line (actor, verb, records, purpose) values (me, 'record.refused',
            array[coalesce(one, access.no_record(me || '.' || tags::text || part::text))], 'emergency');
        return null;
    end if;
    insert into public.ledger_line (actor, verb, records, purpose)
        values (me, 'emergency.looked', array[one], 'emergency');
    return one;
end $$;

-- Whether a record was closed to somebody at a moment that is past.
create or replace function access.was_barred(who uuid, record uuid, at timestamptz) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from public.access_barrier b
        where b.account_id = who and b.record_id = record
            and b.set_at <= at and (b.lifted_at is null or b.lifted_at > at))
$$;

drop function if exists access.looking(timestamptz, integer, integer, integer, integer, text, uuid[], bytea[]);

-- What was out of the ordinary in the day before `upto`, kept until it is looked again; called by the hour, by jobs.
-- Only ids, counts and times are kept, of what nobody answered; "most" and "tries" are asked again of each reader,
-- who sees the records of some teams only. Of one person and sort the newest 200 records of a team are kept: more would
-- say no more, and the page counts what is kept.
-- An answer puts away what its writer could read, record by record: what lay in a record that was closed to them is left
-- over for another lead, however little of it is left.
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
                partition by x.actor, x.sort, x.team_id order by pg_catalog.max(x.at) desc, x.record_id) as place,
            coalesce(pg_catalog.bool_or(x.at <= k.answered), false) as left_over
        from sorted x
        cross join lateral (
            select pg_catalog.max(k.seen_until) filter (where not access.was_barred(k.answered_by_id, x.record_id, k.answered_at))
                    as put_away, pg_catalog.max(k.seen_until) as answered
            from public.access_lookanswer k
            where k.account_id = x.actor and k.sort = x.sort and x.team_id = any (k.teams)) k
        where x.at > coalesce(k.put_away, '-infinity')
        group by x.actor, x.sort, x.record_id, x.team_id)
    select pg_catalog.gen_random_uuid(), c.actor, c.sort, c.record_id, c.times, c.last_at from counted c
    where (c.left_over or ((c.sort <> 'many' or c.records > most) and (c.sort <> 'refused' or c.times_in_all >= tries)))
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
    with found as (
        select f.*, exists (select from public.access_lookanswer k
                where k.account_id = f.account_id and k.sort = f.sort and r.team_id = any (k.teams)
                    and k.seen_until > o.looked_at - interval '1 day'
                    and access.was_barred(k.answered_by_id, f.record_id, k.answered_at)) as left_over
        from public.access_lookfound f
        join public.access_record r on r.id = f.record_id
        cross join public.access_lookround o
        where f.account_id <> access.actor()
            and r.team_id = any ((select access.teams('safeguarding_lead'))::uuid[])
            and r.id <> all ((select access.barred())::uuid[])
            and not exists (select from public.access_lookanswer k
                where k.account_id = f.account_id and k.sort = f.sort and r.team_id = any (k.teams)
                    and k.seen_until >= o.looked_at
                    and not access.was_barred(k.answered_by_id, f.record_id, k.answered_at))),
    counted as (
        select f.account_id, f.sort, pg_catalog.count(*) as records, pg_catalog.sum(f.times)::bigint as times,
            (pg_catalog.array_agg(f.record_id order by f.record_id))[1:8] as some, pg_catalog.max(f.last_at) as last_at,
            pg_catalog.bool_or(f.left_over) as left_over
        from found f
        group by f.account_id, f.sort)
    select c.account_id, c.sort, case c.sort when 'refused' then c.times else c.records end, c.some, c.last_at
    from counted c
    where c.left_over or ((c.sort <> 'many' or c.records > most) and (c.sort <> 'refused' or c.times >= tries))
    order by c.sort <> 'closed', c.last_at desc
$$;
