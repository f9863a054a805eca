set lock_timeout = '2s';
create index readings_values on only readings (value);
