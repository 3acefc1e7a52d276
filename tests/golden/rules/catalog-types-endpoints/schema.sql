CREATE TABLE public.orders (
    id bigint PRIMARY KEY,
    paid boolean,
    note character varying,
    rate numeric
);
CREATE TABLE public.places (id integer, at public.geometry(Point,4326), tags text[]);
