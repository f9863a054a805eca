alter function twice(int) security definer set search_path = pg_catalog, pg_temp;
