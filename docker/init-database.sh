#!/bin/sh
# Run by the postgres image on an empty data folder.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner_password="$OWNER_PASSWORD" \
  -v app_password="$APP_PASSWORD" \
  -v sync_password="$SYNC_PASSWORD" \
  -f /framsyn/roles.sql
