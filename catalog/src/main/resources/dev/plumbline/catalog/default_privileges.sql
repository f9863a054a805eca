select
    'pg_default_acl'::regclass::oid as class,
    a.oid,
    0 as sub,
    'default privileges' as kind,
    'for role ' || quote_ident(pg_get_userbyid(a.defaclrole)) || coalesce(' in schema ' || quote_ident(s.nspname), '') || ' on '
        || case a.defaclobjtype
            when 'r' then 'tables'
            when 'S' then 'sequences'
            when 'f' then 'functions'
            when 'T' then 'types'
            when 'n' then 'schemas'
            else 'large objects'
        end as name,
    pg_get_userbyid(a.defaclrole) as grantor,
    a.defaclacl::text as acl
from pg_default_acl a
cross join scope
left join space s on s.oid = a.defaclnamespace
where s.oid is not null
   or a.defaclnamespace = 0 and scope.schemas is null
