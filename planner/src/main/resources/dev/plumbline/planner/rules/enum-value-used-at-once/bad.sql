-- plumbline: allow enum-value-added: nobody reads the column yet
alter type mood add value 'glad';
update buyers set mood = 'glad' where id = 1;
