CREATE TABLE audit.entries (id bigint PRIMARY KEY);
CREATE TABLE hr.People (id bigint PRIMARY KEY, mail varchar(200) UNIQUE, cv text);
CREATE TABLE hr.visits (at timestamp, who bigint REFERENCES hr.people (id));
