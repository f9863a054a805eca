-- promise: every sequence is ahead of its column
-- severity: fail
-- reason: The column already holds a number that the sequence has yet to give: an insert will fail on a key that exists.
-- each: query
select format(
    $q$
    select
        %1$L as sequence,
        %2$L as feeds,
        s.last_value,
        m.largest,
        format('select setval(%%L, %%s);', %1$L, m.largest) as fix
    from %5$s as s
    cross join (select max(%3$I) as largest from %6$s) as m
    where m.largest > s.last_value or m.largest = s.last_value and not s.is_called
    $q$,
    s.seqrelid::regclass,
    d.refobjid::regclass || '.' || quote_ident(a.attname),
    a.attname,
    d.refobjid::regclass,
    format('%I.%I', sn.nspname, sc.relname),
    format('%I.%I', tn.nspname, tc.relname)
), array[d.refobjid, s.seqrelid]::int8[]
from pg_sequence as s
join pg_depend as d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid
    and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0
join pg_class as sc on sc.oid = s.seqrelid
join pg_namespace as sn on sn.oid = sc.relnamespace
join pg_class as tc on tc.oid = d.refobjid
join pg_namespace as tn on tn.oid = tc.relnamespace
join pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where s.seqincrement > 0
    and not s.seqcycle
    and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
    and has_table_privilege(d.refobjid, 'select')
    and has_table_privilege(s.seqrelid, 'select')
    -- a standby does not have what is unlogged
    and not (pg_is_in_recovery() and 'u' in (sc.relpersistence, tc.relpersistence))
order by s.seqrelid;
