-- severity: error
-- reason: operators look at the counter, not at the issues
-- promise: errors_count of a job counts its issues of severity error or critical
-- dataset: any
select
    j.id as job_id,
    count(i.id) as found,
    j.errors_count as expected
from processing_jobs as j
left join processing_issues as i on i.job_id = j.id and i.severity in ('error', 'critical')
group by j.id
having count(i.id) <> j.errors_count
order by j.id;
