CREATE TABLE customers (
  id    integer PRIMARY KEY,
  email varchar(120) NOT NULL,
  note  text
);
CREATE TABLE orders (
  id          integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers (id)
);
