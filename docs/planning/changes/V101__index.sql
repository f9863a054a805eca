create index vehicle_options_trim on vehicle_options (trim, make);
