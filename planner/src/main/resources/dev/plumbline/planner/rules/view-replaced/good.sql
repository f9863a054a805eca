create view notes_2 as select id, note, placed from orders where note is not null;
