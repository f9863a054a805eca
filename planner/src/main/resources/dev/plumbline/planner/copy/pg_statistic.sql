-- Statistics of columns and of the expressions of indexes. The type of values is in the header of the array as it is sent.
select
  n.nspname::text,
  c.relname::text,
  a.attname::text,
  a.attnum,
  s.stainherit,
  s.stanullfrac,
  s.stawidth,
  s.stadistinct,
  array[s.stakind1, s.stakind2, s.stakind3, s.stakind4, s.stakind5],
  array[case when s.staop1 <> 0 then s.staop1::pg_catalog.regoperator::text end, case when s.staop2 <> 0 then s.staop2::pg_catalog.regoperator::text end, case when s.staop3 <> 0 then s.staop3::pg_catalog.regoperator::text end, case when s.staop4 <> 0 then s.staop4::pg_catalog.regoperator::text end, case when s.staop5 <> 0 then s.staop5::pg_catalog.regoperator::text end],
  array[case when s.stacoll1 <> 0 then s.stacoll1::pg_catalog.regcollation::text end, case when s.stacoll2 <> 0 then s.stacoll2::pg_catalog.regcollation::text end, case when s.stacoll3 <> 0 then s.stacoll3::pg_catalog.regcollation::text end, case when s.stacoll4 <> 0 then s.stacoll4::pg_catalog.regcollation::text end, case when s.stacoll5 <> 0 then s.stacoll5::pg_catalog.regcollation::text end],
  array[s.stanumbers1::text, s.stanumbers2::text, s.stanumbers3::text, s.stanumbers4::text, s.stanumbers5::text],
  array[s.stavalues1::text, s.stavalues2::text, s.stavalues3::text, s.stavalues4::text, s.stavalues5::text],
  array[('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.array_send(s.stavalues1), 9, 4), 'hex'))::bit(32)::bigint::oid::pg_catalog.regtype::text, ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.array_send(s.stavalues2), 9, 4), 'hex'))::bit(32)::bigint::oid::pg_catalog.regtype::text, ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.array_send(s.stavalues3), 9, 4), 'hex'))::bit(32)::bigint::oid::pg_catalog.regtype::text, ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.array_send(s.stavalues4), 9, 4), 'hex'))::bit(32)::bigint::oid::pg_catalog.regtype::text, ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.array_send(s.stavalues5), 9, 4), 'hex'))::bit(32)::bigint::oid::pg_catalog.regtype::text]
from pg_catalog.pg_statistic s
join pg_catalog.pg_class c on c.oid = s.starelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = s.starelid and a.attnum = s.staattnum
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relpersistence <> 't'
