-- promise: index sizes and use
-- severity: info
select
    s.indexrelid::regclass as index,
    s.relid::regclass as table,
    pg_size_pretty(pg_relation_size(s.indexrelid)) as size,
    s.idx_scan as scans,
    s.idx_tup_read as entries_read
from pg_stat_user_indexes as s
order by pg_relation_size(s.indexrelid) desc, s.indexrelid;
