-- severity: error
-- reason: distances between embeddings of different lengths cannot be compared, and one of length 0 has no direction
-- promise: every embedding has length 1
select
    key,
    round(vector_norm(embedding)::numeric, 4) as length
from tool
where embedding is not null and abs(vector_norm(embedding) - 1) > 0.001;
