package dev.sextant.shared.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the catalogue of a migrated database and says everything by which one tenant could see or learn something of another. An empty answer is the gate that every migration has to
 * pass. Exceptions are named here, each with its reason, and nowhere else.
 */
final class CatalogueAudit {

    /** Tables that belong to no tenant. */
    private static final String TENANTLESS = "'shared.flyway_schema_history', " // which migrations ran
            + "'shared.scheduled_tasks', " // ids only; the application has no grant on it
            + "'messaging.subscriber', 'messaging.lane', 'messaging.node'"; // how far the delivery of events is; no
    // grant either

    /** Policies that are not "own tenant", for roles other than the application's. */
    private static final String REVIEWED_POLICIES =
            "'shared.outbox dispatch sextant_worker', " // columns without content
                    + "'shared.scheduled_tasks dispatch sextant_worker', " // ids only
                    + "'shared.audit_entry dispatch sextant_worker', " // ids only
                    + "'shared.audit_link dispatch sextant_worker', " // ids only
                    + "'messaging.subscriber dispatch sextant_worker', " // names of reactions
                    + "'messaging.lane dispatch sextant_worker', " // places in the order of events
                    + "'messaging.lane move sextant_owner', " // by move_lane and hold_lane, with the lane's token
                    + "'messaging.node dispatch sextant_worker', " // programs that are there
                    + "'messaging.parked dispatch sextant_worker', " // columns without what the failure said
                    + "'messaging.parked retire sextant_owner', " // select by retire_partitions, which tells nothing
                    + "'messaging.webhook dispatch sextant_worker', " // ids only
                    + "'messaging.webhook_delivery dispatch sextant_worker', " // ids and times only
                    + "'messaging.webhook_delivery forget sextant_worker', " // delete what is older than thirty days
                    + "'shared.job dispatch sextant_worker', " // ids and times only
                    + "'shared.schedule dispatch sextant_worker', " // the same
                    + "'messaging.subscriber names sextant_owner', " // select by subscribers, names of reactions
                    + "'messaging.subscriber forget sextant_owner', " // delete by forget_subscriber, by the worker
                    + "'messaging.parked forget sextant_owner', " // the same, of a subscriber that nobody serves
                    + "'messaging.node served sextant_owner', " // select by forget_subscriber
                    + "'cases.case_record search sextant_owner', " // select by matching_cases, which names the tenant
                    + "'cases.case_text search sextant_owner', " // the same
                    + "'identity.account_address lookup sextant_owner', " // select by account_of, one exact address
                    + "'identity.account_address claim sextant_owner', " // insert by claim_address, own tenant
                    + "'identity.account_address release sextant_owner', " // delete by a trigger, own tenant
                    + "'identity.organization_slug lookup sextant_owner', " // select by organization_of, one exact name
                    + "'identity.organization_slug claim sextant_owner', " // insert by claim_slug, own tenant
                    + "'identity.secret lookup sextant_owner', " // select by holder_of, one exact digest
                    + "'identity.account members_state sextant_owner', " // select by disabled_among, own members only
                    + "'identity.membership members_state sextant_owner'"; // the same, own tenant

    /** Functions that run as the owner, and who may call them. */
    private static final String REVIEWED_DEFINERS = "'cases.matching_cases sextant_app', "
            + "'identity.account_of sextant_app', "
            + "'identity.claim_address sextant_app', "
            + "'identity.organization_of sextant_app', "
            + "'identity.claim_slug sextant_app', "
            + "'identity.holder_of sextant_app', "
            + "'identity.disabled_among sextant_app', "
            + "'messaging.move_lane sextant_app', 'messaging.move_lane sextant_worker', "
            + "'messaging.hold_lane sextant_app', "
            + "'messaging.subscribers sextant_app', "
            + "'messaging.open_transactions sextant_worker', 'messaging.forget_subscriber sextant_worker', "
            + "'shared.make_partitions sextant_worker', "
            + "'shared.retire_partitions sextant_worker'";

    /** Tables of an organisation whose rows belong to one of its people, who sees, changes and removes them from the own account as well. */
    private static final String OWN_USER_TABLES =
            "'identity.membership', 'identity.team_member', 'identity.api_key', 'identity.session'";

    /** Unique over all tenants although the application inserts. */
    private static final String REVIEWED_INDEXES =
            "'identity.secret_pkey'"; // a digest: who could try one holds the secret, and holder_of tells the same

    /** Functions that take a lock which all tenants share. */
    private static final String REVIEWED_LOCKS =
            "'shared.make_partitions', 'shared.retire_partitions'"; // by the worker

    /** What the worker may touch. */
    private static final String DISPATCH_TABLES =
            "'shared.outbox', 'shared.scheduled_tasks', 'shared.job', 'shared.schedule', 'shared.audit_entry', 'shared.audit_link', 'shared.flyway_schema_history',"
                    + " 'messaging.subscriber', 'messaging.lane', 'messaging.node', 'messaging.parked',"
                    + " 'messaging.webhook', 'messaging.webhook_delivery'";

    private static final String OWN_TENANT =
            "'(tenant_id = (NULLIF(current_setting(''sextant.tenant''::text, true), ''''::text))::uuid)'";

    private static final String OWN_TENANT_OR_USER =
            "'((tenant_id = (NULLIF(current_setting(''sextant.tenant''::text, true), ''''::text))::uuid)"
                    + " OR (user_id = (NULLIF(current_setting(''sextant.tenant''::text, true), ''''::text))::uuid))'";

    /** A share is seen and ended by the user whom it means, and by nobody else outside its organisation; written so that no index serves the user's half. */
    private static final String OWN_TENANT_OR_SHARED_USER =
            "E'((tenant_id = (NULLIF(current_setting(''sextant.tenant''::text, true), ''''::text))::uuid) OR (\\nCASE\\n"
                    + "    WHEN (grantee_kind = ''user''::text) THEN grantee_id\\n    ELSE NULL::uuid\\nEND"
                    + " = (NULLIF(current_setting(''sextant.tenant''::text, true), ''''::text))::uuid))'";

    private static final String USING = "pg_get_expr(p.polqual, p.polrelid)";
    private static final String CHECK =
            "coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid))";

    /** Functions of all schemas but the server's own, with their text. */
    private static final String FUNCTIONS = """
            WITH functions AS (
              SELECT n.nspname || '.' || p.proname AS name, p.*, pg_get_functiondef(p.oid) AS text
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
              WHERE p.prokind IN ('f', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            )
            """;

    private static final String TABLES = """
            WITH tables AS (
              SELECT n.nspname || '.' || c.relname AS name, c.*, n.nspname,
                (SELECT a.attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped) AS tenant
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'
            )
            """;

    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry(
                    "row-level security is not enabled and forced",
                    TABLES
                            + "SELECT name FROM tables WHERE tenant IS NOT NULL AND NOT (relrowsecurity AND relforcerowsecurity)"),
            Map.entry(
                    "has no tenant and is not reviewed",
                    TABLES + "SELECT name FROM tables WHERE tenant IS NULL AND name NOT IN (" + TENANTLESS + ")"),
            Map.entry(
                    "a policy for the application is not exactly: own tenant",
                    TABLES + "SELECT name || ' ' || p.polname FROM tables t JOIN pg_policy p ON p.polrelid = t.oid"
                            + " WHERE (p.polroles @> ARRAY['sextant_app'::regrole::oid] OR p.polroles = '{0}')"
                            + " AND NOT ((" + USING + " IS NOT DISTINCT FROM " + OWN_TENANT
                            + " OR p.polcmd = 'a' AND p.polqual IS NULL)"
                            + " AND " + CHECK + " IS NOT DISTINCT FROM " + OWN_TENANT + ")"
                            + " AND NOT (name IN (" + OWN_USER_TABLES + ") AND p.polcmd IN ('r', 'w', 'd')"
                            + " AND " + USING + " IS NOT DISTINCT FROM " + OWN_TENANT_OR_USER
                            + " AND " + CHECK + " IS NOT DISTINCT FROM " + OWN_TENANT_OR_USER + ")"
                            + " AND NOT (name = 'cases.share' AND p.polcmd IN ('r', 'd')"
                            + " AND " + USING + " IS NOT DISTINCT FROM " + OWN_TENANT_OR_SHARED_USER + ")"),
            Map.entry(
                    "whose a row is can be changed",
                    TABLES + "SELECT name || ' ' || a.attname || ' ' || r.role FROM tables t"
                            + " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname IN ('tenant_id', 'user_id')"
                            + " CROSS JOIN unnest(ARRAY['sextant_app', 'sextant_worker']) r(role)"
                            + " WHERE EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND " + USING
                            + " LIKE '%user_id%') AND has_column_privilege(r.role, t.oid, a.attnum, 'UPDATE')"),
            Map.entry(
                    "a policy for another role is not reviewed",
                    TABLES + "SELECT name || ' ' || p.polname || ' ' || r.role::regrole FROM tables t"
                            + " JOIN pg_policy p ON p.polrelid = t.oid CROSS JOIN LATERAL unnest(p.polroles) r(role)"
                            + " WHERE r.role NOT IN (0, 'sextant_app'::regrole::oid)"
                            + " AND name || ' ' || p.polname || ' ' || r.role::regrole NOT IN (" + REVIEWED_POLICIES
                            + ")"),
            Map.entry(
                    "more than one policy for the application",
                    TABLES + "SELECT name || ' ' || c.cmd FROM tables t JOIN pg_policy p ON p.polrelid = t.oid"
                            + " JOIN unnest(ARRAY['r', 'a', 'w', 'd']) c(cmd) ON p.polcmd::text IN (c.cmd, '*')"
                            + " WHERE p.polroles @> ARRAY['sextant_app'::regrole::oid] OR p.polroles = '{0}'"
                            + " GROUP BY name, c.cmd HAVING count(*) > 1"),
            Map.entry(
                    "a unique index without the tenant",
                    TABLES + "SELECT i.indexrelid::regclass::text FROM tables t JOIN pg_index i ON i.indrelid = t.oid"
                            + " WHERE t.tenant IS NOT NULL AND i.indisunique AND NOT t.tenant = ANY (i.indkey::smallint[])"
                            + " AND (has_any_column_privilege('sextant_app', t.oid, 'INSERT, UPDATE')"
                            + " OR has_any_column_privilege('sextant_worker', t.oid, 'INSERT, UPDATE'))"
                            + " AND i.indexrelid::regclass::text NOT IN (" + REVIEWED_INDEXES + ")"),
            Map.entry(
                    "a foreign key without the tenant",
                    TABLES
                            + "SELECT t.name || ' ' || k.conname FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'"
                            + " LEFT JOIN tables f ON f.oid = k.confrelid"
                            + " WHERE t.tenant IS NOT NULL AND (f.tenant IS NULL OR NOT t.tenant = ANY (k.conkey)"
                            + " OR k.confkey[array_position(k.conkey, t.tenant)] IS DISTINCT FROM f.tenant)"),
            Map.entry(
                    "a foreign key into another context",
                    TABLES
                            + "SELECT t.name || ' ' || k.conname FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'"
                            + " JOIN tables f ON f.oid = k.confrelid WHERE f.nspname <> t.nspname"),
            Map.entry(
                    "a grant that row-level security does not hold",
                    TABLES
                            + "SELECT name || ' ' || a.privilege_type || ' ' || CASE a.grantee WHEN 0 THEN 'public' ELSE a.grantee::regrole::text END"
                            + " FROM tables t CROSS JOIN LATERAL aclexplode(t.relacl) a WHERE a.grantee <> t.relowner"
                            + " AND (a.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER') OR a.grantee = 0)"),
            Map.entry(
                    "a partition that can be reached beside its parent",
                    TABLES
                            + "SELECT name FROM tables t CROSS JOIN LATERAL aclexplode(t.relacl) a WHERE t.relispartition AND a.grantee <> t.relowner"),
            Map.entry(
                    "the worker may touch more than dispatch tables",
                    TABLES + "SELECT DISTINCT name FROM tables t WHERE name NOT IN (" + DISPATCH_TABLES + ") AND ("
                            + "has_any_column_privilege('sextant_worker', t.oid, 'SELECT') OR has_table_privilege('sextant_worker', t.oid, 'INSERT, UPDATE, DELETE'))"),
            Map.entry(
                    "the worker may read what an event says",
                    "SELECT a.attrelid::regclass || ' ' || a.attname FROM pg_attribute a WHERE (a.attrelid = 'shared.outbox'::regclass"
                            + " AND a.attname IN ('payload', 'actor') OR a.attrelid = 'shared.audit_entry'::regclass"
                            + " AND a.attnum > 0 AND a.attname NOT IN ('tenant_id', 'id', 'transaction')"
                            + " OR a.attrelid = 'messaging.parked'::regclass AND a.attname = 'cause'"
                            + " OR a.attrelid = 'messaging.webhook'::regclass AND a.attnum > 0 AND a.attname NOT IN ('tenant_id', 'id')"
                            + " OR a.attrelid = 'messaging.webhook_delivery'::regclass AND a.attname IN ('body', 'attempts', 'event_type')"
                            + " OR a.attrelid = 'shared.job'::regclass AND a.attnum > 0"
                            + " AND a.attname NOT IN ('tenant_id', 'id', 'due_at', 'lane') OR a.attrelid = 'shared.schedule'::regclass"
                            + " AND a.attnum > 0 AND a.attname NOT IN ('tenant_id', 'id', 'next_at'))"
                            + " AND has_column_privilege('sextant_worker', a.attrelid, a.attnum, 'SELECT')"),
            Map.entry(
                    "the audit trail can be changed",
                    TABLES
                            + "SELECT name || ' ' || r.role FROM tables t CROSS JOIN unnest(ARRAY['sextant_app', 'sextant_worker']) r(role)"
                            + " WHERE name LIKE 'shared.audit%' AND has_table_privilege(r.role, t.oid, 'UPDATE, DELETE, TRUNCATE')"),
            Map.entry(
                    "a view that runs as its owner",
                    "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'v'"
                            + " AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
                            + " AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)"),
            Map.entry(
                    "a materialized view that can be read",
                    "SELECT c.oid::regclass::text FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a"
                            + " WHERE c.relkind = 'm' AND a.grantee <> c.relowner"),
            Map.entry(
                    "a function that runs as the owner without a fixed search_path",
                    "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                            + " WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
                            + " AND NOT coalesce(p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)"),
            Map.entry(
                    "a function that everybody may call",
                    "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                            + " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')"
                            + " AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)"),
            Map.entry(
                    "a function that runs as the owner and is not reviewed",
                    "SELECT p.oid::regprocedure || ' ' || a.grantee::regrole FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                            + " CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
                            + " WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND a.grantee NOT IN (0, p.proowner)"
                            + " AND n.nspname || '.' || p.proname || ' ' || a.grantee::regrole NOT IN ("
                            + REVIEWED_DEFINERS + ")"),
            Map.entry(
                    "a function that reads the tenant and may be folded into a plan",
                    FUNCTIONS
                            + "SELECT name FROM functions f WHERE f.provolatile = 'i' AND f.text LIKE '%current_setting%'"),
            Map.entry(
                    "a function that is trusted with hidden rows",
                    FUNCTIONS + "SELECT name FROM functions f WHERE f.proleakproof"),
            Map.entry(
                    "a function that tells all tenants something",
                    FUNCTIONS + "SELECT name FROM functions f WHERE f.text ~* '\\m(pg_notify|notify|listen)\\M'"),
            Map.entry(
                    "a function with a lock that all tenants share",
                    FUNCTIONS + "SELECT name FROM functions f WHERE f.text ~* 'advisory' AND name NOT IN ("
                            + REVIEWED_LOCKS + ")"),
            Map.entry(
                    "a tenant that is set for longer than a transaction",
                    FUNCTIONS + "SELECT name FROM functions f WHERE f.proconfig::text LIKE '%sextant.%'"
                            + " OR f.text ~* 'set_config\\(''sextant[^)]*false|\\mset\\s+(session\\s+)?sextant'"
                            + " UNION ALL SELECT s.setrole::text || ' ' || s.setconfig::text FROM pg_db_role_setting s"
                            + " WHERE s.setconfig::text ~ '(sextant\\.|row_security|search_path)'"),
            Map.entry(
                    "a sequence, which counts for all tenants",
                    "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE c.relkind = 'S' AND n.nspname NOT IN ('pg_catalog', 'information_schema')"),
            Map.entry(
                    "a rule, which runs as the owner of its table",
                    TABLES + "SELECT name || ' ' || w.rulename FROM tables t JOIN pg_rewrite w ON w.ev_class = t.oid"),
            Map.entry("a publication, which no policy holds", "SELECT p.pubname::text FROM pg_publication p"),
            Map.entry("a large object, which no policy holds", "SELECT l.oid::text FROM pg_largeobject_metadata l"),
            Map.entry(
                    "a serving role that is a member of another",
                    "SELECT m.member::regrole || ' ' || m.roleid::regrole FROM pg_auth_members m"
                            + " WHERE m.member IN ('sextant_app'::regrole, 'sextant_worker'::regrole)"),
            Map.entry(
                    "a serving role that is too powerful",
                    "SELECT r.rolname FROM pg_roles r WHERE r.rolname IN ('sextant_app', 'sextant_worker')"
                            + " AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR pg_has_role(r.oid, 'sextant_owner', 'MEMBER'))"),
            Map.entry(
                    "a serving role that owns something",
                    "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relowner IN ('sextant_app'::regrole, 'sextant_worker'::regrole)"),
            Map.entry(
                    "a serving role that may create",
                    "SELECT r.rolname || ' ' || n.nspname FROM pg_roles r CROSS JOIN pg_namespace n"
                            + " WHERE r.rolname IN ('sextant_app', 'sextant_worker') AND n.nspname NOT LIKE 'pg_temp%' AND n.nspname NOT LIKE 'pg_toast%'"
                            + " AND has_schema_privilege(r.oid, n.oid, 'CREATE')"
                            + " UNION ALL SELECT r.rolname || ' ' || current_database() FROM pg_roles r"
                            + " WHERE r.rolname IN ('sextant_app', 'sextant_worker') AND has_database_privilege(r.oid, current_database(), 'CREATE, TEMPORARY')"));

    private CatalogueAudit() {}

    /** How many kinds of finding there are. */
    static int kinds() {
        return QUESTIONS.size();
    }

    /** One line per finding, as "what: where". */
    static List<String> findings(Connection superuser) throws SQLException {
        var findings = new ArrayList<String>();
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            try (var statement = superuser.createStatement();
                    var rows = statement.executeQuery(question.getValue())) {
                while (rows.next()) {
                    findings.add(question.getKey() + ": " + rows.getString(1));
                }
            }
        }
        return findings.stream().sorted().toList();
    }
}
