--
-- PostgreSQL database dump
--
CREATE TABLE public.customers (
    id bigint NOT NULL,
    email character varying(200),
    notes text,
    blob bytea
);
CREATE TABLE public.orders (
    id bigint NOT NULL,
    code character varying(20),
    customer_id bigint NOT NULL,
    status text,
    amount double precision,
    placed_at timestamp without time zone
);
CREATE TABLE public.test_a (id bigint primary key);
CREATE TABLE public.tests (id bigint primary key);
CREATE TABLE public.log (at timestamp, msg text);
ALTER TABLE ONLY public.customers ADD CONSTRAINT c PRIMARY KEY (id);
ALTER TABLE ONLY public.orders ADD CONSTRAINT o PRIMARY KEY (id);
ALTER TABLE ONLY public.orders ADD CONSTRAINT u UNIQUE (code);
ALTER TABLE ONLY public.orders ADD CONSTRAINT f FOREIGN KEY (customer_id) REFERENCES public.customers(id);
