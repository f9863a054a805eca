-- Purpose: old rows refer to what is there, too
-- Locks: share update exclusive on activity_logs, crawl_jobs, export_jobs, images, projects, validation_jobs
-- Rewrites: none
-- Blocks: nothing; schema changes of the tables while they are read
-- Undo: U0007__validate_foreign_keys.sql takes the proof back, exactly
-- Transaction: yes
set local lock_timeout = '5s';

-- Says all at once what stands in the way, and what to do; the server would name one row of one constraint.
do $$
declare
    fk record;
    found bigint;
    orphans text := '';
begin
    for fk in
        select k.conname, k.conrelid::regclass as child, k.confrelid::regclass as parent, a.attname as key
        from pg_constraint as k
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and not k.convalidated and k.connamespace = current_schema()::regnamespace
        order by k.conname
    loop
        execute format(
            'select count(*) from %s as c where c.%I is not null and not exists (select from %s as p where p.id = c.%2$I)',
            fk.child, fk.key, fk.parent) into found;
        if found > 0 then
            orphans := orphans || format(E'\n%s: %s rows of %s refer to no row of %s', fk.conname, found, fk.child, fk.parent);
        end if;
    end loop;
    if orphans <> '' then
        raise exception 'the foreign keys cannot be validated:%', orphans
            using hint = 'plumbline quarantine crawler --constraint NAME moves the rows aside, and back with --restore';
    end if;
end
$$;

alter table projects validate constraint projects_user_id_fkey;
alter table crawl_jobs validate constraint crawl_jobs_project_id_fkey;
alter table images validate constraint images_crawl_job_id_fkey;
alter table validation_jobs validate constraint validation_jobs_crawl_job_id_fkey;
alter table export_jobs validate constraint export_jobs_crawl_job_id_fkey;
alter table export_jobs validate constraint export_jobs_user_id_fkey;
alter table activity_logs validate constraint activity_logs_user_id_fkey;
