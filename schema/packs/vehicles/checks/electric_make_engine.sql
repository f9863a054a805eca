-- severity: error
-- reason: an engine on an electric vehicle belongs to another vehicle
-- promise: makes that build only electric vehicles (Tesla, Lucid, Rivian and the like) have no engine
-- dataset: any
select
    year,
    make,
    model,
    trim,
    count(*) as found,
    0 as expected
from vehicle_options
where engine_id is not null
    and make in ('Lucid', 'Polestar', 'Rivian', 'Tesla')
    -- the Polestar 1 was a hybrid
    and (make, model) <> ('Polestar', '1')
group by year, make, model, trim
order by year, make, model, trim;
