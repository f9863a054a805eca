, setting as (
    select
        s.setrole,
        string_agg(c.entry, E'\n' order by c.entry) as settings
    from pg_db_role_setting s
    cross join unnest(s.setconfig) as c (entry)
    where s.setdatabase = (select d.oid from pg_database d where d.datname = current_database())
    group by s.setrole
),
thing as (
    -- The database stands under no name of its own: a copy of it has another name.
    select
        'pg_database'::regclass::oid as class,
        d.oid,
        'database' as kind,
        'itself' as name,
        pg_get_userbyid(d.datdba) as owner,
        d.datacl::text as acl,
        acldefault('d', d.datdba)::text as acl_default,
        shobj_description(d.oid, 'pg_database') as comment,
        (select s.settings from setting s where s.setrole = 0) as settings,
        nullif(d.datconnlimit, -1)::text as "connection limit",
        null::text as content
    from pg_database d
    where d.datname = current_database()
    union all
    select
        'pg_authid'::regclass,
        s.setrole,
        'role settings',
        quote_ident(pg_get_userbyid(s.setrole)),
        null,
        null,
        null,
        null,
        s.settings,
        null,
        null
    from setting s
    where s.setrole <> 0
    union all
    -- Content only for who may read it: asking for another's is an error. By the megabyte, so that none is held whole.
    select
        'pg_largeobject'::regclass,
        l.oid,
        'large object',
        l.oid::text,
        pg_get_userbyid(l.lomowner),
        l.lomacl::text,
        acldefault('L', l.lomowner)::text,
        obj_description(l.oid, 'pg_largeobject'),
        null,
        null,
        case
            when (select r.rolsuper from pg_roles r where r.rolname = current_user)
                or pg_has_role(l.lomowner, 'usage')
                or exists (
                    select
                    from aclexplode(l.lomacl) g
                    where g.privilege_type = 'SELECT' and (g.grantee = 0 or pg_has_role(g.grantee, 'usage'))
                ) then (
                with recursive part (place, bytes) as (
                    select 0::bigint, lo_get(l.oid, 0, 1048576)
                    union all
                    select p.place + 1, lo_get(l.oid, (p.place + 1) * 1048576, 1048576)
                    from part p
                    where length(p.bytes) = 1048576
                )
                select sum(length(p.bytes)) || ' bytes, sha256 of sha256 '
                    || encode(sha256(string_agg(sha256(p.bytes), ''::bytea order by p.place)), 'hex')
                from part p
            )
        end
    from pg_largeobject_metadata l
)
select
    t.class,
    t.oid,
    0 as sub,
    t.kind,
    t.name,
    t.owner,
    t.acl,
    t.acl_default,
    t.comment,
    t.settings,
    t."connection limit",
    t.content
from thing t
cross join scope
where scope.schemas is null
