-- Whether somebody may not open a record, whatever their role.
create or replace function access.is_barred(who uuid, record uuid) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from public.access_barrier b
        where b.account_id = who and b.record_id = record and b.lifted_at is null)
$$;

-- Records that are closed to the actor, for the policies. Filled up with ids of nothing, for each account always
-- the same and like any other, so that not even SQL that is smuggled in learns from it whether there is one.
-- In plpgsql, like access.doors, because that keeps its plan: nearly every statement of a page asks both.
create or replace function access.barred() returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    seed text := access.mac('barred.' || me);
begin
    return (
        with closed as (
            select b.record_id from public.access_barrier b
            where b.account_id = me and b.lifted_at is null),
        filler as (
            select pg_catalog.left(pg_catalog.replace(me::text, '-', ''), 5) as begin, pg_catalog.md5(seed || n) as h
            from pg_catalog.generate_series(1, 8 - (select pg_catalog.count(*) from closed)::integer % 8) n
            where me is not null)
        select coalesce(pg_catalog.array_agg(c.id order by c.id), '{}') from (
            select record_id from closed
            union all
            select (begin || pg_catalog.substr(h, 1, 7) || '7' || pg_catalog.substr(h, 8, 3)
                || pg_catalog.substr('89ab', 1 + pg_catalog.ascii(pg_catalog.substr(h, 11, 1)) % 4, 1)
                || pg_catalog.substr(h, 12, 15))::uuid
            from filler) c (id));
end $$;

-- Which records and teams the actor has a live door to, as arrays: this form keeps the indexes in use.
create or replace function access.doors(wanted text) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare
    me uuid := access.actor();
begin
    return (
        select coalesce(pg_catalog.array_agg(distinct g.record_id), '{}')
        from public.access_grant g
        join public.access_record r on r.id = g.record_id and r.withdrawn_at is null
        join public.access_account a on a.id = g.holder_id and a.is_active
        where g.holder_id = me and g.role <> 'themselves'
            and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
            and (wanted = 'any' or wanted = any (g.compartments))
            -- Opened in an emergency by oneself: nothing is seen before its line is committed.
            and (g.role <> 'emergency' or access.stood_before(g.starts_at))
            -- An array, asked for once: as a sub-query it would be asked again for every grant.
            and g.record_id <> all (array(
                select b.record_id from public.access_barrier b where b.account_id = me and b.lifted_at is null)));
end $$;

-- The record that is about whoever acts: a young person's way to what is written for them. It is no door to
-- anything else, and the doors above are none to them.
create or replace function access.own(wanted text) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare
    me uuid := access.actor();
begin
    return (
        select coalesce(pg_catalog.array_agg(distinct g.record_id), '{}')
        from public.access_grant g
        join public.access_record r on r.id = g.record_id and r.withdrawn_at is null
        join public.access_account a on a.id = g.holder_id and a.is_active
        where g.holder_id = me and g.role = 'themselves'
            and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
            and (wanted = 'any' or wanted = any (g.compartments)));
end $$;

create or replace function access.teams(wanted text) returns uuid[]
language sql stable security definer set search_path = '' as $$
    select coalesce(pg_catalog.array_agg(distinct g.team_id), '{}')
    from public.access_grant g
    join public.access_account a on a.id = g.holder_id and a.is_active
    where g.holder_id = access.actor() and g.team_id is not null
        and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
        and (wanted = 'member' or wanted = any (g.compartments)
            or (wanted = 'any' and pg_catalog.cardinality(g.compartments) > 0)
            or (wanted = 'lead' and g.role in ('team_lead', 'safeguarding_lead'))
            or (wanted = 'safeguarding_lead' and g.role = wanted))
$$;

create or replace function access.leads(record uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (
        select from public.access_record r
        where r.id = record and r.team_id = any (access.teams('lead'))
            and not access.is_barred(access.actor(), r.id))
$$;

create or replace function access.has_door(record uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select record = any (access.doors('any')) or exists (
        select from public.access_record r
        where r.id = record and r.team_id = any (access.teams('any'))
            and not access.is_barred(access.actor(), r.id))
$$;

create or replace function access.may_tell_of(records uuid[]) returns boolean
language sql stable security definer set search_path = '' as $$
    select records = '{}' or records <@ (access.doors('any') || access.own('any') || array(
        select r.id from public.access_record r
        where r.id = any (records) and r.id <> all ((select access.barred())::uuid[])
            and (r.team_id = any (access.teams('any')) or (
                r.made_in = pg_catalog.pg_current_xact_id() and r.team_id = any (access.teams('member'))))))
$$;

-- A record's team is kept on every protected row: set when the row is made, cascaded when it moves.
create or replace function access.stamp_team() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    select r.team_id into new.team_id from public.access_record r where r.id = new.record_id;
    return new;
end $$;
