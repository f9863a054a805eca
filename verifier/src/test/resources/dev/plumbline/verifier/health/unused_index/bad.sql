create table t (id bigint primary key, a int, b int);
create index t_a on t (a);
do $$ begin for i in 1..1200 loop perform 1 from t where id = i; end loop; end $$;
