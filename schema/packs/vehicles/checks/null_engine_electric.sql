-- severity: error
-- reason: an option that lost its engine looks like an electric vehicle
-- promise: every option without an engine is an electric vehicle
-- dataset: any

-- No column says electric. What gives a lost engine away: the same trim of the same year has an engine in another
-- option, or the year is before the first electric vehicle of the catalogue could be bought.
select
    o.year,
    o.make,
    o.model,
    o.trim,
    count(*) as found,
    0 as expected
from vehicle_options as o
where o.engine_id is null
    and (
        o.year < 1996
        or exists (
            select
            from vehicle_options as other
            where (other.year, other.make, other.model, other.trim) = (o.year, o.make, o.model, o.trim)
                and other.engine_id is not null
        )
    )
group by o.year, o.make, o.model, o.trim
order by o.year, o.make, o.model, o.trim;
