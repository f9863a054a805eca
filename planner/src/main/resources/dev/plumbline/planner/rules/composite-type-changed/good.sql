create type place as (x int, y int, z int);
