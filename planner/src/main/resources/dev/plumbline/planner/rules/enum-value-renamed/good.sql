set lock_timeout = '2s';
alter type mood add value 'quiet';
