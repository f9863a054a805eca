reindex table vehicle_options;
