set lock_timeout = '2s';
delete from orders where note = 'gone';
