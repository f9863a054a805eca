-- Purpose: the tools, each with what it is, where it runs and its embedding
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0002__create_tool.sql drops it; rows come back from the backup of the step
-- Transaction: yes
create table tool (
    id bigserial,
    key text not null,
    name text not null,
    short_desc text not null,
    platform text[] not null default '{}',
    tags text[] not null default '{}',
    meta jsonb not null default '{}',
    embedding vector(128),
    usage_count integer not null default 0,
    updated_at timestamptz not null default now(),
    constraint tool_pkey primary key (id),
    constraint tool_key_idx unique (key)
);
comment on table tool is 'A tool of the catalogue.';
comment on column tool.id is 'Key; it names the row and nothing else.';
comment on column tool.key is 'What addresses call it.';
comment on column tool.name is 'What people call it.';
comment on column tool.short_desc is 'What it does, in one sentence.';
comment on column tool.platform is 'Where it runs; empty when nobody said.';
comment on column tool.tags is 'Words it is found by.';
comment on column tool.meta is 'Licence, language, home page and whatever else is known.';
comment on column tool.embedding is 'Where it lies among all tools, a direction of length 1; null until it was computed.';
comment on column tool.usage_count is 'How often it was opened.';
comment on column tool.updated_at is 'When the row was last changed.';
