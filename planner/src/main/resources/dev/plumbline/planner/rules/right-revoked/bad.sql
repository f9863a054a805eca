revoke select on buyers from public;
