create table reading (id bigint primary key, value int);
