package dev.sextant.cases.persistence;

import dev.sextant.cases.application.CaseFilter;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.CaseSort;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import dev.sextant.shared.persistence.TestDatabase;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;

/** Fills a database with cases and shares, and shows how the pages of a list are planned for people who see all, much, little and nothing. */
final class ListPlans {

    private static final TenantId TENANT = new TenantId(id(0, 1));
    /** Here every second case is shared with the organisation. */
    private static final TenantId OPEN = new TenantId(id(0, 2));

    private static final UUID TEAM = id(2, 1);
    private static final String EXPLAIN = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ";
    /** So many people open the cases and care for them. */
    private static final int PEOPLE = 100;

    private ListPlans() {}

    private static UUID id(int kind, long number) {
        return new UUID(0x0192_0000_0000_7000L | kind, 0x8000_0000_0000_0000L | number);
    }

    /** Everybody whose lists are looked at. */
    static Map<String, Actor> people() {
        var people = new LinkedHashMap<String, Actor>();
        people.put("manages cases", member(TENANT, 0, Set.of(CasePermissions.MANAGE)));
        people.put("opened one in a hundred", member(TENANT, 1, Set.of()));
        people.put("sees what one in a hundred shares", member(TENANT, 1_000, Set.of()));
        people.put("is in a team that sees one in ten", member(TENANT, 2_000, Set.of(), TEAM, id(2, 2)));
        people.put("sees nothing", member(TENANT, 3_000, Set.of()));
        people.put("sees half as everybody does", member(OPEN, 3_000, Set.of()));
        return people;
    }

    private static Actor member(TenantId tenant, long number, Set<Permission> permissions, UUID... teams) {
        return new Actor(tenant, new UserId(id(1, number)), permissions, Set.of(teams), Origin.of("req-test"));
    }

    /** Half of the cases belong to each tenant. */
    static void fill(TestDatabase database, int cases) {
        database.execute("ALTER TABLE cases.case_record DISABLE TRIGGER USER");
        database.execute("ALTER TABLE cases.share DISABLE TRIGGER USER");
        database.execute("CREATE FUNCTION public.person(number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS"
                + " $$SELECT ('01920000-0000-7001-8000-' || lpad(to_hex(number), 12, '0'))::uuid$$");
        database.execute(
                "INSERT INTO cases.case_record (tenant_id, id, version, title, description, severity, status, assignee, tags,"
                        + " message_count, opened_by, created_at, updated_at) SELECT CASE i % 2 WHEN 0 THEN '"
                        + TENANT.value() + "'::uuid ELSE '" + OPEN.value()
                        + "'::uuid END, gen_random_uuid(), 1, 'Case ' || i, '', 'low', 'consulting',"
                        + " CASE WHEN i % 3 = 0 THEN public.person(1 + i * 7919 / 2 % " + PEOPLE + ") END, '{}', 0,"
                        + " public.person(1 + i / 2 % " + PEOPLE + "), timestamptz '2026-01-01' + i * interval '1 s',"
                        + " timestamptz '2026-01-01' + (i + i * 7919 % 1000) * interval '1 s' FROM generate_series(1::bigint, "
                        + cases + ") i");
        share(database, "'user', public.person(1000)", TENANT, "mod(c.number, 100) = 0");
        share(database, "'team', '" + TEAM + "'::uuid", TENANT, "mod(c.number, 10) = 0");
        share(database, "'organization', c.tenant_id", OPEN, "mod(c.number, 2) = 0");
        database.execute("ALTER TABLE cases.case_record ENABLE TRIGGER USER");
        database.execute("ALTER TABLE cases.share ENABLE TRIGGER USER");
        database.execute("VACUUM ANALYZE cases.case_record");
        database.execute("VACUUM ANALYZE cases.share");
    }

    private static void share(TestDatabase database, String grantee, TenantId tenant, String which) {
        database.execute("INSERT INTO cases.share SELECT c.tenant_id, c.id, " + grantee
                + ", 'read', c.opened_by, c.created_at, c.created_at, c.updated_at FROM (SELECT *, row_number() OVER (ORDER BY created_at)"
                + " AS number FROM cases.case_record WHERE tenant_id = '" + tenant.value() + "') c WHERE " + which);
    }

    /** The first page, and one from the middle of the list. */
    static List<PageRequest> pages(int cases) {
        Instant middle = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(cases / 2);
        return List.of(
                PageRequest.first(),
                new PageRequest(
                        PageRequest.DEFAULT,
                        Option.some(new Cursor(List.of(middle.toString(), new UUID(0, 0).toString())))));
    }

    /**
     * How a page was found, with what each step really read.
     *
     * @param generic whether the plan is made once for everybody, as the server may do for a statement that comes often
     */
    static List<String> explain(
            JooqTransactions transactions, Actor actor, CaseSort sort, PageRequest page, boolean generic) {
        return transactions.read(actor, () -> {
            var dsl = transactions.dsl(actor);
            var query = JooqCaseQueries.listed(dsl, actor, CaseFilter.all(), new CaseOrder(sort, page));
            if (!generic) {
                return dsl.fetch(EXPLAIN + query.getSQL(ParamType.INLINED)).getValues(0, String.class);
            }
            var number = new AtomicInteger();
            String numbered =
                    Pattern.compile("\\?").matcher(query.getSQL()).replaceAll(mark -> "\\$" + number.incrementAndGet());
            String values = query.getBindValues().stream()
                    .map(value -> dsl.renderInlined(DSL.inline(value)))
                    .collect(Collectors.joining(", "));
            dsl.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            dsl.connection(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("PREPARE listed AS " + numbered);
                }
            });
            try {
                return dsl.fetch(EXPLAIN + "EXECUTE listed(" + values + ")").getValues(0, String.class);
            } finally {
                dsl.execute("DEALLOCATE listed");
            }
        });
    }
}
