create view everything as select 1 as one;
create view more as select * from everything;
create view nothing as select 1 as one;
