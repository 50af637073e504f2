-- Everybody who has a place in a team that the actor leads, the actor too.
create or replace function access.led() returns uuid[]
language sql stable security definer set search_path = '' as $$
    select coalesce(pg_catalog.array_agg(distinct g.holder_id), '{}')
    from public.access_grant g
    where g.team_id = any ((select access.teams('lead'))::uuid[])
        and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
$$;

-- Who leads, as team lead, a team in which somebody has a place: their line management, for whoever is signed in.
create or replace function access.line_managers(who uuid) returns uuid[]
language sql stable security definer set search_path = '' as $$
    select coalesce(pg_catalog.array_agg(distinct l.holder_id), '{}')
    from public.access_grant g
    join public.access_grant l on l.team_id = g.team_id and l.role = 'team_lead' and l.holder_id <> who
        and l.starts_at <= pg_catalog.now() and (l.ends_at is null or l.ends_at > pg_catalog.now())
    where g.holder_id = who and g.team_id is not null and access.actor() is not null
        and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
$$;
