-- Which records and teams the actor has a live door to, as arrays: this form keeps the indexes in use.
create or replace function access.doors(wanted text) returns uuid[]
language sql stable security definer set search_path = '' as $$
    select coalesce(pg_catalog.array_agg(distinct g.record_id), '{}')
    from public.access_grant g
    join public.access_record r on r.id = g.record_id and r.withdrawn_at is null
    join public.access_account a on a.id = g.holder_id and a.is_active
    where g.holder_id = access.actor()
        and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
        and (wanted = 'any' or wanted = any (g.compartments))
$$;

create or replace function access.teams(wanted text) returns uuid[]
language sql stable security definer set search_path = '' as $$
    select coalesce(pg_catalog.array_agg(distinct g.team_id), '{}')
    from public.access_grant g
    join public.access_account a on a.id = g.holder_id and a.is_active
    where g.holder_id = access.actor() and g.team_id is not null
        and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
        and (wanted = 'member' or wanted = any (g.compartments)
            or (wanted = 'any' and pg_catalog.cardinality(g.compartments) > 0)
            or (wanted = 'lead' and g.role in ('team_lead', 'safeguarding_lead')))
$$;

create or replace function access.leads(record uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (
        select from public.access_record r
        where r.id = record and r.team_id = any (access.teams('lead')))
$$;

create or replace function access.has_door(record uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select record = any (access.doors('any')) or exists (
        select from public.access_record r
        where r.id = record and r.team_id = any (access.teams('any')))
$$;

create or replace function access.may_tell_of(records uuid[]) returns boolean
language sql stable security definer set search_path = '' as $$
    select records = '{}' or records <@ (access.doors('any') || array(
        select r.id from public.access_record r
        where r.id = any (records)
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
