insert into orders (note) values ('one') returning id;
