-- Run once as a superuser on a PostgreSQL of your own, version 15 or newer (tested with 18):
--   psql -v owner_password=… -v app_password=… -v sync_password=… -f docker/roles.sql
-- Grants and row-level security come with the migrations, which only need the roles to exist.
CREATE ROLE framsyn_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE framsyn_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
CREATE ROLE framsyn_sync LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'sync_password';
CREATE DATABASE framsyn OWNER framsyn_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE framsyn FROM PUBLIC;
GRANT CONNECT ON DATABASE framsyn TO framsyn_app, framsyn_sync;
