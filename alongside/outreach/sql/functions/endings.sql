-- An ending goes only forward, one step at a time. Only a lead other than whoever began it ends support, and never of
-- somebody who was not heard: the checks on the row say of whom that may be. No step is taken by a date or a machine.
create or replace function access.keep_ending_forward() returns trigger
language plpgsql set search_path = '' as $$
declare
    me uuid := access.actor();
    may_come text[] := case old.state
        when 'thinking' then array['thinking', 'talked', 'called_off']
        when 'talked' then array['talked', 'goodbye', 'paused', 'called_off']
        when 'goodbye' then array['goodbye', 'ended', 'called_off']
        when 'paused' then array['paused', 'back']
        when 'ended' then array['back']
        when 'back' then array['back']
        else array[]::text[] end;
begin
    if me is null or new.state <> all (may_come) then
        raise exception 'an ending goes one step at a time' using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'ended' and (new.ended_by_id is distinct from me or not access.leads(new.record_id)) then
        raise exception 'a second person agrees to an ending' using errcode = 'insufficient_privilege';
    end if;
    if old.state = 'back' and (old.welcomed or not access.leads(new.record_id)
            or (pg_catalog.to_jsonb(new) - array['welcomed', 'changed_by_id', 'version'])
                <> (pg_catalog.to_jsonb(old) - array['welcomed', 'changed_by_id', 'version'])) then
        raise exception 'what was stays as it was' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
