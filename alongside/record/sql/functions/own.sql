-- How much of a young person's own record they cannot read, for themselves: by month, how many entries, whether because
-- they tell of somebody else or because it is held back for now, and when that is looked at again. Never what they say.
create or replace function access.held_back_from_me(zone text)
returns table (month date, third_party boolean, many bigint, review_on date)
language plpgsql stable security definer set search_path = '' as $$
declare
    mine uuid[] := access.own('any');
begin
    return query
        select pg_catalog.date_trunc('month', e.happened_at at time zone zone)::date, e.third_party,
            pg_catalog.count(*), pg_catalog.min(e.review_on)
        from public.record_entry e
        where e.record_id = any (mine) and e.corrects_id is null and (e.third_party or e.sharing <> 'shared')
            and e.compartment in ('everyday', 'health', 'justice', 'identity')
        group by 1, 2 order by 1, 2;
end $$;

-- Whether an entry is one that the young person who acts can read: they put their own view beside no other.
create or replace function access.reads_own(entry uuid, part text) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from public.record_entry e
        where e.id = entry and e.compartment = part and e.record_id = any (access.own(part))
            and e.corrects_id is null and e.sharing = 'shared' and not e.third_party)
$$;
