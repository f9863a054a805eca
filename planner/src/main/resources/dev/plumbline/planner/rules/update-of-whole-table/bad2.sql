do $$ begin update orders set note = 'x'; end $$;
