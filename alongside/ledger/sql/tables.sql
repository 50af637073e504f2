-- What was done. No foreign keys: a line outlives everything it is about.
create table ledger_line (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    at timestamptz not null default clock_timestamp(),
    actor uuid,
    job text check (char_length(job) between 1 and 100),
    verb text not null check (verb ~ '^[a-z]+(\.[a-z_]+)+$' and char_length(verb) <= 60),
    records uuid[] not null default '{}' check (
        cardinality(records) <= 100000
        and coalesce(array_ndims(records), 1) = 1
        and array_position(records, null) is null),
    thing uuid,
    purpose text check (char_length(purpose) <= 200),
    data bytea check (octet_length(data) <= 65536),
    constraint ledger_line_one_doer check (actor is null or job is null)
);
create index ledger_line_order on ledger_line (xid, id);
create index ledger_line_records on ledger_line using gin (records);

-- The Merkle tree's leaves: one per line, in the order they were sealed.
create table ledger_leaf (
    seq bigint primary key check (seq >= 0),
    line_id bigint not null unique,
    hash bytea not null check (octet_length(hash) = 32)
);

-- Signed tree heads. The peaks let the sequencer go on without reading the tree again.
create table ledger_checkpoint (
    size bigint primary key check (size > 0),
    root bytea not null check (octet_length(root) = 32),
    at timestamptz not null default clock_timestamp(),
    note text not null check (char_length(note) <= 4000),
    peaks bytea[] not null check (cardinality(peaks) = bit_count(size::bit(64)))
);
