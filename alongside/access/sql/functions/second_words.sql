-- A second set of words, for somebody who may be made to come in: they open an account with the same name that no
-- record is about. Only these functions know which account belongs to which.
create or replace function access.set_second_words(fresh uuid, words text) returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    before uuid := (select s.second from public.access_secondwords s where s.account = me);
begin
    if pg_catalog.cardinality(access.own('any')) = 0 then
        raise exception 'only whoever has a space has second words' using errcode = 'insufficient_privilege';
    end if;
    if before is null then
        insert into public.access_account (id, username, name, email, password, roles, language, looks, is_active, is_demo)
            select fresh, fresh::text, a.name, '', words, a.roles, a.language, a.looks, true, a.is_demo
            from public.access_account a where a.id = me;
        insert into public.access_secondwords (account, second) values (me, fresh);
    else
        update public.access_account set password = words where id = before;
        delete from public.access_signin s where s.account_id = before;
    end if;
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (me, 'account.changed', '{}', me, 'second_words');
end $$;

create or replace function access.drop_second_words() returns void
language plpgsql security definer set search_path = '' as $$
declare
    me uuid := access.actor();
    before uuid := (select s.second from public.access_secondwords s where s.account = me);
begin
    if before is null then
        return;
    end if;
    delete from public.access_secondwords s where s.account = me;
    update public.access_account set is_active = false where id = before;
    delete from public.access_signin s where s.account_id = before;
    insert into public.ledger_line (actor, verb, records, thing, purpose)
        values (me, 'account.changed', '{}', me, 'second_words_ended');
end $$;

create or replace function access.has_second_words() returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from public.access_secondwords s where s.account = access.actor())
$$;

-- Asked at the door, where nobody acts yet: the other account of that name, while the space is open.
create or replace function access.second_of(nickname text) returns uuid
language sql stable security definer set search_path = '' as $$
    select s.second from public.access_secondwords s
    join public.access_account a on a.id = s.account and a.is_active
    where a.username = nickname
$$;
