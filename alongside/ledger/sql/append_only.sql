-- Lines are added, never altered. Always-triggers fire in replica mode too.
create function ledger_refuse() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
    raise exception 'The ledger is append-only: nobody may % a row of %.', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

-- By row, because a statement on a parent table, or replication, fires no statement trigger here.
create trigger ledger_keep_row before update or delete on ledger_line
    for each row execute function ledger_refuse();
create trigger ledger_keep_row before update or delete on ledger_leaf
    for each row execute function ledger_refuse();
create trigger ledger_keep_row before update or delete on ledger_checkpoint
    for each row execute function ledger_refuse();

-- By statement, because no row trigger sees a truncate, nor an update that finds no row.
create trigger ledger_keep_table before update or delete or truncate on ledger_line
    for each statement execute function ledger_refuse();
create trigger ledger_keep_table before update or delete or truncate on ledger_leaf
    for each statement execute function ledger_refuse();
create trigger ledger_keep_table before update or delete or truncate on ledger_checkpoint
    for each statement execute function ledger_refuse();

alter table ledger_line
    enable always trigger ledger_keep_row, enable always trigger ledger_keep_table;
alter table ledger_leaf
    enable always trigger ledger_keep_row, enable always trigger ledger_keep_table;
alter table ledger_checkpoint
    enable always trigger ledger_keep_row, enable always trigger ledger_keep_table;
