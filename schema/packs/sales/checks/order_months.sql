-- severity: error
-- reason: the full set is three years long; a month without orders was lost on the way
-- promise: ${figures.months} months, January 2023 to December 2025
-- dataset: full
select
    count(distinct date_trunc('month', order_date, 'UTC')) as found,
    ${figures.months} as wanted
from orders
having count(distinct date_trunc('month', order_date, 'UTC')) <> ${figures.months};
