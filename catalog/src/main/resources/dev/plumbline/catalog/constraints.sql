select
    'pg_constraint'::regclass::oid as class,
    k.oid,
    0 as sub,
    'constraint' as kind,
    owner.name || '.' || quote_ident(k.conname) as name,
    owner.name as "on",
    d.description as comment,
    regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '') as definition,
    case when not k.convalidated then 'no' end as validated,
    (
        select string_agg(distinct case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' else 'always' end, ', ')
        from pg_trigger t
        where t.tgconstraint = k.oid and t.tgisinternal and t.tgenabled <> 'O'
    ) as "its triggers",
    case when x.indisvalid is false then 'no' end as "index valid",
    case when x.indisclustered then 'yes' end as clustered,
    case when x.indisreplident then 'yes' end as "replica identity",
    (select string_agg(o, ', ' order by o) from unnest(i.reloptions) as o) as "index options",
    (select string_agg(o, ', ') from unnest(i.reloptions) as o) as "~index options",
    ts.spcname as tablespace,
    k.contype as "~type",
    case when k.conislocal then 'yes' end as "~local",
    case when k.conparentid <> 0 then 'yes' end as "~copy",
    array[owner.kind || ' ' || owner.name] as whole,
    case
        when k.contype = 'c' and k.coninhcount > 0 and not k.conislocal then (
            select array_agg('constraint ' || h.inhparent::regclass::text || '.' || quote_ident(k.conname))
            from pg_inherits h
            where h.inhrelid = k.conrelid
        )
    end as origin
from pg_constraint k
join (
    select r.oid as relation, 0::oid as type, r.name, case r.relkind when 'f' then 'foreign table' else 'table' end as kind
    from relation r
    union all
    select 0, t.oid, s.prefix || quote_ident(t.typname), 'domain'
    from pg_type t
    join space s on s.oid = t.typnamespace
    where t.typtype = 'd'
      and t.oid = any (?::oid[]) -- only
      and not exists (select from member m where m.classid = 'pg_type'::regclass and m.objid = t.oid)
) owner on owner.relation = k.conrelid and owner.type = k.contypid
left join pg_index x on x.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
left join pg_class i on i.oid = x.indexrelid
left join pg_tablespace ts on ts.oid = i.reltablespace
left join pg_description d on d.classoid = 'pg_constraint'::regclass and d.objoid = k.oid
where k.contype in ('c', 'p', 'u', 'f', 'x')
  -- what a foreign key has for each partition it points to comes and goes with that partition
  and not exists (select from pg_constraint up where up.oid = k.conparentid and up.conrelid = k.conrelid)
