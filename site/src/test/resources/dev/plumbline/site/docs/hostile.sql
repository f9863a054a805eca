create schema "Other Schema";
create type mood as enum ('<i>sad</i>', 'ok');
create table customer (
    id bigint generated always as identity primary key,
    name text not null,
    "e-mail <b>" text unique,
    feels mood default 'ok'
);
comment on table customer is 'A customer. <script>alert(1)</script>';
comment on column customer.name is 'Its name & "more"';
create table "Order </title><script>alert(2)</script>" (
    id bigint primary key,
    customer_id bigint not null references customer,
    "amount|`*" numeric(12, 2) not null check ("amount|`*" >= 0)
);
create index order_customer on "Order </title><script>alert(2)</script>" (customer_id);
create table "Other Schema"."../../etc/passwd" (id int primary key, "x"" onload=""alert(3)" text);
create table "customer " (id int);
create table "Customer" (id int);
create table con (id int);
create view spending ("who", total, twice) as
    select c.name, t.sum, t.sum * 2
    from customer c
    join (
        select customer_id, sum("amount|`*") as sum
        from "Order </title><script>alert(2)</script>"
        group by customer_id) t on t.customer_id = c.id
    where c.feels = 'ok';
create view everybody as
    with named as (select name from customer)
    select name, 1 as origin from named
    union all
    select "x"" onload=""alert(3)", id from "Other Schema"."../../etc/passwd";
create view upper_names as select upper(c.who) || coalesce(e.name, '') as name from spending c left join everybody e on e.name = c.who;
create function total_of(p_customer bigint) returns numeric language sql stable
    as $$ select sum("amount|`*") from "Order </title><script>alert(2)</script>" where customer_id = p_customer $$;
comment on function total_of(bigint) is '</pre><script>alert(4)</script>';
create function doubled(p_customer bigint) returns numeric language plpgsql stable
    as $$ begin return 2 * total_of(p_customer); /* </code><script>alert(5)</script> */ end $$;
insert into customer (name, "e-mail <b>") values ('<img src=x onerror=alert(6)>', null);
create function atomic(p bigint) returns text language sql stable begin atomic select name from customer where id = p; end;
