-- Looks every two milliseconds at what pgbench waits for, and writes it into a table waits (at timestamptz, pid int, ms numeric), until its
-- session is ended.
do $$
begin
    loop
        insert into waits
        select clock_timestamp(), l.pid, round(extract(epoch from clock_timestamp() - l.waitstart) * 1000, 1)
        from pg_locks as l join pg_stat_activity as a on a.pid = l.pid
        where not l.granted and l.waitstart is not null and a.application_name = 'pgbench' and a.datname = current_database();
        commit;
        perform pg_sleep(0.002);
    end loop;
end
$$;
