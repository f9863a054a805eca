do $$ begin execute format('alter database %I set plumbline.unused_index_after = %L', current_database(), '0 s'); end $$;
create table t (id bigint primary key, a int, b int);
insert into t select n, n, n from generate_series(1, 20000) as n;
create index t_a on t (a);
analyze t;
do $$ begin for i in 1..1200 loop perform 1 from t where id = i; end loop; end $$;
