-- promise: no rows have fallen into a default partition
-- severity: warn
-- reason: Rows there found no partition of their own. Every new partition scans them under a lock that blocks all access,
--   and cannot be made while they belong to it.
-- each: query
select format(
    'select %1$L as partition, %2$L as of_table, count(*) as rows from %3$s having count(*) > 0',
    p.partdefid::regclass,
    p.partrelid::regclass,
    format('%I.%I', n.nspname, c.relname)
), array[p.partdefid]::int8[]
from pg_partitioned_table as p
join pg_class as c on c.oid = p.partdefid
join pg_namespace as n on n.oid = c.relnamespace
where p.partdefid <> 0 and has_table_privilege(p.partdefid, 'select')
order by p.partrelid;
