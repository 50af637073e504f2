-- Moving a record: somebody who leads its team proposes, and somebody else who leads the other team takes it.
-- Teams with a lead who could take this record, for whoever leads it: nobody moves it to where it would lie unseen.
create or replace function access.could_take(record uuid) returns uuid[]
language sql stable security definer set search_path = '' as $$
    select coalesce(pg_catalog.array_agg(distinct g.team_id), '{}')
    from public.access_grant g
    join public.access_account a on a.id = g.holder_id and a.is_active
    where access.leads(record) and g.role in ('team_lead', 'safeguarding_lead') and g.holder_id <> access.actor()
        and g.team_id <> (select r.team_id from public.access_record r where r.id = record)
        and g.starts_at <= pg_catalog.now() and (g.ends_at is null or g.ends_at > pg_catalog.now())
        and not access.is_barred(g.holder_id, record)
$$;

create or replace function access.propose_move(
    move_id uuid, record uuid, to_team uuid, because text, known text, begins timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
    held uuid;
begin
    select r.team_id into held from public.access_record r
        where r.id = record and r.kind = 'young_person' for update;
    if held is null or not access.leads(record) then
        raise exception 'only who leads the team proposes to move a record' using errcode = 'insufficient_privilege';
    end if;
    if not coalesce(to_team = any (access.could_take(record)), false) then
        raise exception 'nobody who leads that team could take it' using errcode = 'insufficient_privilege';
    end if;
    insert into public.access_move (id, version, record_id, compartment, from_team_id, to_team_id, why, knows, begins_at,
        proposer_id, proposed_at, outcome)
    values (move_id, 1, record, 'everyday', held, to_team, because, known, begins, access.actor(), pg_catalog.now(), '');
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (access.actor(), 'record.move_proposed', array[record], move_id, because);
end $$;

create or replace function access.take_back_move(move_id uuid, seen integer) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    one public.access_move;
begin
    select * into one from public.access_move where id = move_id for update;
    if not coalesce(access.leads(one.record_id), false) then
        raise exception 'only who leads the team takes this back' using errcode = 'insufficient_privilege';
    end if;
    if one.version <> seen or one.outcome <> '' then
        return false;
    end if;
    update public.access_move set outcome = 'taken_back', answered_by_id = access.actor(),
        answered_at = pg_catalog.now(), read_at = pg_catalog.now(), version = version + 1 where id = move_id;
    insert into public.ledger_line (actor, verb, records, thing)
        values (access.actor(), 'record.move_taken_back', array[one.record_id], move_id);
    return true;
end $$;

-- With the record go its never list, what is held back, and every door to it alone; doors to the old team end here,
-- because every row carries its record's team.
create or replace function access.answer_move(move_id uuid, seen integer, answer text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    one public.access_move;
begin
    select * into one from public.access_move where id = move_id for update;
    if not coalesce(one.to_team_id = any (access.teams('lead')), false) or one.proposer_id = me
            or access.is_barred(me, one.record_id) then
        raise exception 'another lead, of the team that would take it, answers this'
            using errcode = 'insufficient_privilege';
    end if;
    if answer not in ('taken', 'talk_first', 'no_room', 'another_team')
            or (answer = 'taken' and one.begins_at > pg_catalog.now()) then
        raise exception 'it is taken from its day on, or the answer is no' using errcode = 'check_violation';
    end if;
    if one.version <> seen or one.outcome <> '' or one.team_id is distinct from one.from_team_id then
        return false;
    end if;
    update public.access_move set outcome = answer, answered_by_id = me, answered_at = pg_catalog.now(),
        version = version + 1 where id = move_id;
    if answer = 'taken' then
        update public.access_record set team_id = one.to_team_id, version = version + 1
            where id = one.record_id and team_id = one.from_team_id and withdrawn_at is null;
    end if;
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (me, case answer when 'taken' then 'record.moved' else 'record.move_refused' end,
            array[one.record_id], move_id, answer);
    return true;
end $$;

-- Whoever proposed it has read the answer.
create or replace function access.read_move(move_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
    one public.access_move;
begin
    select * into one from public.access_move where id = move_id for update;
    if one.proposer_id is distinct from access.actor() or one.proposer_id is null or one.outcome = '' then
        raise exception 'the answer is read by whoever proposed it' using errcode = 'insufficient_privilege';
    end if;
    if one.read_at is null then
        update public.access_move set read_at = pg_catalog.now(), version = version + 1 where id = move_id;
        insert into public.ledger_line (actor, verb, records, thing)
            values (one.proposer_id, 'record.move_read', array[one.record_id], move_id);
    end if;
end $$;
