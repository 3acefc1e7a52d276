CREATE TABLE people (
  id   integer     NOT NULL PRIMARY KEY,
  name varchar(40) NOT NULL,
  city varchar(40)
);
INSERT INTO people VALUES
  (1, 'Anna', 'Graz'), (2, 'Bo', NULL), (3, 'Zoë O''Neill', 'Linz');
CREATE TABLE visits (at timestamp NOT NULL, person integer, what text);
INSERT INTO visits VALUES
  ('2025-03-01 10:00:00', 1, 'in'), ('2025-03-01 10:00:00', 1, 'in');
