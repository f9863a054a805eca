-- severity: error
-- reason: the year drop-down offers 1980 to 2026; an option outside that range can never be chosen
-- promise: years are from 1980 to 2026
-- dataset: any
select
    year,
    count(*) as found,
    '1980 to 2026' as expected
from vehicle_options
where year not between 1980 and 2026
group by year
order by year;
