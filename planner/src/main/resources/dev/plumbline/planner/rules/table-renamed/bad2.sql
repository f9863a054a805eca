set lock_timeout = '2s';
alter schema store rename to shop;
