-- severity: error
-- reason: the foreign keys guarantee it while in force and validated; a load or a restore may have bypassed them
-- promise: the engine and the transmission of every option exist
-- dataset: any
select
    o.id,
    case when e.id is null and o.engine_id is not null then o.engine_id end as missing_engine_id,
    case when t.id is null and o.transmission_id is not null then o.transmission_id end as missing_transmission_id,
    count(*) over () as found,
    0 as expected
from vehicle_options as o
left join engines as e on e.id = o.engine_id
left join transmissions as t on t.id = o.transmission_id
where (o.engine_id is not null and e.id is null)
    or (o.transmission_id is not null and t.id is null)
order by o.id;
