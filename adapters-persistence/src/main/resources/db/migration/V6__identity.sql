-- Who works here: accounts, organisations, roles, members, teams, invitations, API keys and sessions, and what leads to them. Runs as sextant_owner.
--
-- A tenant is an organisation, an account, which is a tenant of one under the id of its user, or the platform. Row-level security knows no
-- difference: it shows the rows of the tenant that is set. Rows of an organisation that belong to one of its people carry user_id as well, and
-- are seen, changed and removed, but not added, under the tenant of that account too, so that all of somebody's sessions end in one
-- transaction. No right is given to change tenant_id or user_id: otherwise somebody in the own account could move a row into any organisation.
--
-- Each aggregate stands by itself: foreign keys hold its own rows together, and the rules between aggregates are kept under the lock on the
-- organisation or the account.
CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO sextant_app;

-- ---------------------------------------------------------------------------------------------------------------------------------- accounts
-- Which account has an address, over all tenants. A unique index over all tenants tells whoever may insert what others have, so the application
-- has no right on this table: it asks and claims by the functions below, as a registration and a login must, and nothing else does.
CREATE TABLE identity.account_address (
  tenant_id uuid NOT NULL,
  email     text NOT NULL,
  PRIMARY KEY (tenant_id, email),
  UNIQUE (email)
);
ALTER TABLE identity.account_address ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.account_address FORCE ROW LEVEL SECURITY;
CREATE POLICY lookup ON identity.account_address FOR SELECT TO sextant_owner USING (true);
CREATE POLICY claim ON identity.account_address FOR INSERT TO sextant_owner
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY release ON identity.account_address FOR DELETE TO sextant_owner
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);

-- Whose account an address is; nothing but its id.
CREATE FUNCTION identity.account_of(email_normalised text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.tenant_id FROM identity.account_address a WHERE a.email = email_normalised
$$;
-- Takes an address for the account whose tenant is set; false when another one has it. Waits for somebody who is taking it right now.
CREATE FUNCTION identity.claim_address(email_normalised text) RETURNS boolean
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH claimed AS (
    INSERT INTO identity.account_address (tenant_id, email)
    VALUES (nullif(current_setting('sextant.tenant', true), '')::uuid, email_normalised)
    ON CONFLICT DO NOTHING RETURNING 1)
  SELECT EXISTS (SELECT FROM claimed)
$$;

CREATE TABLE identity.account (
  tenant_id         uuid        NOT NULL PRIMARY KEY,
  version           bigint      NOT NULL CHECK (version > 0),
  email             text        NOT NULL,
  email_normalised  text        NOT NULL,
  email_verified_at timestamptz,
  display_name      text        NOT NULL,
  state             text        NOT NULL,
  password          text,
  -- The second factor: off; started; or on, and then a step of time and recovery codes belong to it.
  second_factor     text        NOT NULL CHECK (second_factor IN ('off', 'started', 'on')),
  factor_key_id     text,
  factor_secret     text,
  factor_since      timestamptz,
  factor_last_step  bigint,
  recovery_codes    text[]      NOT NULL,
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  FOREIGN KEY (tenant_id, email_normalised) REFERENCES identity.account_address (tenant_id, email),
  CHECK ((second_factor = 'off') = (factor_secret IS NULL)
    AND (factor_secret IS NULL) = (factor_key_id IS NULL)
    AND (factor_secret IS NULL) = (factor_since IS NULL)
    AND (second_factor = 'on') = (factor_last_step IS NOT NULL))
);
ALTER TABLE identity.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.account FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON identity.account TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON identity.account TO sextant_app;
GRANT UPDATE (version, email_verified_at, display_name, state, password, second_factor, factor_key_id, factor_secret, factor_since,
  factor_last_step, recovery_codes, updated_at) ON identity.account TO sextant_app;

-- An address is free as soon as its account is gone. Nobody may call it; the trigger does.
CREATE FUNCTION identity.release_address() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM identity.account_address a WHERE a.tenant_id = OLD.tenant_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER release_address AFTER DELETE ON identity.account FOR EACH ROW EXECUTE FUNCTION identity.release_address();

-- ----------------------------------------------------------------------------------------------------------------------------- organisations
-- Which organisation has a short name, over all tenants; reached like addresses, by functions only.
CREATE TABLE identity.organization_slug (
  tenant_id uuid NOT NULL,
  slug      text NOT NULL,
  PRIMARY KEY (tenant_id, slug),
  UNIQUE (slug)
);
ALTER TABLE identity.organization_slug ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.organization_slug FORCE ROW LEVEL SECURITY;
CREATE POLICY lookup ON identity.organization_slug FOR SELECT TO sextant_owner USING (true);
CREATE POLICY claim ON identity.organization_slug FOR INSERT TO sextant_owner
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);

CREATE FUNCTION identity.organization_of(short_name text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.tenant_id FROM identity.organization_slug s WHERE s.slug = short_name
$$;
CREATE FUNCTION identity.claim_slug(short_name text) RETURNS boolean
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH claimed AS (
    INSERT INTO identity.organization_slug (tenant_id, slug)
    VALUES (nullif(current_setting('sextant.tenant', true), '')::uuid, short_name)
    ON CONFLICT DO NOTHING RETURNING 1)
  SELECT EXISTS (SELECT FROM claimed)
$$;

CREATE TABLE identity.organization (
  tenant_id           uuid        NOT NULL PRIMARY KEY,
  version             bigint      NOT NULL CHECK (version > 0),
  name                text        NOT NULL,
  slug                text        NOT NULL,
  plan                text        NOT NULL,
  state               text        NOT NULL,
  after_deletion      text        NOT NULL,
  -- How people come in from an OpenID provider, when they do: each group and the role that it brings, and the roles that everybody gets.
  open_id_issuer      text,
  open_id_groups      text[]      NOT NULL,
  open_id_group_roles uuid[]      NOT NULL,
  open_id_roles       uuid[]      NOT NULL,
  created_at          timestamptz NOT NULL,
  updated_at          timestamptz NOT NULL,
  FOREIGN KEY (tenant_id, slug) REFERENCES identity.organization_slug (tenant_id, slug),
  CHECK (cardinality(open_id_groups) = cardinality(open_id_group_roles))
);
ALTER TABLE identity.organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.organization FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON identity.organization TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT ON identity.organization TO sextant_app;
GRANT UPDATE (version, name, plan, state, after_deletion, open_id_issuer, open_id_groups, open_id_group_roles, open_id_roles, updated_at)
  ON identity.organization TO sextant_app;

-- ------------------------------------------------------------------------------------------------------------------------- roles and members
-- name_key is the name without its case, folded by the application, which knows all of Unicode whatever the locale of the database.
CREATE TABLE identity.role (
  tenant_id   uuid        NOT NULL,
  id          uuid        NOT NULL,
  version     bigint      NOT NULL CHECK (version > 0),
  name        text        NOT NULL,
  name_key    text        NOT NULL,
  permissions text[]      NOT NULL,
  built_in    boolean     NOT NULL,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name_key)
);
ALTER TABLE identity.role ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.role FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON identity.role TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON identity.role TO sextant_app;
GRANT UPDATE (version, name, name_key, permissions, updated_at) ON identity.role TO sextant_app;

-- Address and name are copies: an organisation cannot look into accounts.
CREATE TABLE identity.membership (
  tenant_id        uuid        NOT NULL,
  user_id          uuid        NOT NULL,
  version          bigint      NOT NULL CHECK (version > 0),
  email            text        NOT NULL,
  email_normalised text        NOT NULL,
  display_name     text        NOT NULL,
  roles            uuid[]      NOT NULL CHECK (cardinality(roles) > 0),
  joined_at        timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX membership_by_user ON identity.membership (user_id);
CREATE INDEX membership_by_email ON identity.membership (tenant_id, email_normalised);
ALTER TABLE identity.membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.membership FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON identity.membership FOR SELECT TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY add ON identity.membership FOR INSERT TO sextant_app
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY change ON identity.membership FOR UPDATE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY remove ON identity.membership FOR DELETE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON identity.membership TO sextant_app;
GRANT UPDATE (version, email, email_normalised, display_name, roles, updated_at) ON identity.membership TO sextant_app;

-- ------------------------------------------------------------------------------------------------------------------------------------- teams
CREATE TABLE identity.team (
  tenant_id  uuid        NOT NULL,
  id         uuid        NOT NULL,
  version    bigint      NOT NULL CHECK (version > 0),
  name       text        NOT NULL,
  name_key   text        NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name_key)
);
ALTER TABLE identity.team ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.team FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON identity.team TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON identity.team TO sextant_app;
GRANT UPDATE (version, name, name_key, updated_at) ON identity.team TO sextant_app;

CREATE TABLE identity.team_member (
  tenant_id uuid NOT NULL,
  team_id   uuid NOT NULL,
  user_id   uuid NOT NULL,
  role      text NOT NULL,
  PRIMARY KEY (tenant_id, team_id, user_id),
  FOREIGN KEY (tenant_id, team_id) REFERENCES identity.team (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX team_member_by_user ON identity.team_member (user_id, tenant_id);
ALTER TABLE identity.team_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.team_member FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON identity.team_member FOR SELECT TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY add ON identity.team_member FOR INSERT TO sextant_app
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY change ON identity.team_member FOR UPDATE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY remove ON identity.team_member FOR DELETE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON identity.team_member TO sextant_app;
GRANT UPDATE (role) ON identity.team_member TO sextant_app;

-- ------------------------------------------------------------------------------------------------------------------------------- invitations
CREATE TABLE identity.invitation (
  tenant_id        uuid        NOT NULL,
  id               uuid        NOT NULL,
  version          bigint      NOT NULL CHECK (version > 0),
  email            text        NOT NULL,
  email_normalised text        NOT NULL,
  roles            uuid[]      NOT NULL CHECK (cardinality(roles) > 0),
  state            text        NOT NULL,
  invited_by       uuid        NOT NULL,
  created_at       timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX invitation_open ON identity.invitation (tenant_id, email_normalised) WHERE state = 'open';
ALTER TABLE identity.invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON identity.invitation TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT ON identity.invitation TO sextant_app;
GRANT UPDATE (version, state, updated_at) ON identity.invitation TO sextant_app;

-- --------------------------------------------------------------------------------------------------------------------- API keys and sessions
-- Found by id alone under the tenant of an account too; such an index is not unique, so it tells nothing.
CREATE TABLE identity.api_key (
  tenant_id      uuid        NOT NULL,
  id             uuid        NOT NULL,
  user_id        uuid        NOT NULL,
  version        bigint      NOT NULL CHECK (version > 0),
  name           text        NOT NULL,
  visible_prefix text        NOT NULL,
  permissions    text[]      NOT NULL,
  created_at     timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  last_used_at   timestamptz,
  revoked_at     timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX api_key_by_id ON identity.api_key (id);
CREATE INDEX api_key_by_user ON identity.api_key (user_id, id);
ALTER TABLE identity.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON identity.api_key FOR SELECT TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY add ON identity.api_key FOR INSERT TO sextant_app
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY change ON identity.api_key FOR UPDATE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY remove ON identity.api_key FOR DELETE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT ON identity.api_key TO sextant_app;
GRANT UPDATE (version, last_used_at, revoked_at) ON identity.api_key TO sextant_app;

CREATE TABLE identity.session (
  tenant_id  uuid        NOT NULL,
  id         uuid        NOT NULL,
  user_id    uuid        NOT NULL,
  version    bigint      NOT NULL CHECK (version > 0),
  client_id  text,
  refresh    bytea       NOT NULL CHECK (octet_length(refresh) = 32),
  address    text,
  user_agent text,
  started_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX session_by_id ON identity.session (id);
CREATE INDEX session_by_user ON identity.session (user_id, id);
ALTER TABLE identity.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.session FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON identity.session FOR SELECT TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY add ON identity.session FOR INSERT TO sextant_app
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY change ON identity.session FOR UPDATE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY remove ON identity.session FOR DELETE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR user_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON identity.session TO sextant_app;
GRANT UPDATE (version, client_id, refresh, address, user_agent, started_at, seen_at) ON identity.session TO sextant_app;

-- ----------------------------------------------------------------------------------------------------------------------------------- secrets
-- The SHA-256 of every opaque secret, and to what it leads. The unique index spans all tenants, because a secret must lead to one place; whoever
-- could try a value against it holds the secret already, and the function below would tell the same.
CREATE TABLE identity.secret (
  tenant_id  uuid    NOT NULL,
  kind       text    NOT NULL,
  digest     bytea   NOT NULL CHECK (octet_length(digest) = 32),
  subject    uuid    NOT NULL,
  -- Counts the secrets of one kind that lead to one subject, in the order in which they were added.
  position   bigint  NOT NULL,
  expires_at timestamptz,
  PRIMARY KEY (kind, digest)
);
CREATE INDEX secret_by_subject ON identity.secret (tenant_id, kind, subject, position);
CREATE INDEX secret_by_expiry ON identity.secret (tenant_id, expires_at) WHERE expires_at IS NOT NULL;
ALTER TABLE identity.secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.secret FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON identity.secret TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
-- Only for the function below, which asks for one exact digest.
CREATE POLICY lookup ON identity.secret FOR SELECT TO sextant_owner USING (true);
GRANT SELECT, INSERT, DELETE ON identity.secret TO sextant_app;
-- Rows are locked while expired ones are removed, which takes a right to change one column.
GRANT UPDATE (expires_at) ON identity.secret TO sextant_app;

CREATE FUNCTION identity.holder_of(secret_kind text, secret_digest bytea) RETURNS TABLE (tenant_id uuid, subject uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.tenant_id, s.subject FROM identity.secret s WHERE s.kind = secret_kind AND s.digest = secret_digest
$$;

-- ------------------------------------------------------------------------------------------------------------------------------ the platform
CREATE TABLE identity.signing_key (
  tenant_id   uuid        NOT NULL,
  kid         text        NOT NULL,
  public_key  text        NOT NULL,
  key_id      text        NOT NULL,
  private_key text        NOT NULL,
  created_at  timestamptz NOT NULL,
  retired_at  timestamptz,
  PRIMARY KEY (tenant_id, kid)
);
ALTER TABLE identity.signing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.signing_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON identity.signing_key TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON identity.signing_key TO sextant_app;
GRANT UPDATE (public_key, key_id, private_key, created_at, retired_at) ON identity.signing_key TO sextant_app;

CREATE TABLE identity.throttle (
  tenant_id     uuid        NOT NULL,
  key           text        NOT NULL,
  tries         integer     NOT NULL CHECK (tries >= 0),
  last_try      timestamptz NOT NULL,
  trusted_until timestamptz,
  -- From when nothing of it counts any more.
  forget_at     timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, key)
);
CREATE INDEX throttle_to_forget ON identity.throttle (tenant_id, forget_at);
ALTER TABLE identity.throttle ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.throttle FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON identity.throttle TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON identity.throttle TO sextant_app;
GRANT UPDATE (tries, last_try, trusted_until, forget_at) ON identity.throttle TO sextant_app;

REVOKE ALL ON FUNCTION identity.account_of(text), identity.claim_address(text), identity.organization_of(text), identity.claim_slug(text),
  identity.holder_of(text, bytea), identity.release_address() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.account_of(text), identity.claim_address(text), identity.organization_of(text), identity.claim_slug(text),
  identity.holder_of(text, bytea) TO sextant_app;
