-- what changed
CREATE TABLE ();
INSERT INTO t VALUES (1);
CREATE DOMAIN place AS ltree;
