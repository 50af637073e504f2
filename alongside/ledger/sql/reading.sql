-- For reading the ledger back: each line of a page is found by one of these, newest first.
create index ledger_line_actor on ledger_line (actor, id) where actor is not null;
create index ledger_line_verb on ledger_line (verb, id);
create index ledger_line_purpose on ledger_line (purpose, id) where purpose is not null;
create index ledger_line_job on ledger_line (id) where job is not null;
create index ledger_line_at on ledger_line (at);
create index ledger_checkpoint_at on ledger_checkpoint (at);
