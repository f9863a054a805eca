do $$
declare
  r record;
  found_oid oid;
begin
  for r in select * from pg_temp.target_extended order by id loop
    begin
      select x.oid into found_oid
      from pg_catalog.pg_statistic_ext x
      join pg_catalog.pg_namespace n on n.oid = x.stxnamespace
      where n.nspname = r.schema and x.stxname = r.name;
      if not found then
        continue;
      end if;
      delete from pg_catalog.pg_statistic_ext_data where stxoid = found_oid and stxdinherit = r.inherited;
      insert into pg_catalog.pg_statistic_ext_data
      values (
        found_oid, r.inherited, r.ndistinct::pg_catalog.pg_ndistinct, r.dependencies::pg_catalog.pg_dependencies,
        r.mcv::pg_catalog.pg_mcv_list,
        (
          select array_agg(
            row(
              0::oid, 0::int2, false, e.nullfrac, e.width, e.ndistinct,
              e.kinds[1], e.kinds[2], e.kinds[3], e.kinds[4], e.kinds[5],
              coalesce(e.ops[1]::pg_catalog.regoperator::oid, 0), coalesce(e.ops[2]::pg_catalog.regoperator::oid, 0),
              coalesce(e.ops[3]::pg_catalog.regoperator::oid, 0), coalesce(e.ops[4]::pg_catalog.regoperator::oid, 0),
              coalesce(e.ops[5]::pg_catalog.regoperator::oid, 0),
              coalesce(pg_catalog.to_regcollation(e.colls[1])::oid, 0), coalesce(pg_catalog.to_regcollation(e.colls[2])::oid, 0),
              coalesce(pg_catalog.to_regcollation(e.colls[3])::oid, 0), coalesce(pg_catalog.to_regcollation(e.colls[4])::oid, 0),
              coalesce(pg_catalog.to_regcollation(e.colls[5])::oid, 0),
              e.numbers[1]::real[], e.numbers[2]::real[], e.numbers[3]::real[], e.numbers[4]::real[], e.numbers[5]::real[],
              case when e.vals[1] is not null then pg_catalog.array_in(e.vals[1]::cstring, pg_temp.checked(e.types[1]), -1) end,
              case when e.vals[2] is not null then pg_catalog.array_in(e.vals[2]::cstring, pg_temp.checked(e.types[2]), -1) end,
              case when e.vals[3] is not null then pg_catalog.array_in(e.vals[3]::cstring, pg_temp.checked(e.types[3]), -1) end,
              case when e.vals[4] is not null then pg_catalog.array_in(e.vals[4]::cstring, pg_temp.checked(e.types[4]), -1) end,
              case when e.vals[5] is not null then pg_catalog.array_in(e.vals[5]::cstring, pg_temp.checked(e.types[5]), -1) end
            )::pg_catalog.pg_statistic
            order by e.attnum)
          from pg_temp.target_statistics e
          where e.attname = '' and e.schema = r.schema and e.name = r.name and e.inherited = r.inherited));
    exception when others then
      insert into pg_temp.left_out values (pg_catalog.format('extended statistics %s.%s: %s', r.schema, r.name, sqlerrm));
    end;
  end loop;
end $$
