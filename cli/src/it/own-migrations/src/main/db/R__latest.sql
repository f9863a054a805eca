create or replace function latest(serial text) returns table (taken_at timestamptz, value numeric)
language sql stable as $$
    select r.taken_at, r.value from reading r join meter m on m.id = r.meter_id
    where m.serial = latest.serial order by r.taken_at desc limit 1;
$$;
