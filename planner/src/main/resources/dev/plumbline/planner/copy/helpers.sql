-- Reading a value of a domain calls its checks, which are the target's code: values of domains are read as those of the type below, which
-- they are, and none of what holds domains inside.
create function pg_temp.base_of(typ oid) returns oid language sql as $$
  select case when t.typtype = 'd' then pg_temp.base_of(t.typbasetype) else t.oid end
  from pg_catalog.pg_type t where t.oid = typ
$$;
create function pg_temp.holds_domain(typ oid) returns boolean language sql as $$
  with recursive part (oid) as (
    select typ
    union
    select below.oid
    from part
    join pg_catalog.pg_type t on t.oid = part.oid
    cross join lateral (
      select t.typelem where t.typelem <> 0
      union all
      select a.atttypid from pg_catalog.pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
      union all
      select r.rngsubtype from pg_catalog.pg_range r where t.oid in (r.rngtypid, r.rngmultitypid)) below (oid))
  select exists (select from part join pg_catalog.pg_type t on t.oid = part.oid where t.typtype = 'd')
$$;
create function pg_temp.checked(typ text) returns oid language plpgsql as $body$
declare
  base oid := pg_temp.base_of(typ::pg_catalog.regtype);
begin
  if pg_temp.holds_domain(base) then
    raise 'values of % call checks of the target''s own', typ;
  end if;
  return base;
end
$body$;
create function pg_temp.element_of(typ oid) returns oid language sql as $$
  select case when t.typtype = 'd' then pg_temp.element_of(t.typbasetype)
    when t.typcategory = 'A' then t.typelem
    when t.oid = 'pg_catalog.tsvector'::pg_catalog.regtype then 'pg_catalog.text'::pg_catalog.regtype::oid
    else 0 end
  from pg_catalog.pg_type t where t.oid = typ
$$;
-- The operator that ANALYZE would take: of the default B-tree class of the type, or of what it can be read as.
create function pg_temp.ordering(typ oid, strategy int) returns oid language sql as $$
  with recursive base as (
    select t.* from pg_catalog.pg_type t where t.oid = typ
    union all
    select t.* from base b join pg_catalog.pg_type t on t.oid = b.typbasetype where b.typtype = 'd'),
  type as (select * from base where typtype <> 'd'),
  candidate as (
    select type.oid as typ, 1 as rank from type
    union all
    select c.casttarget, 2 from type join pg_catalog.pg_cast c on c.castsource = type.oid and c.castmethod = 'b' and c.castcontext = 'i'
    union all
    select case
        when typtype = 'e' then 'pg_catalog.anyenum' when typtype = 'r' then 'pg_catalog.anyrange'
        when typtype = 'm' then 'pg_catalog.anymultirange' when typtype = 'c' then 'pg_catalog.record' else 'pg_catalog.anyarray'
      end::pg_catalog.regtype::oid, 3
    from type where typtype in ('e', 'r', 'm', 'c') or typcategory = 'A')
  select coalesce((
    select o.amopopr
    from candidate d
    join pg_catalog.pg_opclass k on k.opcintype = d.typ and k.opcdefault and k.opcmethod = 403
    join pg_catalog.pg_amop o on o.amopfamily = k.opcfamily and o.amoplefttype = d.typ and o.amoprighttype = d.typ
      and o.amopstrategy = strategy
    order by d.rank, k.oid limit 1), 0)
$$
