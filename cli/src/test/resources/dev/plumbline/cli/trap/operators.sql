-- Every operator that pg_catalog answers for a pair of these types, exactly or by a cast, is shadowed by one that fits exactly.
do $trap$
declare
  types text[] := '{text,name,varchar,bpchar,"\"char\"",oid,regclass,regtype,regproc,regnamespace,int2,int4,int8,numeric,float8,bool,xid,tid,date,timestamptz,interval,jsonb,text[],name[],oid[],int2[],int2vector,oidvector}';
  operators text[] := '{=,<>,<,>,<=,>=,||,~,!~,~~,!~~,~*,~~*,+,-,*,/,%,&,|,@>,<@,&&,->,->>,#>>}';
  l text; r text; op text; result text; made int := 0;
begin
  foreach op in array operators loop
    foreach l in array types loop
      foreach r in array types loop
        begin
          execute format('select pg_typeof(null::%s operator(pg_catalog.%s) null::%s)::text', l, op, r) into result;
        exception when others then
          continue;
        end;
        made := made + 1;
        execute format('create function hole.op_%s(%s, %s) returns %s language plpgsql as %L', made, l, r, result,
          format('begin perform hole.alarm(%L); return $1 operator(pg_catalog.%s) $2; end',
            format('operator %s(%s, %s)', op, l, r), op));
        execute format('create operator public.%s (leftarg = %s, rightarg = %s, function = hole.op_%s)', op, l, r, made);
      end loop;
    end loop;
  end loop;
  if made < 1000 then
    raise 'only % operators were shadowed', made;
  end if;
end $trap$;
