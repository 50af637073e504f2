-- Opening and closing doors. The pages ask the same rule first; this is the wall behind them.
create or replace function access.give_grant(
    grant_id uuid, record uuid, holder uuid, as_role text, parts text[], why text, because text,
    until timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
begin
    if not access.leads(record) then
        raise exception 'only who leads the team opens a record' using errcode = 'insufficient_privilege';
    end if;
    if holder = me or pg_catalog.cardinality(parts) = 0
            or not (parts <@ array['everyday', 'health', 'justice', 'identity', 'council', 'intelligence']) then
        raise exception 'nobody lets themselves in, nor anybody into nothing'
            using errcode = 'insufficient_privilege';
    end if;
    if access.is_barred(holder, record) then
        raise exception 'this record is closed to them' using errcode = 'insufficient_privilege';
    end if;
    if as_role = 'themselves' or exists (
            select from public.access_account a where a.id = holder and 'young_person' = any (a.roles)) then
        raise exception 'a young person has a way of their own, and nobody else has it'
            using errcode = 'insufficient_privilege';
    end if;
    -- A partner is let in as a partner; of the service, whoever is there for young people, and as anything else.
    if not exists (select from public.access_account a where a.id = holder
            and case when 'partner' = any (a.roles) then as_role = 'partner'
                else as_role <> 'partner' and ('practitioner' = any (a.roles) or 'team_lead' = any (a.roles)
                    or 'safeguarding_lead' = any (a.roles)) end) then
        raise exception 'their roles open no such door' using errcode = 'insufficient_privilege';
    end if;
    if as_role = 'emergency' then
        raise exception 'an emergency is opened by whoever is in it' using errcode = 'insufficient_privilege';
    end if;
    if exists (select from public.access_grant g where g.record_id = record and g.holder_id = holder
            and (g.ends_at is null or g.ends_at > pg_catalog.now())) then
        raise exception 'there is a door already' using errcode = 'unique_violation';
    end if;
    if exists (select from pg_catalog.unnest(parts) p
            where not ((select r.team_id from public.access_record r where r.id = record)
                = any (access.teams(p)))) then
        raise exception 'nobody gives what they do not hold' using errcode = 'insufficient_privilege';
    end if;
    insert into public.access_grant (id, version, record_id, holder_id, role, compartments, purpose,
        reason, opened_by_id, starts_at, ends_at, end_reason, asks)
    values (grant_id, 1, record, holder, as_role, parts, why, because, me, pg_catalog.now(), until, '', true);
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (me, 'grant.given', array[record], grant_id, why);
end $$;

create or replace function access.end_grant(grant_id uuid, seen integer, because text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    door public.access_grant;
begin
    select * into door from public.access_grant where id = grant_id for update;
    if door.record_id is null
            or not (access.leads(door.record_id) or door.holder_id = access.actor()) then
        raise exception 'only who leads the team closes this' using errcode = 'insufficient_privilege';
    end if;
    if door.version <> seen or door.ends_at <= pg_catalog.now() then
        return false;
    end if;
    update public.access_grant set ends_at = pg_catalog.now(), ended_by_id = access.actor(),
        end_reason = because, version = version + 1 where id = grant_id;
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (access.actor(), 'grant.ended', array[door.record_id], grant_id, because);
    return true;
end $$;

-- A door that will close by itself on a day to come, as after a planned goodbye; it never stays open for longer by this.
create or replace function access.end_grant_on(grant_id uuid, seen integer, because text, closes_at timestamptz)
returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    door public.access_grant;
begin
    select * into door from public.access_grant where id = grant_id for update;
    if door.record_id is null or not access.leads(door.record_id) or door.role in ('themselves', 'emergency')
            or closes_at <= pg_catalog.now() then
        raise exception 'only who leads the team closes this' using errcode = 'insufficient_privilege';
    end if;
    if door.version <> seen or door.ends_at <= pg_catalog.now() then
        return false;
    end if;
    update public.access_grant set ends_at = least(coalesce(door.ends_at, closes_at), closes_at),
        ended_by_id = access.actor(), end_reason = because, version = version + 1 where id = grant_id;
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (access.actor(), 'grant.ended', array[door.record_id], grant_id, because);
    return true;
end $$;

-- Whoever opened this door has left; a lead decides that it stays open.
create or replace function access.keep_grant(grant_id uuid, seen integer) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    door public.access_grant;
begin
    select * into door from public.access_grant where id = grant_id for update;
    if door.record_id is null or not access.leads(door.record_id) or door.holder_id = access.actor() then
        raise exception 'only who leads the team keeps this' using errcode = 'insufficient_privilege';
    end if;
    if door.version <> seen or door.ends_at <= pg_catalog.now() then
        return false;
    end if;
    update public.access_grant set kept_at = pg_catalog.now(), kept_by_id = access.actor(),
        version = version + 1 where id = grant_id;
    insert into public.ledger_line (actor, verb, records, thing)
        values (access.actor(), 'grant.kept', array[door.record_id], grant_id);
    return true;
end $$;

create or replace function access.who_can_see(record uuid)
returns setof public.access_grant
language plpgsql stable security definer set search_path = '' as $$
begin
    if not access.has_door(record) then
        return;
    end if;
    -- The record's team is asked for beside the rows and not joined to them, so that both sides of the "or" have an index.
    return query select g.* from public.access_grant g
        where (g.record_id = record or (g.compartments <> '{}'
                and g.team_id = (select r.team_id from public.access_record r where r.id = record)))
            and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
            and not access.is_barred(g.holder_id, record)
            and exists (select from public.access_account a where a.id = g.holder_id and a.is_active)
        order by g.record_id is null, g.starts_at;
end $$;

drop function if exists access.who_has_seen(uuid, bigint, integer);
