-- In their own space, somebody only ever takes away: a way that was safe is not any more. Whoever holds their phone can
-- open none with it; what is safe again is talked about with a worker.
create or replace function access.only_stop() returns trigger
language plpgsql set search_path = '' as $$
declare
    before public.outreach_contactagreement;
begin
    if current_user <> 'alongside_own' then
        return new;
    end if;
    select a.* into before from public.outreach_contactagreement a
        where a.record_id = new.record_id order by a.number desc limit 1;
    if not found or new.number <> before.number + 1 or pg_catalog.cardinality(new.stopped) = 0
            or not (new.ok <@ before.ok and new.only_if <@ before.only_if and new.never @> before.never
                and new.stopped <@ new.never and new.never <@ (before.never || new.stopped))
            or (new.wants, new.valid_until, new.confirmed_on)
                is distinct from (before.wants, before.valid_until, before.confirmed_on) then
        raise exception 'only a way less is said here' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
