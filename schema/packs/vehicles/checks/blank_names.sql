-- severity: error
-- reason: a blank entry cannot be chosen, and Ford followed by a space is not Ford
-- promise: no name is blank or has spaces around it
-- dataset: any
select
    listed.place,
    '[' || listed.name || ']' as name,
    listed.found,
    'no spaces around it' as expected
from (
    select 'vehicle_options.make' as place, make as name, count(*) as found from vehicle_options group by make
    union all
    select 'vehicle_options.model', model, count(*) from vehicle_options group by model
    union all
    select 'vehicle_options.trim', trim, count(*) from vehicle_options group by trim
    union all
    select 'engines.name', name, 1 from engines
    union all
    select 'transmissions.type', type, 1 from transmissions
) as listed
where listed.name !~ '^[^[:space:]](.*[^[:space:]])?$'
order by listed.place, listed.name;
