vacuum analyze orders;
