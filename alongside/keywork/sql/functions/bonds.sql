-- Whether somebody has a place in a team that the actor leads.
create or replace function access.answers_for(who uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from public.access_grant g
        where g.holder_id = who and g.team_id = any ((select access.teams('lead'))::uuid[])
            and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now()))
$$;

-- Every door there is and was to a record itself, for whoever may read what is everyday in it; for others those that
-- are open now. Whom the never list names stands in it only as somebody from before.
create or replace function access.bonds(record uuid) returns setof public.access_grant
language plpgsql stable security definer set search_path = '' as $$
declare
    reads boolean := record = any (access.doors('everyday')) or exists (
        select from public.access_record r where r.id = record and r.team_id = any (access.teams('everyday')));
begin
    if not access.has_door(record) then
        return;
    end if;
    return query select g.* from public.access_grant g
        where g.record_id = record and g.starts_at <= pg_catalog.now()
            and (reads or g.ends_at is null or g.ends_at > pg_catalog.now())
        order by g.starts_at, g.id;
end $$;

-- How many young people those in the actor's own teams are alongside, by role, and how many of them began since.
create or replace function access.carried(since timestamptz)
returns table (account uuid, role text, n bigint, newer bigint)
language sql stable security definer set search_path = '' as $$
    with staff as (
        select distinct g.holder_id as id from public.access_grant g
        join public.access_account a on a.id = g.holder_id and a.is_active
        where g.team_id = any ((select access.teams('lead'))::uuid[])
            and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now()))
    select s.id, h.role::text, pg_catalog.count(h.id), pg_catalog.count(h.id) filter (where h.starts_at > since)
    from staff s left join (
        select g.id, g.holder_id, g.role, g.starts_at from public.access_grant g
        join public.access_record r on r.id = g.record_id and r.kind = 'young_person' and r.withdrawn_at is null
        where g.role in ('key_worker', 'co_worker', 'cover') and g.starts_at <= pg_catalog.now()
            and (g.ends_at is null or g.ends_at > pg_catalog.now())) h on h.holder_id = s.id
    group by s.id, h.role
$$;

-- Young people for whom the actor looks now: behind own doors, or those of the teams whose part they read; for a machine
-- that counts at night, all. The role of the transaction says which.
create or replace function access.looked_after() returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
    if session_user = 'alongside_jobs' then
        return array(select r.id from public.access_record r where r.kind = 'young_person' and r.team_id is not null);
    end if;
    if pg_catalog.current_setting('role', true) = 'alongside_team' then
        return array(select r.id from public.access_record r
            where r.kind = 'young_person' and r.team_id = any ((select access.teams('any'))::uuid[])
                and r.id <> all ((select access.barred())::uuid[]));
    end if;
    return array(select r.id from public.access_record r
        where r.kind = 'young_person' and r.team_id is not null
            and r.id = any ((select access.doors('any'))::uuid[]));
end $$;
revoke all on function access.looked_after() from public;

-- The two that prompts ask stand beside the tables, where the machine that counts at night may call them.
-- Young people with nobody named as their key worker: since when, and the door that ended last, if there was one.
-- A key worker whose account is closed is nobody; whom the record is closed to, their door ended with that.
create or replace function public.keywork_unnamed() returns table (record_id uuid, since timestamptz, last uuid)
language plpgsql stable security definer rows 20 set search_path = '' as $$
declare
    ours uuid[] := access.looked_after();
begin
    -- Each table is gone through once for all of them: a council file brings thousands with nobody.
    return query
        with doors as materialized (
            select g.id, g.record_id as of, g.ends_at, g.ends_at is null or g.ends_at > pg_catalog.now() as is_open,
                a.is_active as works
            from public.access_grant g join public.access_account a on a.id = g.holder_id
            where g.record_id = any (ours) and g.role = 'key_worker' and g.starts_at <= pg_catalog.now()),
        gone as (
            select distinct on (d.of) d.of, d.ends_at, d.id from doors d where not d.is_open
            order by d.of, d.ends_at desc)
        select r.id, coalesce(w.ends_at, r.created_at), w.id
        from public.access_record r left join gone w on w.of = r.id
        where r.id = any (ours) and r.id not in (select d.of from doors d where d.is_open and d.works);
end $$;

-- Young people whose key worker is away within two weeks, with nobody else of the service alongside them until they are
-- back: from when, and the absence.
create or replace function public.keywork_uncovered(today date) returns table (record_id uuid, since timestamptz, absence uuid)
language sql stable security definer rows 20 set search_path = '' as $$
    select k.record_id, w.from_on::timestamptz, w.id
    from public.keywork_absence w
    join public.access_grant k on k.holder_id = w.account_id and k.role = 'key_worker'
        and k.starts_at <= pg_catalog.now() and (k.ends_at is null or k.ends_at > pg_catalog.now())
    where w.called_off_at is null and w.until_on >= today and w.from_on <= today + 14
        and k.record_id = any ((select access.looked_after())::uuid[])
        and not exists (
            select from public.access_grant o join public.access_account a on a.id = o.holder_id and a.is_active
            where o.record_id = k.record_id and o.holder_id <> k.holder_id
                and o.role in ('key_worker', 'co_worker', 'cover') and o.starts_at <= pg_catalog.now()
                and (o.ends_at is null or o.ends_at >= w.until_on::timestamptz)
                and not exists (
                    select from public.keywork_absence x where x.account_id = o.holder_id and x.called_off_at is null
                        and x.from_on <= w.until_on and x.until_on >= w.from_on))
$$;
