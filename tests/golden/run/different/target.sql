-- What an earlier try left behind.
CREATE TABLE people (
  id   integer NOT NULL PRIMARY KEY,
  name varchar(40) NOT NULL,
  city varchar(40)
);
INSERT INTO people VALUES (3, 'Zoe', NULL), (6, 'Nobody', NULL);
CREATE TABLE visits (at timestamp NOT NULL, person integer, what text);
INSERT INTO visits VALUES ('2025-02-28 09:00:00', 9, NULL);
