insert into book (title) values ('Emma');
