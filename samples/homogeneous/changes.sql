-- Who buys while the shop is moved: 60 transactions, run one after another
-- on the source while the rehearsal loads and after it. In the same words as
-- shop.sql, so that they can be tried on the deployed source too.

-- Ελένη buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (201, 21, 'paid', '2025-03-01 10:00:14', NULL, 158.00, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (201, 1, 51, 2, 79.00, NULL, 158.00);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 51;
COMMIT;

-- Iain buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (202, 35, 'paid', '2025-03-01 10:01:23', NULL, 53.80, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (202, 1, 47, 2, 26.90, NULL, 53.80);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 47;
COMMIT;

-- Somebody new. 你好!
BEGIN;
INSERT INTO customers (id, email, name, phone, city, country, born,
  newsletter, created_at) VALUES
  (51, 'customer51@example.com', 'Aoife Ní Dhomhnaill', NULL, 'Galway', 'IE',
   '1990-02-28', true, '2025-03-01 10:01:55');
COMMIT;

-- She adds her number right away, and wants no newsletter.
BEGIN;
UPDATE customers SET phone = '+353 91 5550123' WHERE id = 51;
UPDATE customers SET newsletter = false WHERE id = 51;
COMMIT;

-- Aoife buys two things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (203, 51, 'paid', '2025-03-01 10:02:04', NULL, 37.40, 'First order 🎉');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (203, 1, 5, 1, 18.40, NULL, 18.40),
  (203, 2, 41, 2, 9.50, NULL, 19.00);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 5;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 41;
COMMIT;

-- José buys two things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (204, 6, 'paid', '2025-03-01 10:03:03', NULL, 48.20, 'It''s a surprise!');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (204, 1, 54, 1, 34.50, NULL, 34.50),
  (204, 2, 9, 1, 13.70, NULL, 13.70);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 54;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 9;
COMMIT;

-- Order 187 leaves the house.
BEGIN;
UPDATE orders SET status = 'shipped', shipped_at = '2025-03-01 10:03:15'
 WHERE id = 187;
COMMIT;

-- Order 188 is paid.
BEGIN;
UPDATE orders SET status = 'paid' WHERE id = 188;
COMMIT;

-- A card is declined: this order never was.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (205, 12, 'pending', '2025-03-01 10:04:32', NULL, 149.00, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (205, 1, 33, 1, 149.00, NULL, 149.00);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 33;
ROLLBACK;

-- François buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (205, 8, 'paid', '2025-03-01 10:04:44', NULL, 19.80, 'It''s a surprise!');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (205, 1, 81, 2, 9.90, NULL, 19.80);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 81;
COMMIT;

-- Emily buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (206, 37, 'paid', '2025-03-01 10:05:42', NULL, 117.20, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (206, 1, 51, 1, 79.00, NULL, 79.00),
  (206, 2, 7, 2, 15.50, NULL, 31.00),
  (206, 3, 29, 1, 7.20, NULL, 7.20);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 51;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 7;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 29;
COMMIT;

-- Coffee gets dearer.
BEGIN;
UPDATE products SET price = round(price * 1.05, 2) WHERE category_id = 1;
COMMIT;

-- Łukasz buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (207, 10, 'paid', '2025-03-01 10:07:01', NULL, 93.70, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (207, 1, 16, 2, 6.50, NULL, 13.00),
  (207, 2, 74, 2, 27.90, NULL, 55.80),
  (207, 3, 40, 1, 24.90, NULL, 24.90);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 16;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 74;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 40;
COMMIT;

-- Order 199 is cancelled and removed, its goods go back.
BEGIN;
UPDATE inventory SET quantity = quantity + 3 WHERE product_id = 46;
DELETE FROM order_items WHERE order_id = 199;
DELETE FROM orders WHERE id = 199;
COMMIT;

-- Emily buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (208, 37, 'paid', '2025-03-01 10:07:13', NULL, 36.00, 'It''s a surprise!');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (208, 1, 25, 2, 5.90, NULL, 11.80),
  (208, 2, 48, 2, 5.50, NULL, 11.00),
  (208, 3, 13, 1, 13.20, NULL, 13.20);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 25;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 48;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 13;
COMMIT;

-- A customer without orders wants to be forgotten.
BEGIN;
DELETE FROM customers WHERE id = 50;
COMMIT;

-- Renée buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (209, 40, 'paid', '2025-03-01 10:08:12', NULL, 10.40, 'It''s a surprise!');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (209, 1, 64, 2, 5.20, NULL, 10.40);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 64;
COMMIT;

-- ... and comes back a minute later, with the old number.
BEGIN;
INSERT INTO customers (id, email, name, phone, city, country, born,
  newsletter, created_at) VALUES
  (50, 'mateja@example.net', 'Mateja Žagar', NULL, 'Maribor', 'SI', NULL,
   false, '2025-03-01 10:08:57');
COMMIT;

-- 王小明 buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (210, 30, 'paid', '2025-03-01 10:09:12', NULL, 132.80, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (210, 1, 59, 1, 21.90, NULL, 21.90),
  (210, 2, 47, 1, 26.90, NULL, 26.90),
  (210, 3, 39, 2, 42.00, NULL, 84.00);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 59;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 47;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 39;
COMMIT;

-- A record is replaced: deleted and inserted under the same key.
BEGIN;
DELETE FROM customers WHERE id = 49;
INSERT INTO customers (id, email, name, phone, city, country, born,
  newsletter, created_at) VALUES
  (49, 'tiina@example.org', 'Tiina Õunapuu-Tamm', '+372 7 555012', 'Tallinn',
   'EE', NULL, true, '2025-03-01 10:10:30');
COMMIT;

-- Ștefan buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (211, 20, 'paid', '2025-03-01 10:10:50', NULL, 143.90, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (211, 1, 64, 1, 5.20, NULL, 5.20),
  (211, 2, 44, 1, 8.90, NULL, 8.90),
  (211, 3, 94, 2, 64.90, NULL, 129.80);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 64;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 44;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 94;
COMMIT;

-- The last line of order 200 moves: a new value in a primary key.
BEGIN;
UPDATE order_items SET line = 8 WHERE order_id = 200 AND line = 4;
COMMIT;

-- John buys two things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (212, 33, 'paid', '2025-03-01 10:11:48', NULL, 37.40, 'Bitte vor 18 Uhr ⏰');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (212, 1, 22, 1, 34.90, NULL, 34.90),
  (212, 2, 97, 1, 2.50, NULL, 2.50);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 22;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 97;
COMMIT;

-- Order 201 leaves the house.
BEGIN;
UPDATE orders SET status = 'shipped', shipped_at = '2025-03-01 10:11:58'
 WHERE id = 201;
COMMIT;

-- A new product, and room for it on the shelf.
BEGIN;
INSERT INTO products (id, category_id, sku, name, description, price,
  weight_kg, active) VALUES
  (101, 2, 'TEA-011', 'Ostfriesen-Mischung ''Sünnros''', 'With a rock of sugar.',
   7.95, 0.250, true);
INSERT INTO inventory (id, product_id, warehouse, quantity, reorder_at,
  counted_at) VALUES
  (101, 101, 'north', 0, 10, '2025-03-01 10:13:28');
COMMIT;

-- It arrives.
BEGIN;
UPDATE inventory SET quantity = quantity + 120, counted_at = '2025-03-01 10:13:42'
 WHERE product_id = 101;
COMMIT;

-- Chloé buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (213, 9, 'paid', '2025-03-01 10:14:58', NULL, 15.90, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (213, 1, 101, 2, 7.95, NULL, 15.90);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 101;
COMMIT;

-- Emily buys two things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (214, 37, 'paid', '2025-03-01 10:16:17', NULL, 70.90, 'Bitte vor 18 Uhr ⏰');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (214, 1, 44, 1, 8.90, NULL, 8.90),
  (214, 2, 89, 2, 31.00, NULL, 62.00);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 44;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 89;
COMMIT;

-- Nobody ever bought the postcards: out.
BEGIN;
DELETE FROM inventory WHERE product_id = 99;
DELETE FROM products WHERE id = 99;
COMMIT;

-- 王小明 buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (215, 30, 'paid', '2025-03-01 10:17:47', NULL, 14.90, 'Bitte vor 18 Uhr ⏰');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (215, 1, 12, 1, 14.90, NULL, 14.90);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 12;
COMMIT;

-- All in one: made, changed, removed. Nothing is left to see.
BEGIN;
INSERT INTO categories (id, name, description) VALUES (11, 'Test', NULL);
UPDATE categories SET name = 'Test 2' WHERE id = 11;
DELETE FROM categories WHERE id = 11;
COMMIT;

-- Texts get lost, others are found.
BEGIN;
UPDATE categories SET description = NULL WHERE id = 8;
UPDATE categories SET description = 'For those who don''t know what to give 🎁'
 WHERE id = 10;
COMMIT;

-- Zoë buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (216, 5, 'paid', '2025-03-01 10:19:14', NULL, 129.80, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (216, 1, 94, 2, 64.90, NULL, 129.80);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 94;
COMMIT;

-- Emily buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (217, 37, 'paid', '2025-03-01 10:20:18', NULL, 298.80, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (217, 1, 58, 1, 189.00, NULL, 189.00),
  (217, 2, 37, 2, 29.90, NULL, 59.80),
  (217, 3, 92, 1, 50.00, NULL, 50.00);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 58;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 37;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 92;
COMMIT;

-- Someone counts the shelf, mistypes, and thinks better of it.
BEGIN;
UPDATE inventory SET quantity = 0;
UPDATE inventory SET counted_at = '2025-03-01 10:21:08';
ROLLBACK;

-- The north counts its small stock.
BEGIN;
UPDATE inventory SET counted_at = '2025-03-01 10:21:34'
 WHERE warehouse = 'north' AND quantity < 100;
COMMIT;

-- Renée buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (218, 40, 'paid', '2025-03-01 10:22:15', NULL, 5.20, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (218, 1, 64, 1, 5.20, NULL, 5.20);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 64;
COMMIT;

-- Order 188 leaves the house.
BEGIN;
UPDATE orders SET status = 'shipped', shipped_at = '2025-03-01 10:22:36'
 WHERE id = 188;
COMMIT;

-- A discount after the fact.
BEGIN;
UPDATE order_items SET discount_percent = 10.0, amount = round(amount * 0.9, 2)
 WHERE order_id = 196;
UPDATE orders SET total = (SELECT sum(amount) FROM order_items
                            WHERE order_id = 196)
 WHERE id = 196;
COMMIT;

-- Veronika buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (219, 48, 'paid', '2025-03-01 10:22:51', NULL, 79.00, 'Bitte vor 18 Uhr ⏰');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (219, 1, 51, 1, 79.00, NULL, 79.00);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 51;
COMMIT;

-- An update that changes nothing.
BEGIN;
UPDATE customers SET city = city WHERE id = 7;
COMMIT;

-- A name after a wedding.
BEGIN;
UPDATE customers SET name = 'Emily Clark-O''Hara' WHERE id = 37;
COMMIT;

-- Agnieszka buys two things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (220, 11, 'paid', '2025-03-01 10:24:06', NULL, 153.00, 'Bitte vor 18 Uhr ⏰');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (220, 1, 52, 1, 129.00, NULL, 129.00),
  (220, 2, 71, 1, 24.00, NULL, 24.00);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 52;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 71;
COMMIT;

-- Kateřina buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (221, 18, 'paid', '2025-03-01 10:24:33', NULL, 56.70, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (221, 1, 54, 1, 34.50, NULL, 34.50),
  (221, 2, 46, 1, 18.00, NULL, 18.00),
  (221, 3, 88, 1, 4.20, NULL, 4.20);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 54;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 46;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 88;
COMMIT;

-- Order 194 leaves the house.
BEGIN;
UPDATE orders SET status = 'shipped', shipped_at = '2025-03-01 10:24:57'
 WHERE id = 194;
COMMIT;

-- Jari buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (222, 15, 'paid', '2025-03-01 10:25:02', NULL, 102.68, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (222, 1, 30, 2, 39.90, NULL, 79.80),
  (222, 2, 2, 1, 18.38, NULL, 18.38),
  (222, 3, 63, 1, 4.50, NULL, 4.50);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 30;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 2;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 63;
COMMIT;

-- The books are counted; one is withdrawn.
BEGIN;
UPDATE products SET active = false WHERE id = 78;
COMMIT;

-- A line too many.
BEGIN;
DELETE FROM order_items WHERE order_id = 203 AND line = 1;
UPDATE orders SET total = (SELECT coalesce(sum(amount), 0) FROM order_items
                            WHERE order_id = 203)
 WHERE id = 203;
COMMIT;

-- Two lines of order 202 swap places, over a third number.
BEGIN;
UPDATE order_items SET line = 99 WHERE order_id = 202 AND line = 1;
UPDATE order_items SET line = 1 WHERE order_id = 202 AND line = 2;
UPDATE order_items SET line = 2 WHERE order_id = 202 AND line = 99;
COMMIT;

-- Łukasz buys two things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (223, 10, 'paid', '2025-03-01 10:25:23', NULL, 22.80, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (223, 1, 69, 2, 5.90, NULL, 11.80),
  (223, 2, 48, 2, 5.50, NULL, 11.00);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 69;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 48;
COMMIT;

-- Heidi buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (224, 45, 'paid', '2025-03-01 10:26:18', NULL, 60.80, 'It''s a surprise!');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (224, 1, 80, 2, 9.00, NULL, 18.00),
  (224, 2, 84, 1, 28.90, NULL, 28.90),
  (224, 3, 87, 1, 13.90, NULL, 13.90);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 80;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 84;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 87;
COMMIT;

-- Ahmed buys two things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (225, 26, 'paid', '2025-03-01 10:26:30', NULL, 94.80, 'Bitte vor 18 Uhr ⏰');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (225, 1, 51, 1, 79.00, NULL, 79.00),
  (225, 2, 14, 2, 7.90, NULL, 15.80);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 51;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 14;
COMMIT;

-- Åsa buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (226, 13, 'paid', '2025-03-01 10:26:49', NULL, 32.90, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (226, 1, 27, 1, 32.90, NULL, 32.90);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 27;
COMMIT;

-- Дмитрий buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (227, 22, 'paid', '2025-03-01 10:27:40', NULL, 71.76, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (227, 1, 7, 2, 16.28, NULL, 32.56),
  (227, 2, 14, 1, 7.90, NULL, 7.90),
  (227, 3, 1, 2, 15.65, NULL, 31.30);
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 7;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 14;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 1;
COMMIT;

-- Renée buys one thing.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (228, 40, 'paid', '2025-03-01 10:28:33', NULL, 30.45, 'It''s a surprise!');
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (228, 1, 10, 1, 30.45, NULL, 30.45);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 10;
COMMIT;

-- Łukasz buys three things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (229, 10, 'paid', '2025-03-01 10:29:40', NULL, 175.00, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (229, 1, 33, 1, 149.00, NULL, 149.00),
  (229, 2, 45, 1, 13.50, NULL, 13.50),
  (229, 3, 78, 1, 12.50, NULL, 12.50);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 33;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 45;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 78;
COMMIT;

-- 王小明 buys two things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (230, 30, 'paid', '2025-03-01 10:30:28', NULL, 30.30, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (230, 1, 62, 1, 5.40, NULL, 5.40),
  (230, 2, 40, 1, 24.90, NULL, 24.90);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 62;
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 40;
COMMIT;

-- Veronika buys two things.
BEGIN;
INSERT INTO orders (id, customer_id, status, ordered_at, shipped_at, total,
  note) VALUES
  (231, 48, 'paid', '2025-03-01 10:30:59', NULL, 67.40, NULL);
INSERT INTO order_items (order_id, line, product_id, quantity, unit_price,
  discount_percent, amount) VALUES
  (231, 1, 62, 1, 5.40, NULL, 5.40),
  (231, 2, 89, 2, 31.00, NULL, 62.00);
UPDATE inventory SET quantity = quantity - 1 WHERE product_id = 62;
UPDATE inventory SET quantity = quantity - 2 WHERE product_id = 89;
COMMIT;

-- The old cancelled orders are cleared away.
BEGIN;
DELETE FROM order_items WHERE order_id IN
  (SELECT id FROM orders WHERE status = 'cancelled' AND id <= 100);
DELETE FROM orders WHERE status = 'cancelled' AND id <= 100;
COMMIT;

-- Closing time: what is delivered is delivered.
BEGIN;
UPDATE orders SET status = 'delivered' WHERE status = 'shipped' AND id < 200;
COMMIT;
