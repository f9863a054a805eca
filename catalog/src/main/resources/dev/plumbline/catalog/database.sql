, thing as (
    select
        'pg_event_trigger'::regclass::oid as class,
        e.oid,
        'event trigger' as kind,
        quote_ident(e.evtname) as name,
        e.evtowner as owner,
        null::text as acl,
        null::text as acl_default,
        'on ' || e.evtevent
            || coalesce(
                ' when tag in ('
                    || (select string_agg(quote_literal(t), ', ' order by t) from unnest(e.evttags) as t) || ')', '')
            || ' execute function ' || e.evtfoid::regproc || '()' as definition,
        case e.evtenabled when 'D' then 'no' when 'R' then 'replica' when 'A' then 'always' end as enabled,
        null::text as options
    from pg_event_trigger e
    union all
    select
        'pg_language'::regclass,
        l.oid,
        'language',
        quote_ident(l.lanname),
        l.lanowner,
        l.lanacl::text,
        acldefault('l', l.lanowner)::text,
        concat_ws(
            ' ',
            case when l.lanpltrusted then 'trusted' end,
            'handler ' || l.lanplcallfoid::regproc,
            'inline ' || nullif(l.laninline, 0)::regproc,
            'validator ' || nullif(l.lanvalidator, 0)::regproc),
        null,
        null
    from pg_language l
    where l.lanispl
    union all
    select
        'pg_am'::regclass,
        a.oid,
        'access method',
        quote_ident(a.amname),
        null,
        null,
        null,
        case a.amtype when 'i' then 'type index' else 'type table' end || ' handler ' || a.amhandler,
        null,
        null
    from pg_am a
    where a.oid >= 16384
    union all
    select
        'pg_cast'::regclass,
        c.oid,
        'cast',
        '(' || format_type(c.castsource, null) || ' as ' || format_type(c.casttarget, null) || ')',
        null,
        null,
        null,
        case c.castmethod
            when 'f' then 'with function ' || c.castfunc::regprocedure
            when 'i' then 'with inout'
            else 'without function'
        end || case c.castcontext when 'i' then ' as implicit' when 'a' then ' as assignment' else '' end,
        null,
        null
    from pg_cast c
    where c.oid >= 16384
      and not exists (
          select from pg_depend i where i.classid = 'pg_cast'::regclass and i.objid = c.oid and i.deptype = 'i')
    union all
    select
        'pg_transform'::regclass,
        t.oid,
        'transform',
        'for ' || format_type(t.trftype, null) || ' language ' || quote_ident(l.lanname),
        null,
        null,
        null,
        concat_ws(
            ', ',
            'from sql with function ' || nullif(t.trffromsql, 0)::regprocedure,
            'to sql with function ' || nullif(t.trftosql, 0)::regprocedure),
        null,
        null
    from pg_transform t
    join pg_language l on l.oid = t.trflang
    union all
    select
        'pg_foreign_data_wrapper'::regclass,
        f.oid,
        'foreign data wrapper',
        quote_ident(f.fdwname),
        f.fdwowner,
        f.fdwacl::text,
        acldefault('F', f.fdwowner)::text,
        concat_ws(
            ' ', 'handler ' || nullif(f.fdwhandler, 0)::regproc, 'validator ' || nullif(f.fdwvalidator, 0)::regproc),
        null,
        (select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ' order by o.option_name) from pg_options_to_table(f.fdwoptions) as o)
    from pg_foreign_data_wrapper f
    union all
    select
        'pg_foreign_server'::regclass,
        s.oid,
        'server',
        quote_ident(s.srvname),
        s.srvowner,
        s.srvacl::text,
        acldefault('S', s.srvowner)::text,
        concat_ws(
            ' ',
            'type ' || quote_literal(s.srvtype),
            'version ' || quote_literal(s.srvversion),
            'foreign data wrapper ' || quote_ident(f.fdwname)),
        null,
        (select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ' order by o.option_name) from pg_options_to_table(s.srvoptions) as o)
    from pg_foreign_server s
    join pg_foreign_data_wrapper f on f.oid = s.srvfdw
    union all
    -- A user mapping's options may hold a password: they are never read.
    select
        'pg_user_mapping'::regclass,
        m.umid,
        'user mapping',
        'for ' || quote_ident(m.usename) || ' server ' || quote_ident(m.srvname),
        null,
        null,
        null,
        null,
        null,
        null
    from pg_user_mappings m
    union all
    select
        'pg_publication'::regclass,
        p.oid,
        'publication',
        quote_ident(p.pubname),
        p.pubowner,
        null,
        null,
        concat_ws(
            ', ',
            case when p.puballtables then 'all tables' end,
            case when p.pubinsert then 'insert' end,
            case when p.pubupdate then 'update' end,
            case when p.pubdelete then 'delete' end,
            case when p.pubtruncate then 'truncate' end,
            case when p.pubviaroot then 'via root' end),
        null,
        null
    from pg_publication p
    union all
    select
        'pg_publication_rel'::regclass,
        r.oid,
        'published table',
        quote_ident(p.pubname) || ' ' || r.prrelid::regclass,
        null,
        null,
        null,
        concat_ws(
            ' ',
            'table ' || r.prrelid::regclass,
            '(' || ( -- 15+
                select string_agg(quote_ident(a.attname), ', ' order by a.attname) -- 15+
                from pg_attribute a -- 15+
                where a.attrelid = r.prrelid and a.attnum = any (r.prattrs::int2[]) -- 15+
            ) || ')', -- 15+
            'where ' || pg_get_expr(r.prqual, r.prrelid), -- 15+
            null),
        null,
        null
    from pg_publication_rel r
    join pg_publication p on p.oid = r.prpubid
    union all -- 15+
    select -- 15+
        'pg_publication_namespace'::regclass, -- 15+
        n.oid, -- 15+
        'published schema', -- 15+
        quote_ident(p.pubname) || ' ' || n.pnnspid::regnamespace, -- 15+
        null, -- 15+
        null, -- 15+
        null, -- 15+
        null, -- 15+
        null, -- 15+
        null -- 15+
    from pg_publication_namespace n -- 15+
    join pg_publication p on p.oid = n.pnpubid -- 15+
    union all
    select
        'pg_subscription'::regclass,
        s.oid,
        'subscription',
        quote_ident(s.subname),
        s.subowner,
        null,
        null,
        'publication ' || (select string_agg(quote_ident(p), ', ' order by p) from unnest(s.subpublications) as p),
        case when not s.subenabled then 'no' end,
        null
    from pg_subscription s
    where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
)
select
    t.class,
    t.oid,
    0 as sub,
    t.kind,
    t.name,
    pg_get_userbyid(t.owner) as owner,
    t.acl,
    t.acl_default,
    d.description as comment,
    nullif(t.definition, '') as definition,
    t.enabled,
    t.options
from thing t
cross join scope
left join pg_description d on d.classoid = t.class and d.objoid = t.oid and d.objsubid = 0
where scope.schemas is null
  and not exists (select from member m where m.classid = t.class and m.objid = t.oid)
