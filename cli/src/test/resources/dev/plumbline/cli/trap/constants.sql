-- Calls that the planner works out, in tables that point to each other.
create index on public.guarded_whole (id) where hole.fixed(2);
create index on public.guarded_part (id) where hole.fixed(3);
