insert into products (shop, external_id, name, brand, category, price, stock, badges, price_history)
select 'shop ' || i % 3, 'p-' || i, 'Product ' || i, nullif('Brand ' || i % 5, 'Brand 0'), 'Category ' || i % 4, i * 0.25, i % 7, '["new"]',
    jsonb_build_array(jsonb_build_object('on', '2026-01-01', 'price', i * 0.25))
from generate_series(1, 300) as i;
insert into products (shop, external_id, name, category, price, description, available) values ('shop 0', E'o''dd \\ id', E'Ünïcode\nin two lines', 'Odd', 0, '', false);
insert into processing_jobs (shop, status, metadata) select 'shop ' || i % 3, 'completed', '{"release": "1.4"}' from generate_series(1, 9) as i;
insert into processing_issues (job_id, shop, issue_type, severity, product_id, details)
select id, shop, 'missing_price', 'error', 'p-' || row_number() over (order by id), '{"found": "", "expected": "a price"}' from processing_jobs;
