select
    n.nspname,
    t.typname,
    t.typtype::text as kind,
    obj_description(t.oid, 'pg_type') as comment,
    case t.typtype
        when 'e' then (
            select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
            from pg_enum e
            where e.enumtypid = t.oid)
        when 'd' then concat_ws(
            ' ',
            format_type(t.typbasetype, t.typtypmod),
            case when t.typnotnull then 'not null' end,
            'default ' || t.typdefault,
            (select string_agg(pg_get_constraintdef(k.oid, true), ' ' order by k.conname)
             from pg_constraint k
             where k.contypid = t.oid))
        when 'c' then (
            select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
            from pg_attribute a
            where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)
        when 'r' then (
            select 'of ' || format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = t.oid)
    end as definition
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_class c on c.oid = t.typrelid
where t.typtype in ('e', 'd', 'r', 'c')
    and (t.typtype <> 'c' or c.relkind = 'c')
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'plumbline')
    and not exists (
        select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
