alter function twice(int) cost 5;
