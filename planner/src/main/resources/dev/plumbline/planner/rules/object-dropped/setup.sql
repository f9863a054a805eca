create view everything as select 1 as one;
