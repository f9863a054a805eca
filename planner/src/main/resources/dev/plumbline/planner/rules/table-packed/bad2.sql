vacuum (full) placed;
