BEGIN;
UPDATE people SET city = 'Wien' WHERE id = 2;
INSERT INTO visits VALUES ('2025-03-01 11:00:00', 2, 'out');
COMMIT;
DELETE FROM visits WHERE person = 2;
INSERT INTO people VALUES (4, 'Çem', 'Rom');
DELETE FROM people WHERE id = 1;
UPDATE people SET id = 5 WHERE id = 4;
UPDATE people SET name = 'Bob' WHERE id = 2;
