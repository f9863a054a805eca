set lock_timeout = '2s';
create table readings_2026 (like readings including all);
