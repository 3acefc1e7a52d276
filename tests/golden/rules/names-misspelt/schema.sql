CREATE TABLE hr.employees (id INT PRIMARY KEY, name VARCHAR(20));
