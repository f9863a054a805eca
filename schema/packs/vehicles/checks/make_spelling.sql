-- severity: error
-- reason: two spellings of a make are two entries in the drop-down, each with a part of its models
-- promise: every make has one spelling
-- dataset: any
select
    lower(make) as make,
    count(*) as found,
    1 as expected,
    string_agg(make, ', ' order by make) as spellings
from (select distinct make from vehicle_options) as listed
group by lower(make)
having count(*) > 1
order by 1;
