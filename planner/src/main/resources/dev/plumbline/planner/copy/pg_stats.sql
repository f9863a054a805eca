-- For a role that may not read pg_statistic: what the view shows it, which is the columns it may select.
select
  s.schemaname::text,
  s.tablename::text,
  s.attname::text,
  0,
  s.inherited,
  s.null_frac,
  s.avg_width,
  s.n_distinct,
  array[
    case when s.most_common_vals is not null then 1 else 0 end,
    case when s.histogram_bounds is not null then 2 else 0 end,
    case when s.correlation is not null then 3 else 0 end,
    case when s.most_common_elems is not null then 4 else 0 end,
    case when s.elem_count_histogram is not null then 5 else 0 end],
  array[null, null, null, null, null]::text[],
  array[null, null, null, null, null]::text[],
  array[
    s.most_common_freqs::text,
    null,
    array[s.correlation]::text,
    s.most_common_elem_freqs::text,
    s.elem_count_histogram::text],
  array[s.most_common_vals::text, s.histogram_bounds::text, null, s.most_common_elems::text, null],
  array[null, null, null, null, null]::text[]
from pg_catalog.pg_stats s
where s.schemaname !~ '^pg_' and s.schemaname <> 'information_schema'
