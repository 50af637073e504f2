-- Emergency access: an hour of everyday support and health, for practitioners of the service, told and reviewed.
-- Looking is allowed a few times only, and each look is on the ledger, found or not. A question is kept as a keyed hash:
-- it proves that this very question was asked, and tells nobody which.
drop function if exists access.look_in_emergency(uuid);
create or replace function access.may_look_in_emergency() returns void
language plpgsql set search_path = '' as $$
begin
    if not (access.has_role('practitioner') or access.has_role('team_lead') or access.has_role('safeguarding_lead'))
            or access.has_role('partner') then
        raise exception 'only practitioners of the service open in an emergency'
            using errcode = 'insufficient_privilege';
    end if;
end $$;

create or replace function access.look_in_emergency(question text) returns bigint
language plpgsql set search_path = '' as $$
declare
    me uuid := access.actor();
    line_id bigint;
begin
    perform access.may_look_in_emergency();
    -- One after the other, or looks at the same moment would not count one another.
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('emergency.' || me, 0));
    if (select pg_catalog.count(*) from public.ledger_line l
            where l.at > pg_catalog.now() - interval '15 minutes' and l.at <= pg_catalog.clock_timestamp()
                and l.actor = me and l.verb = 'emergency.looked' and l.records = '{}') >= 10 then
        raise exception 'too many looks in a short time' using errcode = 'insufficient_privilege';
    end if;
    insert into public.ledger_line (actor, verb, purpose, data)
        values (me, 'emergency.looked', 'emergency',
            pg_catalog.convert_to(access.mac('question.' || me || '.' || question), 'UTF8'))
        returning id into line_id;
    return line_id;
end $$;

-- For whoever may not open it, and for what does not exist, the answer is the same: 'nothing'.
create or replace function access.open_emergency(
    emergency_id uuid, grant_id uuid, record uuid, sort text) returns text
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
begin
    perform access.look_in_emergency(record::text);
    if access.is_barred(me, record) or not exists (
            select from public.access_record r
            where r.id = record and r.kind = 'young_person' and r.withdrawn_at is null) then
        insert into public.ledger_line (actor, verb, records, purpose)
            values (me, 'record.refused', array[record], 'emergency');
        return 'nothing';
    end if;
    if record = any (access.doors('everyday')) or exists (
            select from public.access_record r
            where r.id = record and r.team_id = any (access.teams('everyday'))) then
        return 'open already';
    end if;
    insert into public.access_grant (id, version, record_id, holder_id, role, compartments, purpose, reason,
        opened_by_id, starts_at, ends_at, end_reason, asks)
    values (grant_id, 1, record, me, 'emergency', array['everyday', 'health'], 'safeguarding', 'emergency',
        me, pg_catalog.now(), pg_catalog.now() + interval '60 minutes', '', false);
    insert into public.access_emergency (id, version, record_id, compartment, grant_id, opener_id, kind, reason,
        opened_at, was, learned)
    values (emergency_id, 1, record, 'everyday', grant_id, me, sort, '', pg_catalog.now(), '', '');
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (me, 'emergency.opened', array[record], emergency_id, sort);
    return 'opened';
end $$;

-- The words come after the door, because they are sealed under a key that only the door gives.
create or replace function access.explain_emergency(emergency_id uuid, words bytea) returns void
language plpgsql security definer set search_path = '' as $$
declare
    whose uuid;
begin
    update public.access_emergency e set reason = words, version = version + 1
        where e.id = emergency_id and e.opener_id = access.actor() and e.reason = ''
        returning e.record_id into whose;
    if whose is null then
        raise exception 'it is explained once, by whoever opened it' using errcode = 'insufficient_privilege';
    end if;
    insert into public.ledger_line (actor, verb, records, thing)
        values (access.actor(), 'emergency.explained', array[whose], emergency_id);
end $$;

create or replace function access.review_emergency(
    emergency_id uuid, seen integer, answer text, words bytea, tell date) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    one public.access_emergency;
begin
    select * into one from public.access_emergency where id = emergency_id for update;
    if not coalesce(access.leads(one.record_id), false) or one.opener_id = me then
        raise exception 'another lead of the team reviews this' using errcode = 'insufficient_privilege';
    end if;
    if tell is null or answer not in ('right', 'another_way', 'not_right') then
        raise exception 'a review says how it was, and when they are told' using errcode = 'check_violation';
    end if;
    if one.version <> seen or one.reviewed_at is not null then
        return false;
    end if;
    update public.access_emergency set reviewer_id = me, reviewed_at = pg_catalog.now(), was = answer,
        learned = words, tell_from = tell, version = version + 1 where id = emergency_id;
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (me, 'emergency.reviewed', array[one.record_id], emergency_id, answer);
    return true;
end $$;

-- How many wait for the actor to look at them; nought for everybody who leads no team.
create or replace function access.emergencies_waiting() returns bigint
language sql stable security definer set search_path = '' as $$
    select pg_catalog.count(*) from public.access_emergency e
    where e.reviewed_at is null and e.team_id = any ((select access.teams('lead'))::uuid[])
        and e.opener_id <> access.actor() and e.record_id <> all ((select access.barred())::uuid[])
$$;
