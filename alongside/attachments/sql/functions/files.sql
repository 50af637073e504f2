-- A file lies in the record and the part of the entry it is beside; asked as whoever adds it.
create or replace function access.keep_to_entry() returns trigger
language plpgsql set search_path = '' as $$
begin
    if not exists (select from public.record_entry e
            where e.id = new.entry_id and e.record_id = new.record_id
                and e.compartment = new.compartment and e.corrects_id is null) then
        raise exception 'a file lies where its entry does' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- A file goes only forward: on its way, then kept or refused, then what was kept out of view. What it is and what was
-- said of it is written while it is on its way, and taking it out of view is in one's own name.
create or replace function access.keep_forward() returns trigger
language plpgsql set search_path = '' as $$
begin
    if old.state = 'arriving' and new.state in ('arriving', 'kept', 'refused') and new.arrived >= old.arrived then
        return new;
    end if;
    if old.state = 'kept' and new.state = 'taken_away' and new.taken_by_id = access.actor()
        and (pg_catalog.to_jsonb(new) - array['state', 'taken_by_id', 'taken_at', 'taken_because'])
            = (pg_catalog.to_jsonb(old) - array['state', 'taken_by_id', 'taken_at', 'taken_because']) then
        return new;
    end if;
    raise exception 'a file goes only forward' using errcode = 'insufficient_privilege';
end $$;
