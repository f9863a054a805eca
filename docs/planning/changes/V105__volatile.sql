alter table vehicle_options add column token uuid not null default gen_random_uuid();
