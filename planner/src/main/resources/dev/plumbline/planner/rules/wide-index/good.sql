create table visits (a int, b int, c int, d int);
create index visits_all on visits (a, b) include (c, d);
