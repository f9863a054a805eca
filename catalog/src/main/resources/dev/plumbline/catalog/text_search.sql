select
    o.class,
    o.oid,
    0 as sub,
    'text search ' || o.kind as kind,
    s.prefix || quote_ident(o.name) as name,
    pg_get_userbyid(o.owner) as owner,
    d.description as comment,
    case o.kind
        when 'configuration' then (
            select quote_ident(n.nspname) || '.' || quote_ident(p.prsname)
            from pg_ts_parser p
            join pg_namespace n on n.oid = p.prsnamespace
            where p.oid = o.base)
        when 'dictionary' then (
            select quote_ident(n.nspname) || '.' || quote_ident(t.tmplname)
            from pg_ts_template t
            join pg_namespace n on n.oid = t.tmplnamespace
            where t.oid = o.base)
    end as "based on",
    case o.kind
        when 'configuration' then (
            select string_agg(
                (select t.alias from ts_token_type(o.base) t where t.tokid = m.maptokentype) || ': ' || m.mapdict::regdictionary,
                ', ' order by m.maptokentype, m.mapseqno)
            from pg_ts_config_map m
            where m.mapcfg = o.oid)
        when 'dictionary' then o.text
        when 'parser' then (
            select concat_ws(
                ', ',
                'start = ' || p.prsstart,
                'gettoken = ' || p.prstoken,
                'end = ' || p.prsend,
                'headline = ' || nullif(p.prsheadline, 0)::regproc,
                'lextypes = ' || p.prslextype)
            from pg_ts_parser p
            where p.oid = o.oid)
        when 'template' then (
            select concat_ws(', ', 'init = ' || nullif(t.tmplinit, 0)::regproc, 'lexize = ' || t.tmpllexize)
            from pg_ts_template t
            where t.oid = o.oid)
    end as definition
from (
    select 'pg_ts_config'::regclass::oid, oid, 'configuration', cfgnamespace, cfgname, cfgowner, cfgparser, null
    from pg_ts_config
    union all
    select 'pg_ts_dict'::regclass, oid, 'dictionary', dictnamespace, dictname, dictowner, dicttemplate, dictinitoption
    from pg_ts_dict
    union all
    select 'pg_ts_parser'::regclass, oid, 'parser', prsnamespace, prsname, null, null, null
    from pg_ts_parser
    union all
    select 'pg_ts_template'::regclass, oid, 'template', tmplnamespace, tmplname, null, null, null
    from pg_ts_template
) o (class, oid, kind, namespace, name, owner, base, text)
join space s on s.oid = o.namespace
left join pg_description d on d.classoid = o.class and d.objoid = o.oid
where not exists (select from member m where m.classid = o.class and m.objid = o.oid)
