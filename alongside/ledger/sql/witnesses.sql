-- Whoever seals takes this table's lock. The app has no right on it, so it cannot take the turn and keep it.
create table ledger_turn ();
grant update on ledger_turn to alongside_sequencer;

-- What witnesses signed beside our own signature. No foreign keys here either.
create table ledger_cosignature (
    size bigint not null check (size > 0),
    witness text not null check (char_length(witness) between 1 and 200),
    key bytea not null check (octet_length(key) = 32),
    signed_at timestamptz not null,
    line text not null check (char_length(line) <= 600),
    at timestamptz not null default clock_timestamp(),
    primary key (size, witness, key)
);
create trigger ledger_keep_row before update or delete on ledger_cosignature
    for each row execute function ledger_refuse();
create trigger ledger_keep_table before update or delete or truncate on ledger_cosignature
    for each statement execute function ledger_refuse();
alter table ledger_cosignature
    enable always trigger ledger_keep_row, enable always trigger ledger_keep_table;
grant select on ledger_cosignature to alongside_app, alongside_caseload, alongside_team;
grant select, insert on ledger_cosignature to alongside_sequencer;
