select count(*) from buyers;
