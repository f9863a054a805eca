package dev.plumbline.loader.target;

/** The queries on the catalogue; PostgreSQL 13 and later. The one parameter is the table's oid. */
final class CatalogSql {

    static final String TABLE = """
            select c.oid, n.nspname, c.relname, c.relkind::text,
                   pg_has_role(c.relowner, 'USAGE') as owner,
                   has_table_privilege(c.oid, 'TRUNCATE') as truncatable,
                   exists (select from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal
                              and g.tgenabled <> 'D' and g.tgtype & 7 = 7)
                   or c.relkind in ('p', 'f') and c.relhastriggers as fills_rows,
                   exists (select from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal
                              and g.tgenabled <> 'D' and g.tgtype & 32 = 32)
                   or exists (select from pg_publication_tables t join pg_publication p on p.pubname = t.pubname
                               where p.pubtruncate and t.schemaname = n.nspname and t.tablename = c.relname)
                     as truncate_heard,
                   row_security_active(c.oid) as row_security,
                   pg_relation_is_updatable(c.oid, true) & 8 = 8 as insertable
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.oid = ?
            """;

    static final String COLUMNS = """
            with recursive under(attnum, oid, typmod, required, depth) as (
              select attnum, atttypid, atttypmod, attnotnull, 0
                from pg_attribute where attrelid = ? and attnum > 0 and not attisdropped
              union all
              select u.attnum, t.typbasetype, case when u.typmod = -1 then t.typtypmod else u.typmod end,
                     u.required or t.typnotnull, u.depth + 1
                from under u join pg_type t on t.oid = u.oid and t.typtype = 'd'
            ), bottom as (
              select distinct on (attnum) attnum, oid, typmod, depth,
                     bool_or(required) over (partition by attnum) as required
                from under order by attnum, depth desc
            ), base as (
              select b.*, case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem else t.oid end as eoid,
                     t.typcategory = 'A' and t.typelem <> 0 as isarray
                from bottom b join pg_type t on t.oid = b.oid
            )
            select a.attname, format_type(a.atttypid, a.atttypmod) as type, e.typname as base, b.typmod, b.isarray,
                   b.required, a.attidentity::text, a.attgenerated::text,
                   case when a.attgenerated = '' then pg_get_expr(ad.adbin, ad.adrelid) end as default_sql,
                   (select format('nextval(%L::regclass)', format('%I.%I', sn.nspname, s.relname))
                      from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
                      join pg_namespace sn on sn.oid = s.relnamespace
                     where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                       and d.refobjid = a.attrelid and d.refobjsubid = a.attnum and d.deptype = 'i'
                     limit 1) as identity_sql,
                   -- a cast of theirs would be asked for the value
                   not exists (select from pg_cast k where k.castsource = e.oid and k.castcontext = 'i' and k.castmethod <> 'b')
                   and (e.typtype in ('e', 'r', 'm') or exists (
                     select from pg_opclass o join pg_am am on am.oid = o.opcmethod and am.amname = 'btree'
                      where o.opcdefault and (o.opcintype = e.oid or exists (
                        select from pg_cast k where k.castsource = e.oid and k.casttarget = o.opcintype
                           and k.castmethod = 'b' and k.castcontext = 'i')))) as comparable,
                   coalesce((select format('operator(%I.%s)', n.nspname, p.oprname)
                      from pg_opclass o
                      join pg_am am on am.oid = o.opcmethod and am.amname = 'btree'
                      join pg_amop ao on ao.amopfamily = o.opcfamily and ao.amoplefttype = o.opcintype
                                     and ao.amoprighttype = o.opcintype and ao.amopstrategy = 3
                      join pg_operator p on p.oid = ao.amopopr
                      join pg_namespace n on n.oid = p.oprnamespace
                     where o.opcdefault and o.opcintype = e.oid and not b.isarray
                     limit 1), 'operator(pg_catalog.=)') as equality,
                   array(select enumlabel::text from pg_enum where enumtypid = e.oid order by enumsortorder) as labels
              from pg_attribute a
              join base b on b.attnum = a.attnum
              join pg_type e on e.oid = b.eoid
              left join pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
             where a.attrelid = ?
             order by a.attnum
            """;

    static final String KEYS = """
            select c.relname, i.indisprimary,
                   array(select a.attname::text from unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality k(attnum, pos)
                           join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                          order by k.pos) as columns
              from pg_index i join pg_class c on c.oid = i.indexrelid
             where i.indrelid = ? and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
             order by i.indisprimary desc, c.relname
            """;

    static final String SEQUENCES = """
            select distinct a.attname, format('%I.%I', n.nspname, s.relname) as sql, q.seqincrement,
                   a.attidentity <> '' as identity
              from pg_class s
              join pg_sequence q on q.seqrelid = s.oid
              join pg_namespace n on n.oid = s.relnamespace
              join (select d.objid as seq, d.refobjid as rel, d.refobjsubid as attnum
                      from pg_depend d
                     where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                       and d.deptype in ('a', 'i') and d.refobjsubid > 0
                    union all
                    select d.refobjid, ad.adrelid, ad.adnum
                      from pg_attrdef ad
                      join pg_depend d on d.classid = 'pg_attrdef'::regclass and d.objid = ad.oid
                                      and d.refclassid = 'pg_class'::regclass) u on u.seq = s.oid
              join pg_attribute a on a.attrelid = u.rel and a.attnum = u.attnum and not a.attisdropped
              join pg_type t on t.oid = a.atttypid
             where s.relkind = 'S' and u.rel = ? and a.attgenerated = ''
               and coalesce(nullif(t.typbasetype, 0), t.oid) in (20, 21, 23, 1700)
             order by a.attname
            """;

    static final String FOREIGN_KEYS = """
            select c.conname, format('%I.%I', rn.nspname, r.relname) as tab,
                   format('%I.%I', fn.nspname, f.relname) as referenced,
                   array(select a.attname::text from unnest(c.conkey) with ordinality k(attnum, pos)
                           join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by pos) as cols,
                   array(select a.attname::text from unnest(c.confkey) with ordinality k(attnum, pos)
                           join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum order by pos) as refs,
                   -- an operand that is not of the operator's type is cast by the server too, and would else be by any cast that fits
                   array(select format('operator(%I.%s)', n.nspname, o.oprname)
                           from unnest(c.conpfeqop) with ordinality k(oid, pos) join pg_operator o on o.oid = k.oid
                           join pg_namespace n on n.oid = o.oprnamespace order by pos) as operators,
                   array(select case when a.atttypid = o.oprright or y.typtype = 'p' then ''
                                     else format_type(o.oprright, -1) end
                           from unnest(c.conkey, c.conpfeqop) with ordinality k(attnum, oid, pos)
                           join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
                           join pg_operator o on o.oid = k.oid join pg_type y on y.oid = o.oprright order by pos) as casts,
                   pg_get_constraintdef(c.oid) as definition, obj_description(c.oid, 'pg_constraint') as comment,
                   r.relkind = 'p' as partitioned, c.convalidated, c.confdeltype in ('c', 'n', 'd') as changes, c.conindid,
                   c.conparentid = 0 and pg_has_role(r.relowner, 'USAGE')
                     and coalesce(to_jsonb(c) ->> 'conenforced', 'true') = 'true' as alterable,
                   case when c.condeferred then 'deferrable initially deferred'
                        when c.condeferrable then 'deferrable initially immediate' else 'not deferrable' end as timing,
                   case when c.conparentid <> 0 then 'it belongs to a partitioned table'
                        when f.relkind = 'p' then 'it points to a partitioned table'
                        when not c.convalidated and c.conrelid = t.oid then 'it is not validated'
                        when exists (select from pg_constraint k where k.conparentid = c.oid and k.conname <> c.conname)
                          then 'its partitions call it otherwise'
                        when exists (select from pg_trigger g where g.tgconstraint = c.oid and g.tgenabled <> 'O')
                          then 'its triggers are switched'
                        when not pg_has_role(r.relowner, 'USAGE') then 'you do not own ' || r.relname
                        when not has_table_privilege(f.oid, 'REFERENCES') then 'you may not reference ' || f.relname
                        when r.relkind = 'p' and (select rolsuper from pg_roles where rolname = current_user)
                            and not (select rolsuper from pg_roles where oid = r.relowner)
                            and not has_table_privilege(r.relowner, f.oid, 'REFERENCES')
                          then 'its owner may not reference ' || f.relname
                   end as obstacle
              from (select ?::oid as oid) t
              join pg_constraint c on c.contype = 'f' and t.oid in (c.conrelid, c.confrelid)
              join pg_class r on r.oid = c.conrelid join pg_namespace rn on rn.oid = r.relnamespace
              join pg_class f on f.oid = c.confrelid join pg_namespace fn on fn.oid = f.relnamespace
             order by rn.nspname, r.relname, c.conname
            """;

    /** Leaves out what cannot be recreated as it was: indexes of partitions, invalid ones, those that a view depends on. */
    static final String INDEXES = """
            select i.indexrelid, c.relname, i.indisunique, pg_relation_size(c.oid) as bytes,
                   format('%I.%I', n.nspname, c.relname) as sql, pg_get_indexdef(c.oid) as definition,
                   ts.spcname, obj_description(c.oid, 'pg_class') as comment,
                   k.conname, k.contype::text, k.condeferrable, k.condeferred,
                   obj_description(k.oid, 'pg_constraint') as con_comment,
                   i.indisclustered, i.indisreplident,
                   case when i.indpred is null and i.indexprs is null and 0 = all (i.indoption::int2[])
                             and (select amname from pg_am where oid = c.relam) = 'btree'
                        then array(select a.attname::text
                                     from unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality s(attnum, pos)
                                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = s.attnum order by pos)
                        else '{}' end as sort_columns,
                   array(select coalesce(quote_ident(cn.nspname) || '.' || quote_ident(co.collname), '')
                           from unnest(i.indcollation::oid[]) with ordinality s(oid, pos)
                           left join pg_collation co on co.oid = s.oid
                           left join pg_namespace cn on cn.oid = co.collnamespace order by pos) as collations,
                   array(select a.attnum || ' set statistics ' || a.attstattarget from pg_attribute a
                          where a.attrelid = c.oid and a.attstattarget >= 0 order by a.attnum) as stats
              from pg_index i
              join pg_class c on c.oid = i.indexrelid
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_tablespace ts on ts.oid = c.reltablespace
              left join pg_constraint k on k.conindid = c.oid and k.conrelid = i.indrelid
                                       and k.contype in ('p', 'u', 'x')
             where i.indrelid = ? and i.indisvalid and i.indisready and i.indislive and not i.indisexclusion
               and coalesce(to_jsonb(k) ->> 'conperiod', 'false') = 'false'
               and not exists (select from pg_inherits h where h.inhrelid = c.oid)
               and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                                  and d.deptype in ('x', 'e'))
               and not exists (
                 select from pg_depend d
                  where (d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid
                      or d.refclassid = 'pg_constraint'::regclass and d.refobjid = k.oid)
                    and not (d.classid = 'pg_class'::regclass and d.objid = c.oid)
                    and not exists (select from pg_constraint fk where d.classid = 'pg_constraint'::regclass
                                       and fk.oid = d.objid and fk.contype = 'f'))
             order by i.indisprimary desc, c.relname
            """;

    static final String RULES = """
            select rulename, case ev_type when '2' then 'UPDATE' when '3' then 'INSERT' else 'DELETE' end,
                   ev_enabled = 'A'
              from pg_rewrite
             where ev_class = ? and ev_type in ('2', '3', '4') and ev_enabled in ('O', 'A')
             order by rulename
            """;

    static final String CONSTRAINTS = """
            select c.conname,
                   array(select a.attname::text from unnest(c.conkey) with ordinality k(attnum, pos)
                           join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by pos) as columns,
                   case when c.contype = 'c' then pg_get_expr(c.conbin, c.conrelid) end as condition
              from pg_constraint c
             where c.conrelid = ? and c.contype <> 't'
             order by c.conname
            """;

    private CatalogSql() {}
}
