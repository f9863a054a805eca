-- From now on the traps try to take back the role of who works on this database.
do $trap$
begin
  execute (select format('alter database %I set hole.attack = %L', current_database(), 'on'));
end $trap$;
