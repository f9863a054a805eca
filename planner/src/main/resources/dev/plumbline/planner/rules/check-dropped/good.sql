set lock_timeout = '2s';
comment on constraint named on buyers is 'whoever buys has a name';
