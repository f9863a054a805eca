-- promise: the projects of a profile
-- keys: select id from profiles
-- index: ix_project_user_id
select id, name, status from projects where user_id = ?;
