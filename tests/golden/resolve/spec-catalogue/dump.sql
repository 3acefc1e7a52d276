CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE other.b (id integer);
