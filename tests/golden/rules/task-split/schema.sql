CREATE TABLE public.customers (id integer PRIMARY KEY);
CREATE TABLE public.orders (
  id integer PRIMARY KEY,
  customer_id integer REFERENCES public.customers (id)
);
CREATE TABLE public.lines (
  id integer PRIMARY KEY,
  order_id integer REFERENCES public.orders (id)
);
