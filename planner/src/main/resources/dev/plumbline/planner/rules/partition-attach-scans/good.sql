set lock_timeout = '2s';
alter table readings attach partition readings_2023 for values from ('2023-01-01') to ('2024-01-01');
