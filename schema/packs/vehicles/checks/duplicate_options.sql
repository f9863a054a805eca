-- severity: warn
-- reason: look-ups answer each pair of engine and transmission once, so a second row only takes up space; it suggests a load that ran twice
-- promise: no option is listed twice
-- dataset: any
select
    year,
    make,
    model,
    trim,
    engine_id,
    transmission_id,
    count(*) as found,
    1 as expected
from vehicle_options
group by year, make, model, trim, engine_id, transmission_id
having count(*) > 1
order by year, make, model, trim, engine_id, transmission_id;
