set lock_timeout = '2s';
alter domain code add constraint code_there check (value <> '') not valid;
