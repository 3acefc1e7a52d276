-- Prepares the database @database@ of the migration @migration@, so that AWS
-- DMS can read it. For psql, as a user who may make roles and event triggers:
-- the master user of RDS, or a superuser. It may be run again at any time.
--
--     psql -v user=@user@ -f prepare-@database@.sql
--
-- Nothing here holds a password. If the role is made here, give it one with
-- \password, and put the same into the secret that the endpoint reads.
-- Made by dmsc from @spec@.

\set ON_ERROR_STOP on
SET client_min_messages = warning;
\if :{?user}
\else
  \set user @user@
\endif
-- Whether changes are captured, too.
\set changes @changes@
-- The schema in which the endpoint's heartbeat writes; empty if it is off.
\set heartbeat @heartbeat@

-- The role that DMS logs in as. On RDS it is the master user itself, which is
-- there already.
SELECT format('CREATE ROLE %I LOGIN', :'user')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'user') \gexec

-- To copy tables it has to see them, those that are made later too.
SELECT format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), :'user')
\gexec
SELECT format('GRANT USAGE ON SCHEMA %I TO %I', nspname, :'user')
  FROM pg_namespace
 WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
\gexec
SELECT format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO %I', nspname, :'user')
  FROM pg_namespace
 WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
\gexec
SELECT format('ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO %I', :'user')
\gexec

\if :changes
-- To capture changes it needs a replication slot. On RDS the role
-- rds_replication gives that right; elsewhere it is an attribute of the role.
SELECT format('GRANT rds_replication TO %I', :'user')
 WHERE EXISTS (SELECT FROM pg_roles WHERE rolname = 'rds_replication')
   AND NOT EXISTS (SELECT FROM pg_auth_members AS m
                     JOIN pg_roles AS g ON g.oid = m.roleid
                     JOIN pg_roles AS u ON u.oid = m.member
                    WHERE g.rolname = 'rds_replication'
                      AND u.rolname = :'user')
\gexec
SELECT format('ALTER ROLE %I REPLICATION', :'user')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rds_replication')
   AND NOT (SELECT rolreplication FROM pg_roles WHERE rolname = :'user')
\gexec

-- The heartbeat makes a table of its own and writes to it, so that the slot
-- moves on while nobody else does. Since PostgreSQL 15 not everybody may make
-- tables in the schema public.
SELECT format('CREATE SCHEMA %I', :'heartbeat')
 WHERE :'heartbeat' <> ''
   AND NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = :'heartbeat')
\gexec
SELECT format('GRANT USAGE, CREATE ON SCHEMA %I TO %I', nspname, :'user')
  FROM pg_namespace
 WHERE nspname = :'heartbeat'
\gexec

-- DMS reads slots, not publications, so none is made here.
--
-- PostgreSQL does not put ALTER TABLE and the like into its stream of changes.
-- DMS learns of them from this table, which an event trigger writes to. The
-- names and columns are DMS's (user guide, "Using a PostgreSQL database as an
-- AWS DMS source"); a user with fewer rights cannot make them for itself.
SELECT to_regclass('public.awsdms_ddl_audit') IS NULL AS unprepared \gset
\if :unprepared
CREATE TABLE public.awsdms_ddl_audit (
  c_key    bigserial PRIMARY KEY,
  c_time   timestamp,
  c_user   varchar(64),
  c_txn    varchar(16),
  c_tag    varchar(24),
  c_oid    integer,
  c_name   varchar(64),
  c_schema varchar(64),
  c_ddlqry text
);
\endif
GRANT ALL ON public.awsdms_ddl_audit TO PUBLIC;
GRANT ALL ON public.awsdms_ddl_audit_c_key_seq TO PUBLIC;

-- The row is deleted at once: only its way through the stream matters.
CREATE OR REPLACE FUNCTION public.awsdms_intercept_ddl()
  RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
AS $function$
BEGIN
  IF tg_tag IN ('CREATE TABLE', 'ALTER TABLE', 'DROP TABLE', 'CREATE TABLE AS')
  THEN
    INSERT INTO public.awsdms_ddl_audit
      (c_time, c_user, c_txn, c_tag, c_oid, c_name, c_schema, c_ddlqry)
    VALUES
      (current_timestamp, current_user,
       CAST(txid_current() AS varchar(16)), tg_tag, 0, '',
       current_schema, current_query());
    DELETE FROM public.awsdms_ddl_audit;
  END IF;
END
$function$;

SELECT 'CREATE EVENT TRIGGER awsdms_intercept_ddl ON ddl_command_end '
       'EXECUTE PROCEDURE public.awsdms_intercept_ddl()'
 WHERE NOT EXISTS (SELECT FROM pg_event_trigger
                    WHERE evtname = 'awsdms_intercept_ddl')
\gexec

-- What nobody can grant.
DO $check$
DECLARE
  keyless text;
  slot    record;
BEGIN
  IF current_setting('wal_level') <> 'logical' THEN
    RAISE WARNING 'wal_level is %, so DMS captures no change',
      current_setting('wal_level')
      USING HINT = 'On RDS set rds.logical_replication to 1 in the parameter '
                   'group, then reboot; elsewhere set wal_level = logical.';
  END IF;
  -- Since PostgreSQL 13; before, nothing limits what a slot holds back.
  IF coalesce(current_setting('max_slot_wal_keep_size', true), '-1') = '-1' THEN
    RAISE WARNING 'nothing limits what a replication slot holds back: while '
                  'its task stands, the log grows until the disk is full'
      USING HINT = 'Watch pg_replication_slots and the free space of the '
                   'disk, and leave no task stopped for long. '
                   'max_slot_wal_keep_size (on RDS in the parameter group) is '
                   'a limit, but the task of a slot that goes beyond it has to '
                   'load all its tables again.';
  END IF;
  FOR slot IN
    SELECT slot_name, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(),
                                                     restart_lsn)) AS size
      FROM pg_replication_slots
     WHERE database = current_database() AND NOT active
     ORDER BY slot_name
  LOOP
    RAISE WARNING 'nobody reads the replication slot %, which holds back % of '
                  'the log', slot.slot_name, coalesce(slot.size, 'nothing')
      USING HINT = format('If no task will go on with it: SELECT '
                          'pg_drop_replication_slot(%L);', slot.slot_name);
  END LOOP;
  SELECT string_agg(t.oid::regclass::text, ', ' ORDER BY 1) INTO keyless
    FROM pg_class AS t
    JOIN pg_namespace AS s ON s.oid = t.relnamespace
   WHERE t.relkind = 'r' AND t.relreplident = 'd'
     AND s.nspname NOT LIKE 'pg\_%' AND s.nspname <> 'information_schema'
     AND t.relname NOT LIKE 'awsdms\_%'
     AND NOT EXISTS (SELECT FROM pg_index AS i
                      WHERE i.indrelid = t.oid AND i.indisprimary);
  IF keyless IS NOT NULL THEN
    RAISE WARNING 'without a primary key, so no update or delete of theirs '
                  'can be captured: %', keyless
      USING HINT = 'Give them one, or ALTER TABLE ... REPLICA IDENTITY FULL.';
  END IF;
END
$check$;

-- Later: what each slot holds back, and whether a task reads it.
--
--     SELECT slot_name, active,
--            pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(),
--                                           restart_lsn)) AS held_back
--       FROM pg_replication_slots;
--
-- When the migration is over: with a task DMS drops the slot that it made for
-- it, if it can reach the database. A slot that is left, or that you made, goes
-- with the first line; what was made above, with the others.
--
--     SELECT pg_drop_replication_slot('NAME');
--     DROP EVENT TRIGGER IF EXISTS awsdms_intercept_ddl;
--     DROP FUNCTION IF EXISTS public.awsdms_intercept_ddl();
--     DROP TABLE IF EXISTS public.awsdms_ddl_audit;
\endif
