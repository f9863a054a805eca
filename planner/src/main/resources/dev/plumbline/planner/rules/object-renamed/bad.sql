alter function twice(int) rename to doubled;
