-- Without the table whose own triggers, checks and defaults call functions.
drop table public.guarded, public.guarded_part, public.guarded_whole cascade;
