create table hr.people (id integer primary key, name varchar(40));
create table hr."log" (id integer);
