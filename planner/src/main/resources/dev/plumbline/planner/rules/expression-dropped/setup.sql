create table notes (id bigint primary key, body text, size int generated always as (length(body)) stored);
