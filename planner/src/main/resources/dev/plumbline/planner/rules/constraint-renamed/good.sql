set lock_timeout = '2s';
comment on constraint buyers_named on buyers is 'whoever buys has a name';
