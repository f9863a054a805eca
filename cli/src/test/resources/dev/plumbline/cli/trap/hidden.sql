-- Policies that hold for the owner too.
alter table public.guarded force row level security;
alter table public.guarded_whole enable row level security, force row level security;
alter table public.guarded_part enable row level security, force row level security;
create policy few on public.guarded_whole using (id < 10 and hole.heard('policy of a whole'));
create policy few on public.guarded_part using (id < 10 and hole.heard('policy of a part'));
