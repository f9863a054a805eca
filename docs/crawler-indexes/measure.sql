-- What each index of the crawler pack brings and costs, on a database that `plumbline up crawler` has filled:
--     psql -X -f docs/crawler-indexes/measure.sql DATABASE
-- Each index is dropped inside a subtransaction that is rolled back; nothing stays. A read is one query for one of 200 keys that are
-- there, in milliseconds; a write is 20,000 rows appended: milliseconds and kilobytes of WAL, by turns with and without, the least of nine each.
create temp table asked (index_name text, table_name text, what text, query text, keys text);
insert into asked values
    ('ix_profiles_email', 'profiles', 'profile by address',
        'select id from profiles where email = $1', 'select email from profiles'),
    ('ix_project_user_id', 'projects', 'projects of a profile',
        'select id, name from projects where user_id = $1::uuid', 'select id from profiles'),
    ('ix_crawl_job_project_status', 'crawl_jobs', 'crawls of a project, completed',
        'select id, name from crawl_jobs where project_id = $1::bigint and status = ''completed''', 'select id from projects'),
    ('ix_crawl_job_status', 'crawl_jobs', 'next ten crawls in a state',
        'select id from crawl_jobs where status = $1 order by created_at limit 10', 'select distinct status from crawl_jobs'),
    ('ix_image_crawl_job_id', 'images', 'images of a crawl',
        'select id, filename from images where crawl_job_id = $1::bigint', 'select id from crawl_jobs'),
    ('ix_activity_log_user_id', 'activity_logs', 'what a profile did',
        'select action from activity_logs where user_id = $1::uuid', 'select id from profiles'),
    ('ix_activity_log_timestamp', 'activity_logs', 'the 50 entries before a moment',
        'select action from activity_logs where "timestamp" < $1::timestamptz order by "timestamp" desc limit 50',
        'select "timestamp" from activity_logs'),
    ('ix_validation_job_crawl_job_id', 'validation_jobs', 'validations of a crawl',
        'select id from validation_jobs where crawl_job_id = $1::bigint', 'select id from crawl_jobs'),
    ('ix_validation_job_status', 'validation_jobs', 'count of validations in a state',
        'select count(*) from validation_jobs where status = $1', 'select distinct status from validation_jobs'),
    ('ix_export_job_crawl_job_id', 'export_jobs', 'exports of a crawl',
        'select id from export_jobs where crawl_job_id = $1::bigint', 'select id from crawl_jobs'),
    ('ix_export_job_user_id', 'export_jobs', 'exports of a profile',
        'select id from export_jobs where user_id = $1::uuid', 'select id from profiles'),
    ('ix_export_job_status', 'export_jobs', 'count of exports in a state',
        'select count(*) from export_jobs where status = $1', 'select distinct status from export_jobs');
create temp table measured (index_name text, what text, read_without numeric, read_with numeric,
    write_without numeric, write_with numeric, wal_without numeric, wal_with numeric, index_bytes bigint, table_bytes bigint);
create temp table sizes as
    select sum(pg_table_size(oid)) as tables, sum(pg_indexes_size(oid)) as indexes from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname !~ '^flyway';
create type pg_temp.written as (ms numeric, wal numeric);
vacuum analyze;

create function pg_temp.read_ms(query text, keys text[]) returns numeric language plpgsql as $$
declare
    key text;
    began timestamptz := clock_timestamp();
begin
    foreach key in array keys loop
        execute query using key;
    end loop;
    return extract(epoch from clock_timestamp() - began) * 1000 / cardinality(keys);
end
$$;

create function pg_temp.write(into_table text, best pg_temp.written) returns pg_temp.written language plpgsql as $$
declare
    columns text;
    began timestamptz;
    at pg_lsn;
    took numeric;
    wal numeric;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
    where attrelid = into_table::regclass and attnum > 0 and not attisdropped and attname not in ('id', 'email');
    begin
        began := clock_timestamp();
        at := pg_current_wal_insert_lsn();
        if into_table = 'profiles' then
            insert into profiles (email) select 'new' || n || '@example.com' from generate_series(1, 20000) as n;
        else
            execute format('insert into %I (%s) select %s from %1$I order by id desc limit 20000', into_table, columns, columns);
        end if;
        took := extract(epoch from clock_timestamp() - began) * 1000;
        wal := (pg_current_wal_insert_lsn() - at) / 1024;
        raise exception 'back';
    exception when raise_exception then
        best.ms := least(best.ms, took);
        best.wal := least(best.wal, wal);
    end;
    return best;
end
$$;

do $$
declare
    one asked;
    keys text[];
    row measured;
begin
    for one in select * from asked loop
        execute format('select array_agg(key) from (select k::text as key from (%s) as k (k) order by md5(k::text) limit 200) as sample',
            one.keys) into keys;
        row.index_name := one.index_name;
        row.what := one.what;
        row.index_bytes := pg_relation_size(one.index_name::regclass);
        row.table_bytes := pg_table_size(one.table_name::regclass);
        perform pg_temp.read_ms(one.query, keys);
        row.read_with := pg_temp.read_ms(one.query, keys);
        begin
            execute format('drop index %I', one.index_name);
            row.read_without := pg_temp.read_ms(one.query, keys[1:20]);
            raise exception 'back';
        exception when raise_exception then
            null;
        end;
        insert into measured select row.*;
    end loop;
end
$$;

do $$
declare
    one asked;
    written_with pg_temp.written;
    written_without pg_temp.written;
begin
    for one in select * from asked loop
        written_with := (null, null);
        written_without := (null, null);
        for round in 1..9 loop
            written_with := pg_temp.write(one.table_name, written_with);
            begin
                execute format('drop index %I', one.index_name);
                written_without := pg_temp.write(one.table_name, written_without);
                raise exception 'back';
            exception when raise_exception then
                null;
            end;
        end loop;
        update measured set write_with = written_with.ms, wal_with = written_with.wal,
            write_without = written_without.ms, wal_without = written_without.wal
        where index_name = one.index_name;
    end loop;
end
$$;

\pset footer off
select index_name, what, round(read_without, 3) as read_without, round(read_with, 3) as read_with,
    round(100 * (1 - read_with / read_without)) as read_less_percent,
    round(write_without) as write_without, round(write_with) as write_with,
    round(100 * (write_with - write_without) / write_without) as write_percent,
    round(wal_without) as wal_without, round(wal_with) as wal_with,
    round(100 * (wal_with - wal_without) / wal_without) as wal_percent,
    pg_size_pretty(index_bytes) as size, round(100.0 * index_bytes / table_bytes, 1) as size_percent
from measured;
select pg_size_pretty(tables) as tables, pg_size_pretty(indexes) as indexes_and_keys,
    (select pg_size_pretty(sum(index_bytes)) from measured) as these_indexes,
    round(100.0 * (select sum(index_bytes) from measured) / tables, 1) as percent_of_tables
from sizes;
