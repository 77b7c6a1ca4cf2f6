package dev.sextant.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.cli.CommandLineRun;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.bootstrap.isolation.Web.Answer;
import dev.sextant.bootstrap.server.Server;
import dev.sextant.shared.domain.TypeId;
import dev.sextant.shared.web.Operations;
import dev.sextant.shared.web.Operations.Operation;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two organisations on a real server and a real database, and every operation of the contract with every id of the one, asked for by everybody of the other and by those who show no token, or one that is good for nothing. Which
 * operations there are and where ids stand in them is read in the contract that the server itself gives out.
 */
class IsolationMatrixTest {

    private static final String MASTER_KEY = "bWF0cml4IG9mIHR3byBvcmdhbmlzYXRpb25zLCAzMi4=";
    private static final Duration FELT_WITHIN = Duration.ofSeconds(10);

    @TempDir
    private static Path directory;

    private static Server server;
    private static Connection superuser;
    private static Web web;
    private static Operations operations;
    private static Furnished theirs;
    private static Furnished own;

    @BeforeAll
    static void furnish() throws SQLException {
        server = Server.start(configuration());
        superuser = ((LocalDatabase) server.database()).embedded().superuser();
        web = new Web(server.url());
        operations = new Operations(web.send("GET", "/openapi.json", "", "").json());
        theirs = new Furnished(web, "zeppelin");
        own = new Furnished(web, "aardvark");
        for (Furnished each : List.of(theirs, own)) {
            each.has("letter", deadLetter(each));
        }
    }

    /** What a subscriber could not handle, which nobody can bring about from outside; of one that no program serves, so that nothing becomes of it by itself. */
    private static String deadLetter(Furnished whose) throws SQLException {
        UUID id = UUID.nameUUIDFromBytes(whose.word().getBytes(StandardCharsets.UTF_8));
        try (var statement = superuser.createStatement()) {
            statement.execute(
                    "INSERT INTO messaging.subscriber (id, name, lanes) VALUES (900, 'nobody', 1) ON CONFLICT DO NOTHING");
            statement.execute(
                    "INSERT INTO messaging.parked (tenant_id, id, subscriber, lane, aggregate_type, aggregate_id, event_id, recorded_at,"
                            + " at_version, at_sequence, type, version, delivery, state, attempts, cause_group, cause, first_failed_at, last_failed_at)"
                            + " VALUES ('"
                            + TypeId.parse("org", whose.id("org")).get() + "', '" + id
                            + "', 900, 0, 'case', gen_random_uuid(), gen_random_uuid(), now(), 1, 0, 'case.opened', 1, gen_random_uuid(), 'DEAD', 8, '"
                            + whose.word() + "', '" + whose.word() + "', now(), now())");
        }
        return TypeId.format("letter", id);
    }

    @AfterAll
    static void stop() throws SQLException {
        superuser.close();
        server.close();
    }

    private static Configuration configuration() {
        var values = new EnumMap<Key, String>(Map.of(
                Key.DATA,
                directory.toString(),
                Key.MODE,
                "enterprise",
                Key.PORT,
                "0",
                Key.MASTER_KEY,
                MASTER_KEY,
                Key.PLAN_FREE,
                "rate=unlimited",
                Key.RATE_STRANGERS,
                "unlimited",
                Key.WEBHOOKS_ALLOWED,
                Furnished.NOBODY_RECEIVES,
                Key.DATABASE_PROGRAMS,
                Programs.SHARED.toString()));
        return Configuration.read(new Flags(Option.none(), values), Map.of(), directory)
                .getOrElseThrow(errors -> new AssertionError(List.copyOf(errors).toString()));
    }

    /** The same server, for its command line. */
    private static Map<String, String> environment() {
        return Map.of(
                "SEXTANT_DATA",
                directory.toString(),
                "SEXTANT_MODE",
                "enterprise",
                "SEXTANT_MASTER_KEY",
                MASTER_KEY,
                "SEXTANT_DATABASE_PROGRAMS",
                Programs.SHARED.toString());
    }

    private static Visitors visitors(Rows rows) throws Exception {
        var live = new LinkedHashMap<String, String>();
        own.tokens().forEach((who, token) -> live.put(who + " of another organisation", token));
        live.put("who runs the platform", tokenOfThePlatform());
        return new Visitors(live, dead(rows));
    }

    private static String tokenOfThePlatform() {
        String somebody = own.newcomer();
        var run = CommandLineRun.in(directory, environment(), "admin", "appoint-super-admin", somebody);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        return own.logIn(somebody, "platform").at("/access_token");
    }

    /** Each was good, or would be but for one thing. */
    private static Map<String, String> dead(Rows rows) throws Exception {
        String token = theirs.token("owner");
        Instant now = Instant.now();
        String good = ExpiredToken.of(token, now.minusSeconds(10), now.plusSeconds(60), rows, MASTER_KEY);
        web.send("GET", "/api/v1/cases", good, "").with(200);
        String ended = theirs.logIn(theirs.owner()).at("/access_token");
        web.send("POST", "/api/v1/auth/logout", ended, "").with(204);
        var dead = new LinkedHashMap<>(Map.of(
                "an expired token",
                ExpiredToken.of(token, now.minusSeconds(1000), now.minusSeconds(70), rows, MASTER_KEY),
                "a token of an ended session",
                ended,
                "a revoked API key",
                theirs.revokedKey()));
        Eventually.is(
                FELT_WITHIN,
                () -> dead.values().stream()
                        .allMatch(each ->
                                web.send("GET", "/api/v1/cases", each, "").status() == 401));
        dead.put("nobody", "");
        return dead;
    }

    private static boolean namesThings(Operation operation) {
        return !operations.places(operation).isEmpty();
    }

    @Test
    void nobody_reaches_into_another_organisation_or_learns_what_is_in_it() throws Exception {
        var rows = new Rows(superuser, theirs.planes());
        var visitors = visitors(rows);
        everythingThatIsAskedForIsThere();
        Eventually.is(FELT_WITHIN, rows::isSettled);
        Map<String, String> before = rows.hashes();
        long start = System.nanoTime();

        var matrix = new Matrix(web, operations, own, theirs::id, theirs.canaries());
        for (Operation operation : operations.all()) {
            if (namesThings(operation)) {
                visitors.all().forEach((who, token) -> matrix.tryOut(operation, who, token, visitors.isDead(who)));
            } else {
                plain(matrix, visitors, operation);
            }
        }

        assertThat(matrix.findings()).isEmpty();
        assertThat(rows.hashes()).isEqualTo(before);
        assertThat(before).hasSizeGreaterThan(20);
        assertThat(matrix.tried())
                .isEqualTo(operations.all().stream().map(Operation::toString).collect(Collectors.toSet()));
        System.out.println("Isolation matrix: " + matrix.summary() + "; "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
    }

    /** Otherwise all would be answered as if it had never been, because it never was. */
    private static void everythingThatIsAskedForIsThere() {
        for (Operation operation : operations.all()) {
            if (operation.method().equals("GET") && namesThings(operation)) {
                String path = operations
                        .request(
                                operation,
                                (same, place) -> theirs.id(place.kinds().getFirst()))
                        .path();
                web.send("GET", path, theirs.token("owner"), "").with(200);
            }
        }
    }

    /** What names nothing can only tell too much; whoever does it with a session may end it, so each time somebody new does. */
    private static void plain(Matrix matrix, Visitors visitors, Operation operation) {
        visitors.dead().forEach((who, token) -> {
            Answer answer = matrix.tryPlain(operation, who, token);
            if (!operation.isOpen()) {
                assertThat(answer.status()).as(who + " asks for " + operation).isEqualTo(401);
            }
        });
        if (operation.method().equals("GET")) {
            visitors.live().forEach((who, token) -> matrix.tryPlain(operation, who, token));
        } else if (!operation.isOpen()) {
            matrix.tryPlain(
                    operation,
                    "a member of another organisation",
                    own.logIn(own.newcomer()).at("/access_token"));
        }
    }

    /** A harness that is never red proves nothing: with one guard off it must find what comes through. */
    @Test
    void without_row_level_security_on_one_table_the_matrix_finds_what_comes_through() throws SQLException {
        var matrix = new Matrix(web, operations, own, theirs::id, theirs.canaries());
        try (var statement = superuser.createStatement()) {
            statement.execute("ALTER TABLE identity.team DISABLE ROW LEVEL SECURITY");
            try {
                operations.all().stream()
                        .filter(operation -> operation.id().equals("getTeam"))
                        .forEach(operation -> matrix.tryOut(operation, "a stranger", own.token("owner"), false));
            } finally {
                statement.execute("ALTER TABLE identity.team ENABLE ROW LEVEL SECURITY");
            }
        }
        assertThat(matrix.findings())
                .anyMatch(finding -> finding.startsWith("not refused"))
                .anyMatch(finding -> finding.startsWith("not as what never was"))
                .anyMatch(finding -> finding.startsWith("tells zeppelin"));
    }

    @Test
    void a_mark_in_a_list_of_another_organisation_is_no_mark_at_all() {
        int tried = 0;
        for (Operation operation : operations.all()) {
            boolean isList = operation.parameters().stream()
                    .anyMatch(parameter -> parameter.path("name").asString().equals("cursor"));
            String mark = isList ? list(operation, theirs, "limit=1").at("/next_cursor") : "";
            if (!mark.isEmpty()) {
                Answer answer = list(operation, own, "limit=1&cursor=" + mark).with(400);
                Answer never = list(operation, own, "limit=1&cursor=" + "A".repeat(mark.length()));
                assertThat(answer.body().replaceAll("request_id\":\"[^\"]*", ""))
                        .as("%s", operation)
                        .isEqualTo(never.body().replaceAll("request_id\":\"[^\"]*", ""));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(3);
    }

    /** The owner's list of an organisation. */
    private static Answer list(Operation operation, Furnished whose, String query) {
        String path = operation.path();
        for (var place : operations.places(operation)) {
            path = path.replace("{" + place.name() + "}", whose.id(place.kinds().getFirst()));
        }
        return web.send("GET", path + "?" + query, whose.token("owner"), "");
    }

    @Test
    void a_case_that_does_not_concern_somebody_is_one_that_never_was_with_its_files_and_jobs() {
        Set<String> ofCases = Set.of("case", "prop", "file", "job");
        String before = everythingHidden();
        var matrix = new Matrix(web, operations, own, own::hiddenId, List.of());
        var some = new ArrayList<Operation>();
        for (Operation operation : operations.all()) {
            if (operations.places(operation).stream()
                    .anyMatch(place -> ofCases.contains(place.kinds().getFirst()))) {
                some.add(operation);
                for (String role : List.of("member", "viewer")) {
                    matrix.tryOut(operation, role, own.token(role), false);
                }
            }
        }

        assertThat(matrix.findings()).isEmpty();
        assertThat(some).hasSizeGreaterThan(20);
        assertThat(everythingHidden()).isEqualTo(before);
        System.out.println("Sharing matrix: " + matrix.summary());
    }

    /** All that its owner sees of it. */
    private static String everythingHidden() {
        String path = "/api/v1/cases/" + own.hiddenId("case");
        return List.of(
                        path,
                        path + "/messages",
                        path + "/transitions",
                        path + "/shares",
                        path + "/files",
                        "/api/v1/files/" + own.hiddenId("file"),
                        "/api/v1/jobs/" + own.hiddenId("job"))
                .stream()
                .map(part ->
                        web.send("GET", part, own.token("owner"), "").with(200).body())
                .collect(Collectors.joining("\n"));
    }
}
