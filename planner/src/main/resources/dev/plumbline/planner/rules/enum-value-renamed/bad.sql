set lock_timeout = '2s';
alter type mood rename value 'calm' to 'quiet';
