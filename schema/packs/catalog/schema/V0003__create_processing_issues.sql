-- Purpose: what a job stumbled over, product by product
-- Locks: share row exclusive on processing_jobs
-- Rewrites: none
-- Blocks: writes to processing_jobs until the transaction ends
-- Undo: U0003__create_processing_issues.sql drops it; rows come back from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

-- exception: fk_without_index; it comes with phase optimize, after the load
create table processing_issues (
    id uuid not null default gen_random_uuid(),
    job_id uuid not null,
    shop varchar(50) not null,
    issue_type varchar(100) not null,
    severity varchar(50) not null,
    product_id varchar(255),
    details jsonb,
    resolved boolean not null default false,
    created_at timestamptz not null default now(),
    constraint processing_issues_pkey primary key (id),
    constraint processing_issues_job_id_fkey foreign key (job_id) references processing_jobs (id),
    constraint processing_issues_severity_check check (severity::text = any (array['info', 'warning', 'error', 'critical']))
);
comment on table processing_issues is 'Something that a job could not read or believe.';
comment on column processing_issues.id is 'Key of the issue.';
comment on column processing_issues.job_id is 'The job that met it.';
comment on column processing_issues.shop is 'The shop of that job.';
comment on column processing_issues.issue_type is 'What is wrong, in one word of a fixed list.';
comment on column processing_issues.severity is 'info, warning, error or critical.';
comment on column processing_issues.product_id is 'external_id of the product in that shop; null when it is about the whole job.';
comment on column processing_issues.details is 'What was found and what was expected.';
comment on column processing_issues.resolved is 'Whether somebody has dealt with it.';
comment on column processing_issues.created_at is 'When it was met.';
