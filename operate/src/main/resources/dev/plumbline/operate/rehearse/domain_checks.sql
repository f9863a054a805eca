-- Checks of domains; the rows are those of the columns of that type.
select
    k.oid,
    quote_ident(k.conname) as name,
    format_type(k.contypid, null) as domain,
    pg_get_constraintdef(k.oid) as definition,
    pg_get_expr(k.conbin, 0) as expression
from pg_constraint as k
where k.contypid <> 0 and k.contype = 'c' and k.convalidated
order by 2
