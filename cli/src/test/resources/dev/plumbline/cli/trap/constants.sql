-- Calls that the planner works out, in tables that point to each other. What joins such tables runs them as the operator: said in
-- docs/security.md of the check of verify that looks for rows without a parent.
create index on public.guarded_whole (id) where hole.fixed(2);
create index on public.guarded_part (id) where hole.fixed(3);
