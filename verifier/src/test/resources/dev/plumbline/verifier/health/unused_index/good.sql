create table t (id bigint primary key, a int, b int);
create index t_a on t (a);
create unique index t_b on t (b);
insert into t select n, n, n from generate_series(1, 2000) as n;
select pg_stat_force_next_flush();
analyze t;
do $$ begin for i in 1..1200 loop perform 1 from t where id = i; perform 1 from t where a = i; end loop; end $$;
create table small (id bigint primary key, a int);
insert into small select n, n from generate_series(1, 2000) as n;
create index small_a on small (a);
analyze small;
do $$ begin for i in 1..1200 loop perform 1 from small where id = i; end loop; end $$;
-- An index that has just been made: nothing could have used it yet.
create table young (id bigint primary key, a int);
insert into young select n, n from generate_series(1, 20000) as n;
create index young_a on young (a);
analyze young;
do $$ begin for i in 1..1200 loop perform 1 from young where id = i; end loop; end $$;
