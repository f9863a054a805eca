create table readings (at date not null, value int) partition by range (at);
create table readings_rest partition of readings default;
create table readings_2025 (at date not null, value int, check (at >= '2025-01-01' and at < '2026-01-01'));
