create table readings (at date not null, value int) partition by range (at);
create table readings_2025 (at date not null, value int);
create table readings_2023 (at date not null, value int, check (at >= '2023-01-01' and at < '2024-01-01'));
