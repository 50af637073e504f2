-- A young person's own space: an account that is theirs, with the one grant that opens what is written for them.
-- Made by somebody who is alongside them, who tells them their words; kept, hashed, like a password from then on.
create or replace function access.may_give_own(record uuid) returns boolean
language sql stable set search_path = '' as $$
    select (record = any (access.doors('everyday')) or access.leads(record))
        and (access.has_role('practitioner') or access.has_role('team_lead') or access.has_role('safeguarding_lead'))
        and exists (select from public.access_record r where r.id = record and r.kind = 'young_person')
$$;

-- A space that was closed and is opened again leads to what they kept before. So nobody opens it again alone: it has no
-- words until a second person gives them, as for words that were lost.
create or replace function access.open_own(
    account uuid, nickname text, words text, speaks text, record uuid, grant_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    again boolean := exists (select from public.access_grant g where g.record_id = record and g.role = 'themselves');
begin
    if not access.may_give_own(record) then
        raise exception 'only who is alongside them opens their space' using errcode = 'insufficient_privilege';
    end if;
    if exists (select from public.access_grant g where g.record_id = record and g.role = 'themselves'
            and (g.ends_at is null or g.ends_at > pg_catalog.now())) then
        raise exception 'they have their space already' using errcode = 'unique_violation';
    end if;
    insert into public.access_account (id, username, name, email, password, roles, language, is_active, is_demo)
        select account, nickname, nickname, '', case when again then '!' else words end, array['young_person'], speaks,
            true, a.is_demo
        from public.access_account a where a.id = me;
    insert into public.access_grant (id, version, record_id, holder_id, role, compartments, purpose,
            reason, opened_by_id, starts_at, end_reason, asks)
        values (grant_id, 1, record, account, 'themselves',
            array['everyday', 'health', 'justice', 'identity', 'private'], 'theirs', 'theirs', me,
            pg_catalog.now(), '', false);
    insert into public.ledger_line (actor, verb, records, thing)
        values (me, 'grant.own_space', array[record], grant_id);
    if again then
        perform access.ask_new_words(record);
    end if;
end $$;

-- Names of those who have or had a door to one's own record, by the record's own grants or by its team.
create or replace function access.names_around_me() returns table (id uuid, name text)
language sql stable security definer set search_path = '' as $$
    select a.id, a.name::text from public.access_account a where a.id in (
        select g.holder_id from public.access_grant g
        where g.record_id = any (access.own('any')) or g.team_id in (
            select r.team_id from public.access_record r where r.id = any (access.own('any'))))
$$;

-- The space that is about a young person, for somebody who could open one: its account and name, since when, and who
-- asked for new words within the hour while nobody has given them yet.
create or replace function access.own_space(record uuid)
returns table (account uuid, nickname text, speaks text, since timestamptz, asked_by uuid, asked_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
    if not access.may_give_own(record) then
        return;
    end if;
    return query
        select g.holder_id, a.name::text, a.language::text, g.starts_at, l.actor, l.at
        from public.access_grant g
        join public.access_account a on a.id = g.holder_id
        left join lateral (
            select n.actor, n.at, n.verb from public.ledger_line n
            where n.records @> array[g.record_id] and n.verb in ('grant.own_words_asked', 'grant.own_words_given')
                and n.at > pg_catalog.now() - interval '1 hour'
            order by n.id desc limit 1) l on l.verb = 'grant.own_words_asked'
        where g.record_id = own_space.record and g.role = 'themselves'
            and (g.ends_at is null or g.ends_at > pg_catalog.now());
end $$;

-- Words that were lost are given anew by two people who are alongside: one asks, the other gives within the hour. With
-- the words a phone may be lost, so passkeys end too: whoever holds that phone is out.
create or replace function access.ask_new_words(record uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
    if not exists (select from access.own_space(record)) then
        raise exception 'only who is alongside them asks for new words' using errcode = 'insufficient_privilege';
    end if;
    insert into public.ledger_line (actor, verb, records)
        values (access.actor(), 'grant.own_words_asked', array[record]);
end $$;

create or replace function access.give_new_words(record uuid, words text) returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    theirs uuid;
    first uuid;
begin
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(record::text, 8));
    select s.account, s.asked_by into theirs, first from access.own_space(record) s;
    if first is null or first = me then
        raise exception 'somebody else asks first, within the hour' using errcode = 'insufficient_privilege';
    end if;
    update public.access_account set password = words where id = theirs;
    delete from public.access_signin s where s.account_id = theirs;
    delete from public.mfa_authenticator f where f.user_id = theirs;
    insert into public.ledger_line (actor, verb, records, thing)
        values (me, 'grant.own_words_given', array[record], first);
end $$;

-- When somebody else last gave them new words, and which two people did: for themselves.
create or replace function access.my_words_given() returns table (at timestamptz, asked_by uuid, given_by uuid)
language sql stable security definer set search_path = '' as $$
    select l.at, l.thing, l.actor from public.ledger_line l
    where l.records && access.own('any') and l.verb = 'grant.own_words_given'
    order by l.id desc limit 1
$$;
