-- One row of statistics after the other, so that one which does not fit takes none of the others with it.
do $$
declare
  r record;
  relation oid;
  att record;
  retyped boolean;
  types oid[];
  ops oid[];
  colls oid[];
  i int;
begin
  for r in select * from pg_temp.target_statistics order by id loop
    begin
      relation := coalesce(
        (select c.oid from pg_catalog.pg_class c where c.oid = r.relid),
        pg_catalog.to_regclass(pg_catalog.format('%I.%I', r.schema, r.name)));
      select a.attnum, a.atttypid, a.attcollation, c.relkind into att
      from pg_catalog.pg_attribute a
      join pg_catalog.pg_class c on c.oid = a.attrelid
      where a.attrelid = relation
        and not a.attisdropped
        and case when relation = r.relid or c.relkind in ('i', 'I') then a.attnum = r.attnum else a.attname = r.attname end;
      if not found then
        continue;
      end if;
      retyped := att.atttypid <> r.atttype;
      types := null;
      ops := null;
      colls := null;
      for i in 1..5 loop
        types[i] := case
          when r.kinds[i] in (1, 2) and (retyped or r.types[i] is null) then att.atttypid
          when r.vals[i] is null then 0
          when r.types[i] is null then pg_temp.element_of(att.atttypid)
          else r.types[i]::pg_catalog.regtype
        end;
        if types[i] <> 0 then
          types[i] := pg_temp.base_of(types[i]);
          if pg_temp.holds_domain(types[i]) then
            raise 'values of % call checks of the target''s own', types[i]::pg_catalog.regtype;
          end if;
        end if;
        ops[i] := case
          when r.kinds[i] = 0 then 0
          when r.ops[i] is not null and not retyped then r.ops[i]::pg_catalog.regoperator::oid
          when r.kinds[i] in (2, 3) then pg_temp.ordering(att.atttypid, 1)
          when r.kinds[i] = 1 then pg_temp.ordering(att.atttypid, 3)
          when r.kinds[i] in (4, 5) then pg_temp.ordering(pg_temp.element_of(att.atttypid), 3)
          else 0
        end;
        colls[i] := case
          when r.kinds[i] = 0 then 0
          when r.colls[i] is not null then coalesce(pg_catalog.to_regcollation(r.colls[i])::oid, att.attcollation)
          else att.attcollation
        end;
      end loop;
      delete from pg_catalog.pg_statistic
      where starelid = relation and staattnum = att.attnum and stainherit = r.inherited;
      insert into pg_catalog.pg_statistic
      values (
        relation, att.attnum, r.inherited, r.nullfrac, r.width, r.ndistinct,
        r.kinds[1], r.kinds[2], r.kinds[3], r.kinds[4], r.kinds[5],
        ops[1], ops[2], ops[3], ops[4], ops[5],
        colls[1], colls[2], colls[3], colls[4], colls[5],
        r.numbers[1]::real[], r.numbers[2]::real[], r.numbers[3]::real[], r.numbers[4]::real[], r.numbers[5]::real[],
        case when r.vals[1] is not null then pg_catalog.array_in(r.vals[1]::cstring, types[1], -1) end,
        case when r.vals[2] is not null then pg_catalog.array_in(r.vals[2]::cstring, types[2], -1) end,
        case when r.vals[3] is not null then pg_catalog.array_in(r.vals[3]::cstring, types[3], -1) end,
        case when r.vals[4] is not null then pg_catalog.array_in(r.vals[4]::cstring, types[4], -1) end,
        case when r.vals[5] is not null then pg_catalog.array_in(r.vals[5]::cstring, types[5], -1) end);
    exception when others then
      insert into pg_temp.left_out
      values (pg_catalog.format('statistics of %s.%s (%s): %s', r.schema, r.name, coalesce(r.attname, r.attnum::text), sqlerrm));
    end;
  end loop;
end $$
