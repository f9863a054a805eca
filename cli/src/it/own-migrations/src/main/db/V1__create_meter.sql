create type unit as enum ('kWh', 'm3');
create table meter (
    id bigint generated always as identity primary key,
    serial text not null unique,
    unit unit not null,
    tags text[] not null default '{}',
    facts jsonb
);
comment on table meter is 'A meter on a wall.';
comment on column meter.serial is 'The number engraved on it.';
create table reading (
    meter_id bigint not null references meter,
    taken_at timestamptz not null,
    value numeric(12, 3) not null,
    primary key (meter_id, taken_at)
) partition by range (taken_at);
create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');
