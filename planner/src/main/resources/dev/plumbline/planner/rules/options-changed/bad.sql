set lock_timeout = '2s';
alter view notes set (security_barrier = true);
