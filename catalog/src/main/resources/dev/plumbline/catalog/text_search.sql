select
    'pg_ts_config'::regclass::oid as class,
    c.oid,
    0 as sub,
    'text search configuration' as kind,
    s.prefix || quote_ident(c.cfgname) as name,
    pg_get_userbyid(c.cfgowner) as owner,
    d.description as comment,
    quote_ident(n.nspname) || '.' || quote_ident(p.prsname) as "based on",
    (
        select string_agg(
            (select t.alias from ts_token_type(c.cfgparser) t where t.tokid = m.maptokentype) || ': ' || m.mapdict::regdictionary,
            ', ' order by m.maptokentype, m.mapseqno)
        from pg_ts_config_map m
        where m.mapcfg = c.oid
    ) as definition
from pg_ts_config c
join space s on s.oid = c.cfgnamespace
join pg_ts_parser p on p.oid = c.cfgparser
join pg_namespace n on n.oid = p.prsnamespace
left join pg_description d on d.classoid = 'pg_ts_config'::regclass and d.objoid = c.oid
where not exists (select from member m where m.classid = 'pg_ts_config'::regclass and m.objid = c.oid)
union all
select
    'pg_ts_dict'::regclass::oid,
    c.oid,
    0,
    'text search dictionary',
    s.prefix || quote_ident(c.dictname),
    pg_get_userbyid(c.dictowner),
    d.description,
    quote_ident(n.nspname) || '.' || quote_ident(t.tmplname),
    c.dictinitoption
from pg_ts_dict c
join space s on s.oid = c.dictnamespace
join pg_ts_template t on t.oid = c.dicttemplate
join pg_namespace n on n.oid = t.tmplnamespace
left join pg_description d on d.classoid = 'pg_ts_dict'::regclass and d.objoid = c.oid
where not exists (select from member m where m.classid = 'pg_ts_dict'::regclass and m.objid = c.oid)
union all
select
    'pg_ts_parser'::regclass::oid,
    p.oid,
    0,
    'text search parser',
    s.prefix || quote_ident(p.prsname),
    null,
    d.description,
    null,
    concat_ws(
        ', ',
        'start = ' || p.prsstart,
        'gettoken = ' || p.prstoken,
        'end = ' || p.prsend,
        'headline = ' || nullif(p.prsheadline, 0)::regproc,
        'lextypes = ' || p.prslextype)
from pg_ts_parser p
join space s on s.oid = p.prsnamespace
left join pg_description d on d.classoid = 'pg_ts_parser'::regclass and d.objoid = p.oid
where not exists (select from member m where m.classid = 'pg_ts_parser'::regclass and m.objid = p.oid)
union all
select
    'pg_ts_template'::regclass::oid,
    t.oid,
    0,
    'text search template',
    s.prefix || quote_ident(t.tmplname),
    null,
    d.description,
    null,
    concat_ws(', ', 'init = ' || nullif(t.tmplinit, 0)::regproc, 'lexize = ' || t.tmpllexize)
from pg_ts_template t
join space s on s.oid = t.tmplnamespace
left join pg_description d on d.classoid = 'pg_ts_template'::regclass and d.objoid = t.oid
where not exists (select from member m where m.classid = 'pg_ts_template'::regclass and m.objid = t.oid)
