select
    'pg_proc'::regclass::oid as class,
    p.oid,
    0 as sub,
    'aggregate' as kind,
    s.prefix || quote_ident(p.proname) || '(' || coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*') || ')' as name,
    pg_get_userbyid(p.proowner) as owner,
    p.proacl::text as acl,
    acldefault('f', p.proowner)::text as acl_default,
    d.description as comment,
    pg_get_function_result(p.oid) as returns,
    case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end as parallel,
    concat_ws(
        ', ',
        'sfunc = ' || a.aggtransfn::regproc,
        'stype = ' || format_type(a.aggtranstype, null),
        'sspace = ' || nullif(a.aggtransspace, 0),
        'finalfunc = ' || nullif(a.aggfinalfn, 0)::regproc,
        case when a.aggfinalextra then 'finalfunc_extra' end,
        case
            when a.aggfinalmodify <> (case a.aggkind when 'n' then 'r' else 'w' end)
                then 'finalfunc_modify = '
                    || case a.aggfinalmodify when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end
        end,
        'combinefunc = ' || nullif(a.aggcombinefn, 0)::regproc,
        'serialfunc = ' || nullif(a.aggserialfn, 0)::regproc,
        'deserialfunc = ' || nullif(a.aggdeserialfn, 0)::regproc,
        'initcond = ' || quote_literal(a.agginitval),
        'msfunc = ' || nullif(a.aggmtransfn, 0)::regproc,
        'minvfunc = ' || nullif(a.aggminvtransfn, 0)::regproc,
        'mstype = ' || case when a.aggmtranstype <> 0 then format_type(a.aggmtranstype, null) end,
        'msspace = ' || nullif(a.aggmtransspace, 0),
        'mfinalfunc = ' || nullif(a.aggmfinalfn, 0)::regproc,
        case when a.aggmfinalextra then 'mfinalfunc_extra' end,
        case
            when a.aggmfinalmodify <> (case a.aggkind when 'n' then 'r' else 'w' end)
                then 'mfinalfunc_modify = '
                    || case a.aggmfinalmodify when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end
        end,
        'minitcond = ' || quote_literal(a.aggminitval),
        case
            when a.aggsortop <> 0 then (
                select 'sortop = operator(' || quote_ident(n.nspname) || '.' || o.oprname || ')'
                from pg_operator o
                join pg_namespace n on n.oid = o.oprnamespace
                where o.oid = a.aggsortop
            )
        end,
        case p.proparallel when 's' then 'parallel = safe' when 'r' then 'parallel = restricted' end,
        case when a.aggkind = 'h' then 'hypothetical' end) as definition
from pg_proc p
join pg_aggregate a on a.aggfnoid = p.oid
join space s on s.oid = p.pronamespace
left join pg_description d on d.classoid = 'pg_proc'::regclass and d.objoid = p.oid
where not exists (select from member m where m.classid = 'pg_proc'::regclass and m.objid = p.oid)
  and p.oid = any (?::oid[]) -- only
