alter table vehicle_options add constraint one_token unique (token);
