create table letters (id bigint primary key);
create policy mine on letters using (id = 1);
