-- severity: error
-- reason: a list that became one element is found by none of its words; reconcile splits it
-- promise: no tag and no platform is a list of several in one text
select
    key,
    'tags' as list,
    element
from tool, unnest(tags) as element
where element ~ '[,;|]'
union all
select
    key,
    'platform' as list,
    element
from tool, unnest(platform) as element
where element ~ '[,;|]';
