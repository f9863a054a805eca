-- Purpose: the book of the jobs that refresh the products of a shop
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0002__create_processing_jobs.sql drops it; rows come back from the backup of the step
-- Transaction: yes
create table processing_jobs (
    id uuid not null default gen_random_uuid(),
    shop varchar(50) not null,
    status varchar(50) not null,
    started_at timestamptz,
    completed_at timestamptz,
    products_processed integer not null default 0,
    errors_count integer not null default 0,
    error_details jsonb,
    metadata jsonb,
    created_at timestamptz not null default now(),
    constraint processing_jobs_pkey primary key (id),
    constraint processing_jobs_status_check check (status::text = any (array['pending', 'running', 'completed', 'failed'])),
    constraint processing_jobs_counts_check check (products_processed >= 0 and errors_count >= 0)
);
comment on table processing_jobs is 'One refresh of the products of one shop.';
comment on column processing_jobs.id is 'Key of the job.';
comment on column processing_jobs.shop is 'The shop that was refreshed.';
comment on column processing_jobs.status is 'pending, running, completed or failed.';
comment on column processing_jobs.started_at is 'When it began; null while it is pending.';
comment on column processing_jobs.completed_at is 'When it came to an end, good or bad.';
comment on column processing_jobs.products_processed is 'How many products it has looked at.';
comment on column processing_jobs.errors_count is 'How many of its issues are errors or critical.';
comment on column processing_jobs.error_details is 'What made it fail; null otherwise.';
comment on column processing_jobs.metadata is 'How it was called: release of the reader, trigger, pages read.';
comment on column processing_jobs.created_at is 'When it was asked for.';
