set lock_timeout = '2s';
lock table buyers in row exclusive mode;
