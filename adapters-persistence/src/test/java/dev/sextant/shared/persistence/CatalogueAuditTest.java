package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueAuditTest {

    private static final String TABLE =
            "CREATE TABLE cases.careless (tenant_id uuid, id uuid, other uuid, PRIMARY KEY (tenant_id, id));"
                    + " ALTER TABLE cases.careless ENABLE ROW LEVEL SECURITY; ALTER TABLE cases.careless FORCE ROW LEVEL SECURITY;";

    private static final String TENANT = "nullif(current_setting('sextant.tenant', true), '')::uuid";

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = PostgresForTests.freshDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_migrated_schema_has_no_finding() throws SQLException {
        try (Connection superuser = database.superuser().getConnection()) {
            assertThat(CatalogueAudit.findings(superuser)).isEmpty();
        }
    }

    @Test
    void the_audit_looks_at_something() throws SQLException {
        try (Connection superuser = database.superuser().getConnection();
                var statement = superuser.createStatement();
                var count = statement.executeQuery(
                        "SELECT count(*) FROM pg_policy p WHERE p.polroles @> ARRAY['sextant_app'::regrole::oid]")) {
            count.next();
            assertThat(count.getInt(1)).isGreaterThanOrEqualTo(10);
        }
        assertThat(carelessness().map(arguments -> arguments.get()[0]).distinct())
                .as("every kind of finding has a migration that is caught")
                .hasSize(CatalogueAudit.kinds());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("carelessness")
    void a_careless_migration_is_caught(String finding, String sql) throws SQLException {
        try (Connection superuser = database.superuser().getConnection()) {
            superuser.setAutoCommit(false);
            try (var statement = superuser.createStatement()) {
                statement.execute(sql);
                List<String> findings = CatalogueAudit.findings(superuser);
                assertThat(findings).as(sql).anyMatch(line -> line.startsWith(finding + ": "));
            } finally {
                superuser.rollback();
            }
        }
    }

    static Stream<Arguments> carelessness() {
        return Stream.of(
                of(
                        "row-level security is not enabled and forced",
                        "ALTER TABLE cases.message NO FORCE ROW LEVEL SECURITY"),
                of(
                        "row-level security is not enabled and forced",
                        "ALTER TABLE cases.message DISABLE ROW LEVEL SECURITY"),
                of("row-level security is not enabled and forced", "CREATE TABLE public.forgotten (tenant_id uuid)"),
                of("the audit trail can be changed", "GRANT DELETE ON shared.audit_link TO sextant_app"),
                of("the audit trail can be changed", "GRANT UPDATE ON shared.audit_entry TO sextant_worker"),
                of("has no tenant and is not reviewed", "CREATE TABLE cases.lookup (id uuid)"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        TABLE + "CREATE POLICY p ON cases.careless TO sextant_app USING (true)"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        TABLE + "CREATE POLICY p ON cases.careless FOR INSERT WITH CHECK (true)"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        "CREATE FUNCTION cases.me() RETURNS uuid LANGUAGE sql IMMUTABLE AS"
                                + " $$SELECT current_setting('sextant.tenant')::uuid$$; " + TABLE
                                + "CREATE POLICY p ON cases.careless TO sextant_app USING (tenant_id = cases.me())"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        "DROP POLICY add ON identity.session; CREATE POLICY add ON identity.session FOR INSERT TO sextant_app"
                                + " WITH CHECK (tenant_id = " + TENANT + " OR user_id = " + TENANT + ")"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        "DROP POLICY see ON identity.session; CREATE POLICY see ON identity.session FOR SELECT TO sextant_app"
                                + " USING (tenant_id = " + TENANT + " OR user_id IS NOT NULL)"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        "DROP POLICY change ON identity.session; CREATE POLICY change ON identity.session FOR UPDATE TO sextant_app"
                                + " USING (tenant_id = " + TENANT + " OR user_id = " + TENANT + ") WITH CHECK (true)"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        TABLE
                                + "ALTER TABLE cases.careless ADD user_id uuid; CREATE POLICY p ON cases.careless FOR SELECT"
                                + " TO sextant_app USING (tenant_id = " + TENANT + " OR user_id = " + TENANT + ")"),
                of("whose a row is can be changed", "GRANT UPDATE ON identity.session TO sextant_app"),
                of("whose a row is can be changed", "GRANT UPDATE (user_id) ON identity.api_key TO sextant_app"),
                of(
                        "whose a row is can be changed",
                        "GRANT UPDATE (tenant_id) ON identity.membership TO sextant_worker"),
                of(
                        "a policy for another role is not reviewed",
                        "CREATE POLICY p ON cases.message TO sextant_worker USING (true)"),
                of(
                        "more than one policy for the application",
                        "CREATE POLICY p ON cases.message FOR SELECT TO sextant_app USING (tenant_id IS NOT NULL)"),
                of(
                        "more than one policy for the application",
                        "CREATE POLICY p ON identity.session FOR DELETE TO sextant_app USING (tenant_id = " + TENANT
                                + ")"),
                of(
                        "more than one policy for the application",
                        "CREATE POLICY p ON cases.share FOR DELETE TO sextant_app USING (tenant_id IS NOT NULL)"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        "ALTER POLICY own_tenant_or_user_sees ON cases.share USING (tenant_id = " + TENANT
                                + " OR grantee_id = " + TENANT + ")"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        "ALTER POLICY own_tenant_changes ON cases.share USING (tenant_id = " + TENANT
                                + " OR CASE WHEN grantee_kind = 'user' THEN grantee_id END = " + TENANT + ")"),
                of(
                        "a policy for the application is not exactly: own tenant",
                        "ALTER POLICY own_tenant_gives ON cases.share WITH CHECK (grantee_id = " + TENANT + ")"),
                of("a unique index without the tenant", "CREATE UNIQUE INDEX ON cases.message (id)"),
                of("a unique index without the tenant", "GRANT INSERT ON identity.account_address TO sextant_app"),
                of("a unique index without the tenant", "CREATE UNIQUE INDEX ON identity.session (id)"),
                of("a unique index without the tenant", "ALTER TABLE cases.message ADD UNIQUE (content)"),
                of(
                        "a foreign key without the tenant",
                        TABLE + "ALTER TABLE cases.careless ADD UNIQUE (id);"
                                + "ALTER TABLE cases.message ADD FOREIGN KEY (case_id) REFERENCES cases.careless (id)"),
                of(
                        "a foreign key without the tenant",
                        "ALTER TABLE cases.message ADD FOREIGN KEY (id, tenant_id) REFERENCES cases.case_record (tenant_id, id)"),
                of(
                        "a foreign key into another context",
                        "ALTER TABLE investigation.file ADD FOREIGN KEY (tenant_id, case_id) REFERENCES cases.case_record (tenant_id, id)"),
                of("a grant that row-level security does not hold", "GRANT TRUNCATE ON cases.message TO sextant_app"),
                of(
                        "a grant that row-level security does not hold",
                        "GRANT REFERENCES ON cases.message TO sextant_worker"),
                of("a grant that row-level security does not hold", "GRANT TRIGGER ON cases.message TO sextant_app"),
                of("a grant that row-level security does not hold", "GRANT SELECT ON cases.message TO PUBLIC"),
                of(
                        "a partition that can be reached beside its parent",
                        "GRANT SELECT ON shared.outbox_rest TO sextant_app"),
                of(
                        "the worker may touch more than dispatch tables",
                        "GRANT SELECT (id) ON cases.message TO sextant_worker"),
                of("the worker may read what an event says", "GRANT SELECT ON shared.outbox TO sextant_worker"),
                of("a view that runs as its owner", "CREATE VIEW cases.all_messages AS SELECT * FROM cases.message"),
                of(
                        "a materialized view that can be read",
                        "CREATE MATERIALIZED VIEW cases.counts AS SELECT tenant_id, count(*) FROM cases.message GROUP BY tenant_id;"
                                + " GRANT SELECT ON cases.counts TO sextant_app"),
                of(
                        "a function that runs as the owner without a fixed search_path",
                        "CREATE FUNCTION cases.peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS $$SELECT count(*) FROM cases.message$$"),
                of(
                        "a function that everybody may call",
                        "CREATE FUNCTION cases.open() RETURNS bigint LANGUAGE sql AS $$SELECT 1::bigint$$; GRANT EXECUTE ON FUNCTION cases.open() TO PUBLIC"),
                of(
                        "a function that runs as the owner and is not reviewed",
                        "CREATE FUNCTION cases.peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
                                + " AS $$SELECT count(*) FROM cases.message$$; GRANT EXECUTE ON FUNCTION cases.peek() TO sextant_app"),
                of(
                        "a function that reads the tenant and may be folded into a plan",
                        "CREATE FUNCTION cases.me() RETURNS uuid LANGUAGE sql IMMUTABLE AS"
                                + " $$SELECT current_setting('sextant.tenant')::uuid$$"),
                of(
                        "a function that is trusted with hidden rows",
                        "CREATE FUNCTION cases.same(a text, b text) RETURNS boolean LANGUAGE sql LEAKPROOF AS $$SELECT a = b$$"),
                of(
                        "a function that tells all tenants something",
                        "CREATE FUNCTION cases.tell() RETURNS trigger LANGUAGE plpgsql AS"
                                + " $$BEGIN PERFORM pg_notify('cases', NEW.title); RETURN NULL; END$$"),
                of(
                        "a function with a lock that all tenants share",
                        "CREATE FUNCTION cases.alone() RETURNS void LANGUAGE sql AS $$SELECT pg_advisory_xact_lock(1)$$"),
                of(
                        "a tenant that is set for longer than a transaction",
                        "CREATE FUNCTION cases.become(t text) RETURNS text LANGUAGE sql AS"
                                + " $$SELECT set_config('sextant.tenant', t, false)$$"),
                of(
                        "a tenant that is set for longer than a transaction",
                        "CREATE FUNCTION cases.as_one() RETURNS bigint LANGUAGE sql SET sextant.tenant = 'x' AS"
                                + " $$SELECT count(*) FROM cases.message$$"),
                of(
                        "a tenant that is set for longer than a transaction",
                        "ALTER ROLE sextant_app SET sextant.tenant = '00000000-0000-7000-8000-000000000000'"),
                of("a sequence, which counts for all tenants", "CREATE SEQUENCE cases.number"),
                of(
                        "a sequence, which counts for all tenants",
                        "ALTER TABLE cases.message ADD number bigint GENERATED ALWAYS AS IDENTITY"),
                of(
                        "a rule, which runs as the owner of its table",
                        "CREATE RULE also AS ON INSERT TO cases.message DO ALSO SELECT count(*) FROM cases.message"),
                of("a publication, which no policy holds", "CREATE PUBLICATION everything FOR TABLE cases.message"),
                of("a large object, which no policy holds", "SELECT lo_create(0)"),
                of("a serving role that is a member of another", "GRANT pg_read_all_data TO sextant_app"),
                of("a serving role that is a member of another", "GRANT pg_monitor TO sextant_worker"),
                of("a serving role that is too powerful", "GRANT sextant_owner TO sextant_app"),
                of("a serving role that is too powerful", "ALTER ROLE sextant_worker BYPASSRLS"),
                of("a serving role that owns something", "ALTER TABLE cases.message OWNER TO sextant_app"),
                of("a serving role that may create", "GRANT CREATE ON SCHEMA cases TO sextant_app"));
    }

    private static Arguments of(String finding, String sql) {
        return Arguments.of(finding, sql);
    }
}
