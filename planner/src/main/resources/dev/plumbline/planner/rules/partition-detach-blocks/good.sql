alter table readings detach partition readings_2024 concurrently;
