update buyers set mood = 'cross' where id = 1;
