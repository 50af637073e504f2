-- Who acts, proved: HMAC-SHA256 (RFC 2104) over account and backend, with pads only the owner can read.
-- The newest pair signs; one from before is believed until its time, so that a running server may catch up.
create table if not exists access.secret (ipad bytea not null, opad bytea not null);
alter table access.secret add column if not exists until timestamptz;

create or replace function access.mac(message text) returns text
language sql stable security definer set search_path = '' as $$
    select pg_catalog.encode(pg_catalog.sha256(
        s.opad || pg_catalog.sha256(s.ipad || pg_catalog.convert_to(message, 'UTF8'))), 'hex')
    from access.secret s where s.until is null
$$;
revoke all on function access.mac(text) from public;

create or replace function access.is_signed(message text, mac text) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (
        select from access.secret s
        where (s.until is null or s.until > pg_catalog.now())
            and mac = pg_catalog.encode(pg_catalog.sha256(
                s.opad || pg_catalog.sha256(s.ipad || pg_catalog.convert_to(message, 'UTF8'))), 'hex'))
$$;
revoke all on function access.is_signed(text, text) from public;

create or replace function access.actor() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
    claim text := nullif(pg_catalog.current_setting('alongside.actor', true), '');
    part text[] := pg_catalog.string_to_array(claim, '.');
begin
    if claim is null or part[2] is distinct from pg_catalog.pg_backend_pid()::text then
        return null;
    end if;
    if pg_catalog.cardinality(part) <> 4 or not access.is_signed(part[1] || '.' || part[2] || '.' || part[3], part[4]) then
        raise exception 'the actor is not signed' using errcode = 'insufficient_privilege';
    end if;
    -- A claim is made as its transaction begins; one that was overheard is soon worth nothing.
    if pg_catalog.abs(extract(epoch from pg_catalog.now()) - part[3]::numeric) > 300 then
        return null;
    end if;
    return part[1]::uuid;
end $$;

create or replace function access.has_role(wanted text) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (
        select from public.access_account a
        where a.id = access.actor() and a.is_active and wanted = any (a.roles))
$$;

-- In a function of its own so that a test inside one transaction can stand in for the commit.
create or replace function access.is_committed(transaction xid8) returns boolean
language sql stable set search_path = '' as $$
    select pg_catalog.pg_xact_status(transaction) = 'committed'
$$;

-- Whether something stood before this transaction began, and so is committed: within a transaction the time stands
-- still. In a function of its own for the same reason.
create or replace function access.stood_before(began timestamptz) returns boolean
language sql stable set search_path = '' as $$
    select began < pg_catalog.now()
$$;

-- A password is changed by its owner, or by the administrator of the database.
create or replace function access.keep_password() returns trigger
language plpgsql set search_path = '' as $$
begin
    if current_user <> 'alongside_owner' and new.id is distinct from access.actor() then
        raise exception 'only its owner changes a password' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create or replace trigger keep_password before update of password on public.access_account
    for each row when (old.password is distinct from new.password)
    execute function access.keep_password();
alter table public.access_account enable always trigger keep_password;
