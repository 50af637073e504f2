-- Making and withdrawing records. The keys come wrapped; the database cannot read them.
create or replace function access.made_now() returns uuid[]
language sql stable security definer set search_path = '' as $$
    select coalesce(pg_catalog.array_agg(r.id), '{}') from public.access_record r
    where r.made_in = pg_catalog.pg_current_xact_id() and r.team_id = any (access.teams('member'))
$$;

create or replace function access.create_records(
    ids uuid[], kind text, team uuid, key_ids uuid[], key_records uuid[], key_compartments text[],
    wrapped bytea[], first_doors uuid[], door_role text, door_parts text[], door_purpose text,
    door_reason text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
    line_id bigint;
begin
    if team is null or not (team = any (access.teams('member'))) then
        raise exception 'not a member of this team' using errcode = 'insufficient_privilege';
    end if;
    if not (key_records <@ ids) then
        raise exception 'keys are for new records only' using errcode = 'insufficient_privilege';
    end if;
    insert into public.access_record (id, version, kind, team_id, created_at, made_in)
        select i, 1, create_records.kind, team, pg_catalog.now(), pg_catalog.pg_current_xact_id()
        from pg_catalog.unnest(ids) i;
    insert into public.access_recordkey (id, record_id, compartment, wrapped)
        select * from unnest(key_ids, key_records, key_compartments, wrapped);
    -- Whoever makes a record may hold its first door; a file brought in leaves it to the team.
    insert into public.access_grant (id, version, record_id, holder_id, role, compartments, purpose,
            reason, opened_by_id, starts_at, end_reason)
        select d.door, 1, d.record, access.actor(), door_role, door_parts, door_purpose, door_reason,
            access.actor(), pg_catalog.now(), ''
        from unnest(first_doors, ids) as d (door, record) where d.door is not null;
    insert into public.ledger_line (actor, verb, records)
        values (access.actor(), 'record.created', ids) returning id into line_id;
    return line_id;
end $$;

create or replace function access.withdraw_records(ids uuid[]) returns integer
language plpgsql security definer set search_path = '' as $$
declare
    done integer;
begin
    if exists (select from public.access_record r where r.id = any (ids)
            and (not coalesce(r.team_id = any (access.teams('any')), false)
                or access.is_barred(access.actor(), r.id))) then
        raise exception 'not in a team you answer for' using errcode = 'insufficient_privilege';
    end if;
    if pg_catalog.cardinality(access.worked_with(ids)) > 0 then
        raise exception 'somebody has worked with them' using errcode = 'insufficient_privilege';
    end if;
    update public.access_record set withdrawn_at = pg_catalog.now(), withdrawn_from = team_id,
        team_id = null, version = version + 1 where id = any (ids);
    get diagnostics done = row_count;
    insert into public.ledger_line (actor, verb, records)
        values (access.actor(), 'record.withdrawn', ids);
    return done;
end $$;

-- Records somebody worked with since they were made: told by the ledger, which shows no content.
create or replace function access.worked_with(ids uuid[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
    select coalesce(pg_catalog.array_agg(distinct w), '{}')
    from public.ledger_line l
    cross join lateral pg_catalog.unnest(l.records) w
    where l.records && ids and w = any (ids)
        -- What another team took from one's own stays with it, whoever brought it in.
        and (access.has_door(w) or exists (select from public.access_move m where m.record_id = w
            and m.outcome = 'taken' and m.from_team_id = any (access.teams('any'))))
        and (l.verb = 'record.moved' or l.verb like 'entry.%' or l.verb like 'attachment.%' or l.verb like 'person.%' or l.verb like 'grant.%' or l.verb like 'pace.%')
$$;
