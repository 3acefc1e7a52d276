CREATE TABLE orders (id integer PRIMARY KEY, total decimal(8,2));
