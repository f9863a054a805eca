insert into buyers values (1, 'Ada') on conflict (name) do nothing;
