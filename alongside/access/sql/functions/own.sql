-- A young person's own space: an account that is theirs, with the one grant that opens what is written for them.
-- Made by somebody who is alongside them, who tells them their words; kept, hashed, like a password from then on.
create or replace function access.open_own(
    account uuid, nickname text, words text, speaks text, record uuid, grant_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
begin
    if not (record = any (access.doors('everyday')) or access.leads(record))
            or not (access.has_role('practitioner') or access.has_role('team_lead')
                or access.has_role('safeguarding_lead'))
            or not exists (select from public.access_record r where r.id = record and r.kind = 'young_person') then
        raise exception 'only who is alongside them opens their space' using errcode = 'insufficient_privilege';
    end if;
    if exists (select from public.access_grant g where g.record_id = record and g.role = 'themselves'
            and (g.ends_at is null or g.ends_at > pg_catalog.now())) then
        raise exception 'they have their space already' using errcode = 'unique_violation';
    end if;
    insert into public.access_account (id, username, name, email, password, roles, language, is_active, is_demo)
        select account, nickname, nickname, '', words, array['young_person'], speaks, true, a.is_demo
        from public.access_account a where a.id = me;
    insert into public.access_grant (id, version, record_id, holder_id, role, compartments, purpose,
            reason, opened_by_id, starts_at, end_reason, asks)
        values (grant_id, 1, record, account, 'themselves',
            array['everyday', 'health', 'justice', 'identity', 'private'], 'theirs', 'theirs', me,
            pg_catalog.now(), '', false);
    insert into public.ledger_line (actor, verb, records, thing)
        values (me, 'grant.own_space', array[record], grant_id);
end $$;

-- Names of those who have or had a door to one's own record, by the record's own grants or by its team.
create or replace function access.names_around_me() returns table (id uuid, name text)
language sql stable security definer set search_path = '' as $$
    select a.id, a.name::text from public.access_account a where a.id in (
        select g.holder_id from public.access_grant g
        where g.record_id = any (access.own('any')) or g.team_id in (
            select r.team_id from public.access_record r where r.id = any (access.own('any'))))
$$;
