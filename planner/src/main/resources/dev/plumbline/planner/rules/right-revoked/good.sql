grant select on buyers to public;
