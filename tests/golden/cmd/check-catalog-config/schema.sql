CREATE TABLE shop.orders (id int PRIMARY KEY);
