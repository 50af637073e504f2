-- The never list: who may not open a record whatever their role; and who knows the family outside work.
create or replace function access.set_barrier(
    barrier_id uuid, record uuid, who uuid, sort text, words bytea) returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
begin
    if not (access.leads(record) or (who = me and access.has_door(record))) then
        raise exception 'only who leads the team closes a record to somebody'
            using errcode = 'insufficient_privilege';
    end if;
    insert into public.access_barrier (id, version, record_id, compartment, account_id, kind, reason,
        set_by_id, set_at, noticed_by_id, noticed_at)
    values (barrier_id, 1, record, 'everyday', who, sort, words, me, pg_catalog.now(),
        case when who <> me then me end, case when who <> me then pg_catalog.now() end);
    -- Their own doors end with words that anybody could have: it is not for them to learn of a list.
    update public.access_grant set ends_at = greatest(starts_at, pg_catalog.now()), ended_by_id = me,
        end_reason = 'stepped_back', version = version + 1
        where record_id = record and holder_id = who and (ends_at is null or ends_at > pg_catalog.now());
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (me, 'barrier.set', array[record], barrier_id, sort);
end $$;

create or replace function access.lift_barrier(barrier_id uuid, seen integer) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    one public.access_barrier;
begin
    select * into one from public.access_barrier where id = barrier_id for update;
    if not coalesce(access.leads(one.record_id), false) then
        raise exception 'only who leads the team lifts this' using errcode = 'insufficient_privilege';
    end if;
    if one.version <> seen or one.lifted_at is not null then
        return false;
    end if;
    update public.access_barrier set lifted_at = pg_catalog.now(), lifted_by_id = access.actor(),
        version = version + 1 where id = barrier_id;
    insert into public.ledger_line (actor, verb, records, thing)
        values (access.actor(), 'barrier.lifted', array[one.record_id], barrier_id);
    return true;
end $$;

-- A lead has read that somebody stepped back by themselves.
create or replace function access.notice_barrier(barrier_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
    one public.access_barrier;
begin
    select * into one from public.access_barrier where id = barrier_id for update;
    if not coalesce(access.leads(one.record_id), false) then
        raise exception 'only who leads the team notices this' using errcode = 'insufficient_privilege';
    end if;
    update public.access_barrier set noticed_at = pg_catalog.now(), noticed_by_id = access.actor(),
        version = version + 1 where id = barrier_id and noticed_at is null;
    if one.noticed_at is null then
        insert into public.ledger_line (actor, verb, records, thing)
            values (access.actor(), 'barrier.noticed', array[one.record_id], barrier_id);
    end if;
end $$;

-- Asked by the lead who gives the door, and once of its holder, whose answer settles the question.
create or replace function access.say_acquaintance(saying uuid, record uuid, who uuid, said text) returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
begin
    if not (access.leads(record) or (who = me and access.has_door(record))) then
        raise exception 'only they or who leads the team says this' using errcode = 'insufficient_privilege';
    end if;
    insert into public.access_acquaintance (id, record_id, compartment, account_id, answer, said_by_id, said_at)
        values (saying, record, 'everyday', who, said, me, pg_catalog.now());
    if who = me then
        update public.access_grant set asks = false
            where record_id = record and holder_id = me and asks;
    end if;
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (me, 'acquaintance.said', array[record], saying, said);
end $$;
