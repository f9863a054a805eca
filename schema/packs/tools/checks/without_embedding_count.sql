-- severity: error
-- reason: embeddings were lost along the way, and a tool without one is never near anything
-- promise: ${figures.without_embedding:,} tools have no embedding yet
-- dataset: full
select
    count(*) as found,
    ${figures.without_embedding} as expected
from tool
where embedding is null
having count(*) <> ${figures.without_embedding};
