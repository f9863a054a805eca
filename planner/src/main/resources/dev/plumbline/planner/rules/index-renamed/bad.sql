alter index orders_note rename to orders_remark;
