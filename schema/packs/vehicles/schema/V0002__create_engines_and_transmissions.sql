-- Purpose: the parts that a vehicle is offered with, each named once
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0002__create_engines_and_transmissions.sql drops them; rows come back from the backup of the step
-- Transaction: yes
-- exception: serial_column; the contract of the pack says serial, and integer keys last for far more than 30,066 engines
create table engines (
    id serial,
    name varchar not null,
    constraint engines_pkey primary key (id),
    constraint engines_name_key unique (name)
);
comment on table engines is 'An engine that vehicles are offered with.';
comment on column engines.id is 'Key of the engine.';
comment on column engines.name is 'Name of the engine, such as V8 5.0L or L4 2.0L Turbo.';

create table transmissions (
    id serial,
    type varchar not null,
    constraint transmissions_pkey primary key (id),
    constraint transmissions_type_key unique (type)
);
comment on table transmissions is 'A transmission that vehicles are offered with.';
comment on column transmissions.id is 'Key of the transmission.';
comment on column transmissions.type is 'Type of the transmission, such as 8-Speed Automatic, 6-Speed Manual or CVT.';
