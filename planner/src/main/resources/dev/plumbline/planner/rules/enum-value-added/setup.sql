create type mood as enum ('calm', 'cross');
