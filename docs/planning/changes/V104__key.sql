alter table vehicle_options drop constraint vehicle_options_engine_id_fkey; alter table vehicle_options add constraint vehicle_options_engine_id_fkey foreign key (engine_id) references engines (id);
