-- A ticket is a committed ledger line of one's own, not five minutes old, that lists the records.
create or replace function access.open_records(wanted uuid[], act text, reason text)
returns table (line bigint, opened uuid[], scope text)
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    mine uuid[];
    own uuid[];
    teams uuid[];
    through_team uuid[];
    allowed uuid[];
    line_id bigint;
begin
    if me is null or act not in ('record.opened', 'record.listed', 'record.searched', 'record.notes_searched') then
        raise exception 'nobody is signed in' using errcode = 'insufficient_privilege';
    end if;
    mine := access.doors('any');
    own := access.own('any');
    teams := access.teams('any');
    select coalesce(pg_catalog.array_agg(r.id), '{}') into through_team
        from public.access_record r where r.id = any (wanted) and r.team_id = any (teams) and r.id <> all ((select access.barred())::uuid[]);
    select coalesce(pg_catalog.array_agg(w), '{}') into allowed
        from pg_catalog.unnest(wanted) w where w = any (mine) or w = any (own) or w = any (through_team);
    if pg_catalog.cardinality(allowed) < pg_catalog.cardinality(wanted) then
        insert into public.ledger_line (actor, verb, records, purpose)
        select me, 'record.refused', pg_catalog.array_agg(w), reason
        from pg_catalog.unnest(wanted) w where w <> all (allowed);
    end if;
    if pg_catalog.cardinality(allowed) > 0 or pg_catalog.cardinality(wanted) = 0 then
        insert into public.ledger_line (actor, verb, records, purpose)
        values (me, act, allowed, reason) returning id into line_id;
    end if;
    return query select line_id, allowed,
        -- Who reads about themselves reads by their own way alone.
        case when own <> '{}' then 'alongside_own'
        -- The team's door where it is needed, or where it opens at least what one's own does.
        when not (allowed <@ mine) or exists (
                select from public.access_record r
                where r.id = any (through_team) and r.team_id = any (access.teams('everyday')))
            then 'alongside_team' else 'alongside_caseload' end;
end $$;

-- In plpgsql, so that who acts is worked out once and not for every key of a list.
create or replace function access.record_keys(ticket bigint)
returns table (record_id uuid, compartment text, wrapped bytea)
language plpgsql stable security definer set search_path = '' as $$
declare
    me uuid := access.actor();
begin
    if not exists (select from public.access_account a where a.id = me and a.is_active) then
        return;
    end if;
    return query
    with line as (
        select l.records from public.ledger_line l
        where l.id = ticket and l.actor = me
            and l.verb in ('record.opened', 'record.listed', 'record.searched', 'record.notes_searched')
            and l.at > pg_catalog.clock_timestamp() - interval '5 minutes'
            and access.is_committed(l.xid)),
    opened as materialized (
        select r.id, r.team_id from line
        join public.access_record r on r.id = any (line.records)
        where r.withdrawn_at is null and not access.is_barred(me, r.id))
    select k.record_id, k.compartment::text, k.wrapped
    from opened o
    join public.access_recordkey k on k.record_id = o.id
    where exists (
        select from public.access_grant g
        where g.holder_id = me and g.record_id = o.id and k.compartment = any (g.compartments)
            and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
            and (g.role <> 'emergency' or access.stood_before(g.starts_at)))
    or exists (
        select from public.access_grant g
        where g.holder_id = me and g.team_id = o.team_id and k.compartment = any (g.compartments)
            and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now()));
end $$;
