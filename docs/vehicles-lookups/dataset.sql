-- Fills the three tables of the vehicles pack with a set of the promised size and shape, in SQL alone:
-- 30,066 engines, 828 transmissions, 1,122,644 options, 47 years, 53 makes, 1,741 make and model pairs,
-- 11,951 options of electric makes without an engine. Skewed on purpose: a large make has a hundred times the
-- options of a small one, and one trim has up to sixty options. Repeatable: no random numbers, only hashes.
-- Usage: psql -v ON_ERROR_STOP=1 -f dataset.sql   (on a database with the pack migrated, tables empty)
begin;

create function pg_temp.pick(key text, below int) returns int language sql immutable
return (hashtextextended(key, 7) & 2147483647) % below;

insert into engines (id, name)
select
    n,
    (array['L3', 'L4', 'L5', 'L6', 'V6', 'V8', 'V10', 'V12', 'H4', 'H6'])[1 + n % 10]
        || ' ' || (0.6 + (n / 10) % 80 * 0.1)::numeric(3, 1) || 'L'
        || (array['', ' Turbo', ' Diesel', ' Supercharged'])[1 + (n / 800) % 4]
        || case when n >= 3200 then ' ' || (60 + n / 3200 * 37) || 'hp' else '' end
from generate_series(1, 30066) as n;

insert into transmissions (id, type)
select
    n,
    (1 + n % 12) || '-Speed ' || (array['Automatic', 'Manual', 'Dual Clutch', 'CVT'])[1 + (n / 12) % 4]
        || case when n >= 48 then ' Type ' || n / 48 else '' end
from generate_series(1, 828) as n;

create temporary table make_of (n, make, electric) on commit drop as
select row_number() over (order by place), name, name in ('Tesla', 'Lucid', 'Rivian', 'Polestar')
from unnest(array[
    'Ford', 'Chevrolet', 'Toyota', 'Dodge', 'GMC', 'Nissan', 'Honda', 'BMW', 'Mercedes-Benz', 'Volkswagen', 'Audi',
    'Mazda', 'Subaru', 'Hyundai', 'Kia', 'Jeep', 'Mitsubishi', 'Volvo', 'Buick', 'Cadillac', 'Chrysler', 'Lincoln',
    'Pontiac', 'Oldsmobile', 'Mercury', 'Plymouth', 'Lexus', 'Acura', 'Infiniti', 'Porsche', 'Jaguar', 'Land Rover',
    'Saab', 'Suzuki', 'Isuzu', 'Saturn', 'Mini', 'Ram', 'Scion', 'Fiat', 'Alfa Romeo', 'Peugeot', 'Ferrari',
    'Lamborghini', 'Maserati', 'Bentley', 'Rolls-Royce', 'Aston Martin', 'Genesis', 'Tesla', 'Lucid', 'Rivian', 'Polestar'
]) with ordinality as names (name, place);

-- the first 53 models give every make one, the others go to the makes by weight: make n has about 1/n of them
create temporary table model_of on commit drop as
select
    m.make,
    m.electric,
    (array['Series', 'Grand', 'Sport', 'Sierra', 'Civic', 'Crew', 'Park', 'Cruiser', 'X', 'F-'])[1 + pick % 10] || ' ' || i as model,
    case when m.electric then 2012 + pick % 15 when i <= 53 then 1980 else 1980 + pick % 47 end as first_year,
    case when i <= 53 then 47 else 4 + pg_temp.pick('life' || i, 32) end as life,
    1 + pg_temp.pick('trims' || i, 14) as trims
from generate_series(1, 1741) as i
cross join lateral (select pg_temp.pick('model' || i, 1000003) as pick) as p
join make_of as m on m.n = case when i <= 53 then i else least(53, floor(exp(ln(54) * (pick % 9973) / 9973.0)))::int end;

-- (trim, option) pairs, many more than wanted
create temporary table option_of on commit drop as
select
    y as year,
    make,
    model,
    (array['Base', 'LX', 'XLT', 'Limited', 'Touring', 'GT', 'SE', 'Sport', 'Lariat', 'LTZ', 'Premium', 'S', 'EX-L', 'King Ranch'])[t]
        || case when pg_temp.pick(model || t, 3) = 0 then ' 4WD' else '' end as trim,
    electric,
    o,
    pg_temp.pick(make || model || y / 6 || o / 4, 30066) + 1 as engine_id,
    pg_temp.pick(make || model || y / 6, 818) + case when electric then o else o % 4 end + 1 as transmission_id
from model_of
cross join lateral generate_series(first_year, least(2026, first_year + life)) as y
cross join lateral generate_series(1, trims) as t
cross join lateral generate_series(
    0, case when electric then 9 else (array[3, 3, 7, 7, 7, 11, 11, 15, 23, 59])[1 + pg_temp.pick(model || y || t, 10)] end
) as o;

-- every trim keeps its first options; the surplus goes, spread evenly, until the count is the promised one
insert into vehicle_options (year, make, model, trim, engine_id, transmission_id)
select year, make, model, trim, case when electric then null else engine_id end, transmission_id
from (
    select *, row_number() over (
        partition by electric order by least(o, 2), hashtextextended(year || make || model || trim || o, 1)
    ) as place
    from (
        select distinct on (year, make, model, trim, electric, case when electric then null else engine_id end, transmission_id) *
        from option_of
        order by year, make, model, trim, electric, case when electric then null else engine_id end, transmission_id, o
    ) as once
) as ranked
where place <= case when electric then 11951 else 1110693 end
order by hashtextextended(year || make || model, 3), year, make, model, trim, o;

do $$
declare
    found text := (
        select concat_ws(' ', (select count(*) from engines), (select count(*) from transmissions), count(*), count(distinct year),
            count(distinct make), count(distinct (make, model)), count(*) filter (where engine_id is null))
        from vehicle_options);
begin
    if found <> '30066 828 1122644 47 53 1741 11951' then
        raise exception 'the set is not the promised one: found %', found;
    end if;
end $$;

select setval(pg_get_serial_sequence('engines', 'id'), 30066), setval(pg_get_serial_sequence('transmissions', 'id'), 828);
commit;
analyze;
