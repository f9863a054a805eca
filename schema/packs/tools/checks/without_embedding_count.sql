-- severity: error
-- reason: embeddings were lost on the way, and what has none is never near anything
-- promise: ${figures.without_embedding:,} tools have no embedding yet
-- dataset: full
select
    count(*) as found,
    ${figures.without_embedding} as wanted
from tool
where embedding is null
having count(*) <> ${figures.without_embedding};
