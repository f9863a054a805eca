insert into profiles (id, email) values ('00000000-0000-4000-8000-000000000001', 'ann@example.com'), ('00000000-0000-4000-8000-000000000002', 'bob@example.com');
insert into projects (name, user_id, description) values ('birds', '00000000-0000-4000-8000-000000000001', E'two\nlines, and a "quote"'), ('boats', '00000000-0000-4000-8000-000000000002', null);
insert into crawl_jobs (project_id, name, keywords) values (1, 'wrens', '["wren", "zaunkönig"]'), (2, 'dhows', '[]');
insert into images (crawl_job_id, original_url, filename) values (1, 'https://example.com/1.jpg', '1.jpg'), (2, 'https://example.com/2.jpg', '2.jpg');
insert into activity_logs (user_id, action, metadata) values ('00000000-0000-4000-8000-000000000001', 'sign in', '{"ip": "192.0.2.1"}'), (null, 'clean up', null);
insert into validation_jobs (crawl_job_id, name) values (1, 'sizes');
insert into export_jobs (crawl_job_id, user_id, name) values (2, '00000000-0000-4000-8000-000000000002', 'all');
