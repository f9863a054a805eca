select
    'pg_operator'::regclass::oid as class,
    o.oid,
    0 as sub,
    'operator' as kind,
    s.prefix || o.oprname || ' (' || case when o.oprleft = 0 then 'none' else format_type(o.oprleft, null) end
        || ', ' || case when o.oprright = 0 then 'none' else format_type(o.oprright, null) end || ')' as name,
    pg_get_userbyid(o.oprowner) as owner,
    d.description as comment,
    concat_ws(
        ', ',
        'function = ' || o.oprcode::regproc,
        'leftarg = ' || case when o.oprleft <> 0 then format_type(o.oprleft, null) end,
        'rightarg = ' || case when o.oprright <> 0 then format_type(o.oprright, null) end,
        'commutator = operator(' || cn.nspname || '.' || c.oprname || ')',
        'negator = operator(' || nn.nspname || '.' || g.oprname || ')',
        'restrict = ' || nullif(o.oprrest, 0)::regproc,
        'join = ' || nullif(o.oprjoin, 0)::regproc,
        case when o.oprcanhash then 'hashes' end,
        case when o.oprcanmerge then 'merges' end) as definition
from pg_operator o
join space s on s.oid = o.oprnamespace
left join pg_operator c on c.oid = o.oprcom
left join pg_namespace cn on cn.oid = c.oprnamespace
left join pg_operator g on g.oid = o.oprnegate
left join pg_namespace nn on nn.oid = g.oprnamespace
left join pg_description d on d.classoid = 'pg_operator'::regclass and d.objoid = o.oid
where o.oprcode <> 0
  and not exists (select from member m where m.classid = 'pg_operator'::regclass and m.objid = o.oid)
