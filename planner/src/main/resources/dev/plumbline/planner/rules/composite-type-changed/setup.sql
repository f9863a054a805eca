create type spot as (x int, y int);
