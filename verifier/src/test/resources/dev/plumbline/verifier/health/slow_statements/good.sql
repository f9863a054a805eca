-- stands in for the view of the extension, which a throw-away server does not preload
create table pg_stat_statements (dbid oid, query text, calls bigint, mean_exec_time double precision,
    max_exec_time double precision, total_exec_time double precision, rows bigint, id int primary key);
insert into pg_stat_statements
select oid, 'select   rare', 9, 80, 900, 9000, 1, 1 from pg_database where datname = current_database();
insert into pg_stat_statements values (0, 'select of another database', 20, 80, 80, 80, 1, 2);
