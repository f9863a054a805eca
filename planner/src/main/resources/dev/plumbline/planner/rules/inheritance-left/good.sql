create table villages (people int) inherits (places);
