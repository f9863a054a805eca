-- The contents of the legacy catalogue, one line per table: rows and a checksum that does not depend on their order.
-- Print it before the replacement and after going back: every line must be the same.
-- Usage: psql -At -f state.sql
select 'make', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from vehicles.make as t
union all
select 'model', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from vehicles.model as t
union all
select 'model_year', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from vehicles.model_year as t
union all
select 'trim', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from vehicles.trim as t
union all
select 'engine', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from vehicles.engine as t
union all
select 'transmission', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from vehicles.transmission as t
union all
select 'trim_engine', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from vehicles.trim_engine as t
union all
select 'trim_transmission', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from vehicles.trim_transmission as t
union all
select 'next ' || sequencename, last_value, 0 from pg_sequences where schemaname = 'vehicles'
order by 1;
