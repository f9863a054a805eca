set lock_timeout = '2s';
alter table orders
  alter column shade type tone using (case shade when 'deep' then 'dark' else shade::text end)::tone, alter column note set default '';
