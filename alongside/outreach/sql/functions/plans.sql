-- How to keep in touch goes only forward: proposed, agreed by them, changed by a newer version. What was said in a
-- version stays as it was, and that they agreed is written down in one's own name.
create or replace function access.keep_outreach_forward() returns trigger
language plpgsql set search_path = '' as $$
begin
    if old.state = 'proposed' and new.state = 'agreed' and new.agreed_noted_by_id = access.actor()
        and (pg_catalog.to_jsonb(new)
            - array['state', 'agreed_on', 'agreed_how', 'agreed_words', 'agreed_noted_by_id', 'version'])
            = (pg_catalog.to_jsonb(old)
            - array['state', 'agreed_on', 'agreed_how', 'agreed_words', 'agreed_noted_by_id', 'version']) then
        return new;
    end if;
    if old.state in ('proposed', 'agreed') and new.state = 'changed'
        and (pg_catalog.to_jsonb(new) - array['state', 'changed_at', 'version'])
            = (pg_catalog.to_jsonb(old) - array['state', 'changed_at', 'version']) then
        return new;
    end if;
    raise exception 'what was agreed stays as it was' using errcode = 'insufficient_privilege';
end $$;
