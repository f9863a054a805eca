create table readings (at date not null, value int) partition by range (at);
