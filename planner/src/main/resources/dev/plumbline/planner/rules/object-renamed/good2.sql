create type shade_new as enum ('pale', 'dark');
alter type shade rename to shade_old;
alter type shade_new rename to shade;
drop type shade_old;
