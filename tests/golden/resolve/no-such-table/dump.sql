--
-- PostgreSQL database dump
--
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TABLE sales.orders (
    id integer NOT NULL,
    status character varying(12) NOT NULL,
    total numeric(10,2),
    ordered_at timestamp without time zone DEFAULT now() NOT NULL,
    shape public.geometry(Point,4326),
    note text
);
CREATE TABLE sales.order_items (
    order_id integer NOT NULL,
    line integer NOT NULL,
    note text
);
CREATE TABLE sales.customers (id integer NOT NULL, name text);
CREATE TABLE sales.clients (id integer NOT NULL, name text);
CREATE TABLE sales.audit_log (id bigint NOT NULL, what jsonb);
CREATE TABLE hr.people (id integer NOT NULL);
CREATE VIEW sales.open_orders AS
 SELECT orders.id FROM sales.orders WHERE ((orders.status)::text <> 'sent');

COPY sales.customers (id, name) FROM stdin;
1	it's; CREATE TABLE sales.fake (id integer);
\.

ALTER TABLE ONLY sales.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
ALTER TABLE ONLY sales.order_items
    ADD CONSTRAINT order_items_pkey PRIMARY KEY (order_id, line);
