-- The app writes what was done; when, in which transaction and as which line, the database says.
grant insert (actor, verb, records, thing, purpose, data, job) on ledger_line
    to alongside_app, alongside_caseload, alongside_team;
grant select on ledger_line, ledger_leaf, ledger_checkpoint
    to alongside_app, alongside_caseload, alongside_team;
-- For currval: the number of the line just written, which row-level security may hide from its writer.
grant select on sequence ledger_line_id_seq
    to alongside_app, alongside_caseload, alongside_team;

grant select on ledger_line to alongside_sequencer;
grant select, insert on ledger_leaf, ledger_checkpoint to alongside_sequencer;

-- The app's own policies come with the access room, which knows who acts.
alter table ledger_line enable row level security, force row level security;
create policy owner on ledger_line to alongside_owner using (true) with check (true);
create policy sequencer on ledger_line for select to alongside_sequencer using (true);
