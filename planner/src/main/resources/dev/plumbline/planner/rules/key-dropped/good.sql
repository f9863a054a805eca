set lock_timeout = '2s';
comment on constraint buyers_name on buyers is 'no name twice';
