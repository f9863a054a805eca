alter table reading alter column value type bigint;
