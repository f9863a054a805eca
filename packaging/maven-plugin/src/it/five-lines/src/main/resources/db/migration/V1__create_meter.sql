create table meter (id bigint generated always as identity primary key, place text not null);
