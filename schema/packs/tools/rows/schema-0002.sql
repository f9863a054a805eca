insert into tool (key, name, short_desc, platform, tags, meta, embedding)
select 'tool-' || n, 'Tool ' || n, 'Does what "tool ' || n || '" does, and more.', '{linux,macos}', array['net', 'a "quoted" tag', 'n' || n],
    jsonb_build_object('license', 'MIT', 'nth', n),
    (select array_agg(((i * 37 + n * i) % 19 - 9) / 10.0 order by i)::real[] from generate_series(1, 128) as i)::vector
from generate_series(1, 40) as n;
insert into tool (key, name, short_desc) values ('bare', 'Bare', 'Has no more than it must.');
