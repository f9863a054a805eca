drop database elsewhere;
