comment on schema public is 'the only one';
