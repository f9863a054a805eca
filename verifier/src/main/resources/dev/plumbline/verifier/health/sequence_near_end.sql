-- promise: no sequence is near its end
-- severity: fail
-- reason: More than 80 % of the numbers are used, counted against the sequence and against the column it feeds. When none
--   are left every insert fails.
select
    s.seqrelid::regclass as sequence,
    coalesce(d.refobjid::regclass || '.' || quote_ident(a.attname), 'no column') as feeds,
    v.last_value,
    lasts.last as last_possible,
    round(100 * (v.last_value - s.seqmin)::numeric / nullif(lasts.last - s.seqmin, 0), 1) || ' %' as used,
    case
        when a.atttypid in ('int2'::regtype, 'int4'::regtype)
            then format('-- the column has to become bigint: plumbline plan tells what that locks%salter sequence %s as bigint;',
                e'\n', s.seqrelid::regclass)
    end as fix
from pg_sequence as s
join pg_class as c on c.oid = s.seqrelid
join pg_sequences as v on v.schemaname = c.relnamespace::regnamespace::text and v.sequencename = c.relname
left join pg_depend as d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid
    and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0
left join pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
cross join lateral (
    select least(s.seqmax, case a.atttypid
        when 'int2'::regtype then 32767
        when 'int4'::regtype then 2147483647
        else s.seqmax
    end) as last
) as lasts
where s.seqincrement > 0
    and not s.seqcycle
    and v.last_value - s.seqmin > 0.8 * (lasts.last - s.seqmin)::numeric
order by 1;
