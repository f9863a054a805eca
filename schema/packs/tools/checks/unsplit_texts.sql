-- severity: error
-- reason: a list stored as one element is found by none of its words; plumbline reconcile splits it
-- promise: no tag or platform holds several values in one text
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
