alter type mood add value 'glad' before 'cross';
