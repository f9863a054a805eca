alter index buyers_name rename to buyers_once;
