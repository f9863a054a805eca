update orders set note = 'x' where id = 7;
