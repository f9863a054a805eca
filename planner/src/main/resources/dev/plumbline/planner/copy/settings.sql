-- What the planner goes by. A compiled-in default is written down too: another version may have another.
select name, setting || coalesce(case when unit = '8kB' then '' else unit end, '') as value
from pg_catalog.pg_settings
where (category like 'Query Tuning%'
    or name in ('work_mem', 'hash_mem_multiplier', 'effective_io_concurrency', 'jit', 'jit_above_cost', 'jit_inline_above_cost',
      'jit_optimize_above_cost', 'max_parallel_workers_per_gather', 'max_parallel_workers', 'array_nulls', 'default_text_search_config',
      'standard_conforming_strings', 'DateStyle', 'IntervalStyle', 'TimeZone', 'default_table_access_method'))
  and context in ('user', 'superuser')
order by name
