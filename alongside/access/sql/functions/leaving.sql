-- Closing an account: nothing opens for it from the next query on, and every door it held ends.
create or replace function access.may_close(who uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select who is distinct from access.actor() and (access.has_role('administrator') or (
        exists (select from public.access_grant g
            where g.holder_id = who and g.team_id = any (access.teams('lead'))
                and (g.ends_at is null or g.ends_at > pg_catalog.now()))
        -- Whoever leads a team, answers for safety, reads the ledger or keeps accounts is let go by an administrator.
        and not exists (select from public.access_account a
            where a.id = who and a.roles && array['administrator', 'data_protection_lead', 'safeguarding_lead']::varchar[])
        and not exists (select from public.access_grant g
            where g.holder_id = who and g.role in ('team_lead', 'safeguarding_lead')
                and (g.ends_at is null or g.ends_at > pg_catalog.now()))))
$$;

create or replace function access.close_account(who uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    ended uuid[];
begin
    if not access.may_close(who) then
        raise exception 'only an administrator or who leads their team closes an account'
            using errcode = 'insufficient_privilege';
    end if;
    update public.access_account set is_active = false where id = who and is_active;
    if not found then
        return false;
    end if;
    with gone as (
        update public.access_grant set ends_at = greatest(starts_at, pg_catalog.now()),
            ended_by_id = access.actor(), end_reason = 'left', version = version + 1
        where holder_id = who and (ends_at is null or ends_at > pg_catalog.now())
        returning record_id)
    select coalesce(pg_catalog.array_agg(distinct g.record_id) filter (where g.record_id is not null), '{}')
        into ended from gone g;
    delete from public.access_signin where account_id = who;
    insert into public.ledger_line (actor, verb, records, thing)
        values (access.actor(), 'account.closed', ended, who);
    return true;
end $$;

-- What was unusual is answered by a safeguarding lead, not about themselves, and for the teams they answer for in which
-- the last round found it: other teams' leads still see what was found in theirs.
create or replace function access.answer_looking(saying uuid, who uuid, what text, said text) returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    found_in uuid[];
begin
    if who = me or pg_catalog.cardinality(access.teams('safeguarding_lead')) = 0 then
        raise exception 'only a safeguarding lead answers this' using errcode = 'insufficient_privilege';
    end if;
    select pg_catalog.array_agg(distinct r.team_id) into found_in
        from public.access_lookfound f join public.access_record r on r.id = f.record_id
        where f.account_id = who and f.sort = what and r.team_id = any (access.teams('safeguarding_lead'))
            and r.id <> all (access.barred());
    if found_in is null then
        raise exception 'nothing like this was found in a team of theirs' using errcode = 'insufficient_privilege';
    end if;
    insert into public.access_lookanswer (id, account_id, sort, word, teams, answered_by_id, answered_at, seen_until)
        values (saying, who, what, said, found_in, me, pg_catalog.clock_timestamp(),
            coalesce((select pg_catalog.max(r.looked_at) from public.access_lookround r), pg_catalog.clock_timestamp()));
    insert into public.ledger_line (actor, verb, thing, purpose) values (me, 'looking.answered', who, said);
end $$;
