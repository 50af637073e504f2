-- A file lies in the record and the part of the entry it is beside; asked as whoever adds it.
create or replace function access.keep_to_entry() returns trigger
language plpgsql set search_path = '' as $$
begin
    if not exists (select from public.record_entry e
            where e.id = new.entry_id and e.record_id = new.record_id
                and e.compartment = new.compartment and e.kind <> 'correction') then
        raise exception 'a file lies where its entry does' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
