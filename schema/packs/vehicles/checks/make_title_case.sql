-- severity: error
-- reason: look-ups compare letter by letter; FORD finds nothing that was stored as Ford
-- promise: makes are in Title Case: Ford, never FORD
-- dataset: any

-- A word is in Title Case when every capital in it is followed by a small letter (Ford, McLaren, DeLorean); makes that
-- are initials are named here. A word of digits is let through.
select
    make,
    count(*) as found,
    'Title Case' as expected
from vehicle_options
where make in (
    select listed.make
    from (select distinct make from vehicle_options) as listed
    cross join regexp_split_to_table(listed.make, '[ -]') as word
    where word !~ '^([^[:lower:]][^[:upper:]]+)+$'
        and word !~ '^[0-9]*$'
        and word <> all (array['AC', 'AM', 'AMC', 'BMW', 'BYD', 'GM', 'GMC', 'MG', 'SRT', 'TVR', 'VPG'])
)
group by make
order by make;
