-- severity: error
-- reason: the full set covers three years; a month without orders was lost along the way
-- promise: ${figures.months} months, January 2023 to December 2025
-- dataset: full
select
    count(distinct date_trunc('month', order_date, 'UTC')) as found,
    ${figures.months} as expected
from orders
having count(distinct date_trunc('month', order_date, 'UTC')) <> ${figures.months};
