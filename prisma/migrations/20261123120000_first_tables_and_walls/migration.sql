-- The roles are made by whoever makes the database (embedded start, docker init script), because the
-- owner that runs migrations may not create roles.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['framsyn_app', 'framsyn_sync'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      RAISE EXCEPTION 'The database role % is missing. Create it with: CREATE ROLE % LOGIN PASSWORD ''…''; then start again.', wanted, wanted;
    END IF;
  END LOOP;
END $$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "board_status" AS ENUM ('active', 'archived');

-- CreateEnum
CREATE TYPE "board_role_name" AS ENUM ('facilitator', 'participant', 'commenter', 'reader', 'observer');

-- CreateEnum
CREATE TYPE "sector" AS ENUM ('firm', 'research', 'public', 'facilitating');

-- CreateEnum
CREATE TYPE "cluster_role" AS ENUM ('owner', 'facilitator', 'member');

-- CreateEnum
CREATE TYPE "place_scope" AS ENUM ('geographic', 'institutional');

-- CreateTable
CREATE TABLE "board" (
    "id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "initiative" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "out_of_scope" TEXT NOT NULL DEFAULT '',
    "boundary_strategy" TEXT NOT NULL DEFAULT '',
    "horizon_year" INTEGER,
    "status" "board_status" NOT NULL DEFAULT 'active',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "board_party" (
    "board_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "board_party_pkey" PRIMARY KEY ("board_id","party_id","joined_at")
);

-- CreateTable
CREATE TABLE "board_role" (
    "id" UUID NOT NULL,
    "board_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "member_id" UUID,
    "party_id" UUID,
    "role" "board_role_name" NOT NULL,

    CONSTRAINT "board_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cluster" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "place_scope" "place_scope" NOT NULL DEFAULT 'geographic',
    "place" TEXT NOT NULL DEFAULT '',
    "as_of" DATE,
    "commissioner" TEXT NOT NULL DEFAULT '',
    "accountable_editor" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party" (
    "id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_number" TEXT,
    "sector" "sector" NOT NULL,
    "funder" TEXT NOT NULL DEFAULT '',
    "legitimacy" TEXT NOT NULL DEFAULT '',
    "handles_change" SMALLINT,
    "positions_itself" SMALLINT,
    "co_player" SMALLINT,
    "home_base_inside" BOOLEAN,
    "located_in" BOOLEAN,
    "functionally_part_of" BOOLEAN,
    "specialisation" TEXT NOT NULL DEFAULT '',
    "co_location" TEXT NOT NULL DEFAULT '',
    "transaction_ties" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "cluster_role" NOT NULL DEFAULT 'member',
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mandate" (
    "id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "voting" BOOLEAN NOT NULL DEFAULT false,
    "deputy_for_id" UUID,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" TIMESTAMPTZ(3),
    "limits" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "cluster_id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "commitments" JSONB NOT NULL,
    "record_hash" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("cluster_id","number")
);

-- CreateTable
CREATE TABLE "record_opening" (
    "cluster_id" UUID NOT NULL,
    "event_number" BIGINT NOT NULL,
    "field" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "record_opening_pkey" PRIMARY KEY ("cluster_id","event_number","field")
);

-- CreateTable
CREATE TABLE "record_person" (
    "cluster_id" UUID NOT NULL,
    "event_number" BIGINT NOT NULL,
    "reference" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "record_person_pkey" PRIMARY KEY ("cluster_id","event_number","reference")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_link" (
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "room_head" (
    "room" TEXT NOT NULL,
    "cluster_id" UUID NOT NULL,
    "log_epoch" INTEGER NOT NULL DEFAULT 1,
    "last_seq" BIGINT NOT NULL DEFAULT 0,
    "snapshot_seq" BIGINT NOT NULL DEFAULT 0,
    "access_epoch" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "room_head_pkey" PRIMARY KEY ("room")
);

-- CreateTable
CREATE TABLE "room_log" (
    "room" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "node" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idempotency_key" TEXT,

    CONSTRAINT "room_log_pkey" PRIMARY KEY ("room","seq")
);

-- CreateTable
CREATE TABLE "room_snapshot" (
    "room" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "state" BYTEA NOT NULL,
    "state_vector" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_snapshot_pkey" PRIMARY KEY ("room")
);

-- CreateTable
CREATE TABLE "room_client" (
    "room" TEXT NOT NULL,
    "client_id" BIGINT NOT NULL,
    "person" UUID NOT NULL,
    "first_seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_client_pkey" PRIMARY KEY ("room","client_id")
);

-- CreateTable
CREATE TABLE "room_projection" (
    "room" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "schema" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "content_hash" BYTEA NOT NULL,

    CONSTRAINT "room_projection_pkey" PRIMARY KEY ("room")
);

-- CreateIndex
CREATE INDEX "board_cluster_id_idx" ON "board"("cluster_id");

-- CreateIndex
CREATE UNIQUE INDEX "board_id_cluster_id_key" ON "board"("id", "cluster_id");

-- CreateIndex
CREATE INDEX "board_party_cluster_id_idx" ON "board_party"("cluster_id");

-- CreateIndex
CREATE INDEX "board_role_cluster_id_idx" ON "board_role"("cluster_id");

-- CreateIndex
CREATE UNIQUE INDEX "board_role_board_id_member_id_key" ON "board_role"("board_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "board_role_board_id_party_id_key" ON "board_role"("board_id", "party_id");

-- CreateIndex
CREATE UNIQUE INDEX "cluster_slug_key" ON "cluster"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "party_cluster_id_name_key" ON "party"("cluster_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "party_id_cluster_id_key" ON "party"("id", "cluster_id");

-- CreateIndex
CREATE INDEX "member_person_id_idx" ON "member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_cluster_id_person_id_key" ON "member"("cluster_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_id_cluster_id_key" ON "member"("id", "cluster_id");

-- CreateIndex
CREATE INDEX "mandate_cluster_id_idx" ON "mandate"("cluster_id");

-- CreateIndex
CREATE INDEX "mandate_member_id_idx" ON "mandate"("member_id");

-- CreateIndex
CREATE INDEX "mandate_party_id_idx" ON "mandate"("party_id");

-- CreateIndex
CREATE UNIQUE INDEX "mandate_id_cluster_id_key" ON "mandate"("id", "cluster_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_person_id_idx" ON "auth_session"("person_id");

-- CreateIndex
CREATE INDEX "auth_session_expires_at_idx" ON "auth_session"("expires_at");

-- CreateIndex
CREATE INDEX "auth_account_person_id_idx" ON "auth_account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_account_provider_id_account_id_key" ON "auth_account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE INDEX "room_head_cluster_id_idx" ON "room_head"("cluster_id");

-- CreateIndex
CREATE UNIQUE INDEX "room_log_room_idempotency_key_key" ON "room_log"("room", "idempotency_key");

-- AddForeignKey
ALTER TABLE "board" ADD CONSTRAINT "board_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_party" ADD CONSTRAINT "board_party_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_party" ADD CONSTRAINT "board_party_board_id_cluster_id_fkey" FOREIGN KEY ("board_id", "cluster_id") REFERENCES "board"("id", "cluster_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_party" ADD CONSTRAINT "board_party_party_id_cluster_id_fkey" FOREIGN KEY ("party_id", "cluster_id") REFERENCES "party"("id", "cluster_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_role" ADD CONSTRAINT "board_role_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_role" ADD CONSTRAINT "board_role_board_id_cluster_id_fkey" FOREIGN KEY ("board_id", "cluster_id") REFERENCES "board"("id", "cluster_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_role" ADD CONSTRAINT "board_role_member_id_cluster_id_fkey" FOREIGN KEY ("member_id", "cluster_id") REFERENCES "member"("id", "cluster_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_role" ADD CONSTRAINT "board_role_party_id_cluster_id_fkey" FOREIGN KEY ("party_id", "cluster_id") REFERENCES "party"("id", "cluster_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_member_id_cluster_id_fkey" FOREIGN KEY ("member_id", "cluster_id") REFERENCES "member"("id", "cluster_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_party_id_cluster_id_fkey" FOREIGN KEY ("party_id", "cluster_id") REFERENCES "party"("id", "cluster_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_deputy_for_id_cluster_id_fkey" FOREIGN KEY ("deputy_for_id", "cluster_id") REFERENCES "mandate"("id", "cluster_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "record_opening" ADD CONSTRAINT "record_opening_cluster_id_event_number_fkey" FOREIGN KEY ("cluster_id", "event_number") REFERENCES "event"("cluster_id", "number") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "record_person" ADD CONSTRAINT "record_person_cluster_id_event_number_fkey" FOREIGN KEY ("cluster_id", "event_number") REFERENCES "event"("cluster_id", "number") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------
-- What Prisma's schema cannot say: checks, partial indexes, grants, row-level security, sealed tables.
-- ---------------------------------------------------------------------------------------------------

-- Checks

ALTER TABLE cluster
  ADD CONSTRAINT cluster_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60),
  ADD CONSTRAINT cluster_name_given CHECK (name <> '');

ALTER TABLE party
  ADD CONSTRAINT party_name_given CHECK (name <> ''),
  ADD CONSTRAINT party_organisation_number_form CHECK (organisation_number ~ '^[0-9]{9}$'),
  ADD CONSTRAINT party_self_assessment_scale CHECK (
    handles_change BETWEEN 1 AND 5 AND positions_itself BETWEEN 1 AND 5 AND co_player BETWEEN 1 AND 5
  );

ALTER TABLE member ADD CONSTRAINT member_leaves_after_joining CHECK (left_at >= joined_at);

ALTER TABLE mandate
  ADD CONSTRAINT mandate_ends_after_start CHECK (valid_to >= valid_from),
  ADD CONSTRAINT mandate_not_its_own_deputy CHECK (deputy_for_id <> id);

ALTER TABLE board
  ADD CONSTRAINT board_title_given CHECK (title <> ''),
  ADD CONSTRAINT board_horizon_year_range CHECK (horizon_year BETWEEN 1900 AND 2300);

ALTER TABLE board_party ADD CONSTRAINT board_party_leaves_after_joining CHECK (left_at >= joined_at);

ALTER TABLE board_role
  ADD CONSTRAINT board_role_for_one CHECK (num_nonnulls(member_id, party_id) = 1);

ALTER TABLE person
  ADD CONSTRAINT person_email_lower_case CHECK (email = lower(email) AND email <> ''),
  ADD CONSTRAINT person_name_given CHECK (name <> '');

ALTER TABLE setup_link ADD CONSTRAINT setup_link_sha256 CHECK (octet_length(token_hash) = 32);

ALTER TABLE event
  ADD CONSTRAINT event_number_from_one CHECK (number >= 1),
  ADD CONSTRAINT event_hashes_sha256 CHECK (
    octet_length(record_hash) = 32 AND octet_length(previous_hash) = 32 AND octet_length(hash) = 32
  );

ALTER TABLE record_opening ADD CONSTRAINT record_opening_salt_length CHECK (octet_length(salt) = 32);
ALTER TABLE record_person ADD CONSTRAINT record_person_salt_length CHECK (octet_length(salt) = 32);

ALTER TABLE room_head
  ADD CONSTRAINT room_head_room_form CHECK (room ~ '^[a-z]+(\.[0-9a-f-]{36}){1,2}$'),
  ADD CONSTRAINT room_head_snapshot_not_ahead CHECK (snapshot_seq BETWEEN 0 AND last_seq);

ALTER TABLE room_log ADD CONSTRAINT room_log_seq_from_one CHECK (seq >= 1);

-- One open membership of a constellation, one open mandate, at a time.

CREATE UNIQUE INDEX board_party_open_key ON board_party (board_id, party_id) WHERE left_at IS NULL;
CREATE UNIQUE INDEX mandate_open_key ON mandate (member_id, party_id) WHERE valid_to IS NULL;
CREATE INDEX board_role_member_id_idx ON board_role (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX board_role_party_id_idx ON board_role (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX board_party_party_id_idx ON board_party (party_id);

-- Grants: what a role is not given here, it cannot do. Persons, members, mandates, parties and boards
-- are never deleted; mandates and constellations are only ever ended.

GRANT USAGE ON SCHEMA public TO framsyn_app, framsyn_sync;

GRANT SELECT, INSERT, UPDATE ON cluster, party, member, board, person TO framsyn_app;
GRANT SELECT, INSERT, UPDATE (valid_to) ON mandate TO framsyn_app;
GRANT SELECT, INSERT, UPDATE (left_at) ON board_party TO framsyn_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON board_role TO framsyn_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth_session, auth_account, auth_verification, setup_link TO framsyn_app;
GRANT SELECT, INSERT ON event, record_opening, record_person TO framsyn_app;
GRANT SELECT, INSERT, UPDATE (last_seq, access_epoch) ON room_head TO framsyn_app;
GRANT SELECT, INSERT ON room_log, room_client TO framsyn_app;
GRANT SELECT ON room_snapshot TO framsyn_app;
GRANT SELECT, INSERT, UPDATE ON room_projection TO framsyn_app;

GRANT SELECT (id, token, person_id, expires_at) ON auth_session TO framsyn_sync;
GRANT SELECT (id, name) ON person TO framsyn_sync;
GRANT SELECT (id, slug) ON cluster TO framsyn_sync;
GRANT SELECT (id, cluster_id, name, sector) ON party TO framsyn_sync;
GRANT SELECT (id, cluster_id, person_id, role, left_at) ON member TO framsyn_sync;
GRANT SELECT (id, cluster_id, member_id, party_id, voting, deputy_for_id, valid_from, valid_to) ON mandate TO framsyn_sync;
GRANT SELECT (id, cluster_id, status) ON board TO framsyn_sync;
GRANT SELECT ON board_role, board_party TO framsyn_sync;
GRANT SELECT, UPDATE (last_seq, snapshot_seq) ON room_head TO framsyn_sync;
GRANT SELECT, INSERT ON room_log, room_client TO framsyn_sync;
GRANT SELECT, INSERT, UPDATE ON room_snapshot, room_projection TO framsyn_sync;

-- Readiness asks whether every migration has been applied.
GRANT SELECT ON _prisma_migrations TO framsyn_app, framsyn_sync;

-- Row-level security. A transaction sets who it works for: a cluster (`framsyn.cluster`), a person who
-- looks for what they belong to (`framsyn.person`, reading only), or, on connections that serve
-- sign-in alone, identity (`framsyn.identity`). With none of them set, no row of any table is visible.
-- FORCE binds the owner too, so a migration that changes rows sets `framsyn.cluster` per cluster or
-- lifts FORCE on the table for its own transaction.

CREATE FUNCTION current_cluster() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('framsyn.cluster', true), '')::uuid $$;
CREATE FUNCTION current_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('framsyn.person', true), '')::uuid $$;
CREATE FUNCTION serving_identity() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('framsyn.identity', true), '') = 'on' $$;

DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['party', 'member', 'mandate', 'board', 'board_party', 'board_role',
    'event', 'record_opening', 'record_person', 'room_head']
  LOOP
    EXECUTE format('CREATE POLICY in_cluster ON %I TO framsyn_app
      USING (cluster_id = current_cluster()) WITH CHECK (cluster_id = current_cluster())', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['room_log', 'room_snapshot', 'room_client', 'room_projection']
  LOOP
    EXECUTE format('CREATE POLICY in_cluster ON %1$I TO framsyn_app
      USING (EXISTS (SELECT FROM room_head h
        WHERE h.room = %1$I.room AND h.cluster_id = current_cluster()))
      WITH CHECK (EXISTS (SELECT FROM room_head h
        WHERE h.room = %1$I.room AND h.cluster_id = current_cluster()))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['person', 'auth_session', 'auth_account', 'auth_verification', 'setup_link']
  LOOP
    EXECUTE format('CREATE POLICY identity ON %I TO framsyn_app
      USING (serving_identity()) WITH CHECK (serving_identity())', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['cluster', 'party', 'member', 'mandate', 'board', 'board_party', 'board_role',
    'person', 'auth_session', 'room_head', 'room_log', 'room_snapshot', 'room_client', 'room_projection']
  LOOP
    EXECUTE format('CREATE POLICY serving_rooms ON %I TO framsyn_sync USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;

CREATE POLICY in_cluster ON cluster TO framsyn_app
  USING (id = current_cluster()) WITH CHECK (id = current_cluster());
CREATE POLICY of_cluster ON person FOR SELECT TO framsyn_app
  USING (EXISTS (SELECT FROM member m WHERE m.person_id = person.id AND m.cluster_id = current_cluster()));

-- What a person may look through before a cluster has been chosen: themselves, their memberships and
-- mandates, and the clusters they belong to today with their parties and boards.
CREATE POLICY oneself ON person FOR SELECT TO framsyn_app USING (id = current_person());
CREATE POLICY own ON member FOR SELECT TO framsyn_app USING (person_id = current_person());
CREATE POLICY own ON mandate FOR SELECT TO framsyn_app
  USING (member_id IN (SELECT m.id FROM member m WHERE m.person_id = current_person()));
CREATE POLICY of_person ON cluster FOR SELECT TO framsyn_app
  USING (id IN (SELECT m.cluster_id FROM member m WHERE m.person_id = current_person() AND m.left_at IS NULL));
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['party', 'board', 'board_party', 'board_role'] LOOP
    EXECUTE format('CREATE POLICY of_person ON %I FOR SELECT TO framsyn_app
      USING (cluster_id IN (SELECT m.cluster_id FROM member m
        WHERE m.person_id = current_person() AND m.left_at IS NULL))', name);
  END LOOP;
END $$;

-- Sealed tables: no role has UPDATE or DELETE on them, and this is the second wall, for the owner.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% refused: the rows of "%" are sealed', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON record_opening
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON record_person
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
