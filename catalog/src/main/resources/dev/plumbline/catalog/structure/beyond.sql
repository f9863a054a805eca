-- What the structure queries do not describe; its presence makes pg_dump necessary.
select o.type || ' ' || o.identity
from (
  select 'pg_operator'::regclass::oid as classid, oid from pg_operator where oid >= 16384
  union all select 'pg_opclass'::regclass, oid from pg_opclass where oid >= 16384
  union all select 'pg_opfamily'::regclass, oid from pg_opfamily where oid >= 16384
  union all select 'pg_cast'::regclass, oid from pg_cast c where oid >= 16384
    and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = c.oid and d.deptype = 'i')
  union all select 'pg_conversion'::regclass, oid from pg_conversion where oid >= 16384
  union all select 'pg_language'::regclass, oid from pg_language where oid >= 16384
  union all select 'pg_transform'::regclass, oid from pg_transform where oid >= 16384
  union all select 'pg_am'::regclass, oid from pg_am where oid >= 16384
  union all select 'pg_ts_config'::regclass, oid from pg_ts_config where oid >= 16384
  union all select 'pg_ts_dict'::regclass, oid from pg_ts_dict where oid >= 16384
  union all select 'pg_ts_parser'::regclass, oid from pg_ts_parser where oid >= 16384
  union all select 'pg_ts_template'::regclass, oid from pg_ts_template where oid >= 16384
  union all select 'pg_foreign_data_wrapper'::regclass, oid from pg_foreign_data_wrapper where oid >= 16384
  union all select 'pg_foreign_server'::regclass, oid from pg_foreign_server where oid >= 16384
  union all select 'pg_event_trigger'::regclass, oid from pg_event_trigger where (select whole from reach)
  union all select 'pg_publication'::regclass, oid from pg_publication where (select whole from reach)
  union all select 'pg_proc'::regclass, oid from pg_proc where prokind = 'a' and oid >= 16384
  union all select 'pg_class'::regclass, oid from pg_class where relkind = 'f' and oid >= 16384
  union all select 'pg_type'::regclass, rngtypid from pg_range where rngcanonical <> 0 and rngtypid >= 16384
  union all
  select 'pg_type'::regclass, oid from pg_type where typtype in ('b', 'p') and typcategory <> 'A' and oid >= 16384) found
cross join lateral pg_identify_object(found.classid, found.oid, 0) o
where not exists (select from member m where m.classid = found.classid and m.objid = found.oid)
  and (o.schema is null or o.schema in (select nspname from scope))
  and ((select whole from reach) or o.schema is not null)
order by 1
