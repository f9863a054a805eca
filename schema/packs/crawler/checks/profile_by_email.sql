-- promise: a profile by the address it signs in with
-- keys: select email from profiles
-- index: ix_profiles_email
select id from profiles where email = ?;
