package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the sources for what no policy and no right can forbid: it reaches all tenants, or stays on a connection that goes back to its pool. Each use is reviewed here, with its reason. */
class SqlInSourcesTest {

    private static final Map<String, Pattern> FINDINGS = Map.of(
            "tells every listener", Pattern.compile("\\bpg_notify\\b|\"(NOTIFY|LISTEN)\\b|^\\s*(NOTIFY|LISTEN)\\b"),
            "a setting that outlives the transaction",
                    Pattern.compile(
                            "set_config\\([^)]*,\\s*false\\s*\\)|\"SET (?!LOCAL)|\"RESET |^\\s*SET (?!LOCAL)(ROLE|SESSION)"),
            "a lock that outlives the transaction", Pattern.compile("pg_(try_)?advisory_lock(_shared)?\\("),
            "a lock that all tenants share", Pattern.compile("advisory_xact_lock"),
            "a copy past the statements", Pattern.compile("\"COPY |\\bCopyManager\\b|\\bgetCopyAPI\\b|^\\s*COPY "),
            "what other sessions do", Pattern.compile("pg_stat_activity|pg_stat_statements|pg_locks"));

    /** The uses that are in order. */
    private static final List<String> REVIEWED = List.of(
            "AsOwner.java: a setting that outlives the transaction", // connections of a migration, closed afterwards
            "AuditChain.java: a lock that all tenants share", // the tenant is in its key
            "ConnectionOutbox.java: tells every listener", // an empty word, in a transaction that nobody hears the end
            // of
            "JooqIdempotencyKeys.java: a lock that all tenants share", // the tenant is in its key
            "JooqSigningKeys.java: a lock that all tenants share", // the tenant is in its key
            "JooqUploadedFiles.java: a lock that all tenants share", // the tenant is in its key
            "JooqWebhooks.java: a lock that all tenants share", // the tenant is in its key
            "Leases.java: a lock that all tenants share", // when a program enrols its reactions at start
            "Pulse.java: tells every listener", // an empty word, by the worker
            "SqlSubscriberStatus.java: a lock that all tenants share", // when a subscriber is forgotten
            "V12__events_operator.sql: what other sessions do", // of whoever runs the platform; no query's text
            "V9__messaging.sql: a lock that all tenants share", // only the worker's functions may take it
            "V1__shared.sql: a lock that all tenants share"); // only the worker's function may take it

    private static List<String> findings(String file, String text) {
        return FINDINGS.entrySet().stream()
                .filter(finding -> text.lines()
                        .anyMatch(line -> finding.getValue().matcher(line).find()))
                .map(finding -> file + ": " + finding.getKey())
                .toList();
    }

    @Test
    void every_use_in_the_sources_is_reviewed() throws IOException {
        List<String> found = new ArrayList<>();
        int read = 0;
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/main/resources/db"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.addAll(findings(file.getFileName().toString(), Files.readString(file)));
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(40);
        assertThat(found).containsExactlyInAnyOrderElementsOf(REVIEWED);
    }

    @Test
    void each_kind_of_use_is_found() {
        Map<String, List<String>> careless = Map.of(
                "tells every listener",
                        List.of("dsl.execute(\"NOTIFY cases, 'x'\")", "SELECT pg_notify('c', NEW.title)"),
                "a setting that outlives the transaction",
                        List.of(
                                "SELECT set_config('sextant.tenant', ?, false)",
                                "execute(\"SET sextant.tenant = 'x'\")"),
                "a lock that outlives the transaction",
                        List.of("SELECT pg_advisory_lock(1)", "pg_try_advisory_lock(hashtext({0}))"),
                "a lock that all tenants share", List.of("pg_advisory_xact_lock(1)"),
                "a copy past the statements",
                        List.of("new CopyManager(c)", "execute(\"COPY cases.message TO STDOUT\")"),
                "what other sessions do", List.of("SELECT query FROM pg_stat_activity"));
        assertThat(careless).hasSameSizeAs(FINDINGS);
        careless.forEach((kind, lines) ->
                lines.forEach(line -> assertThat(findings("X", line)).as(line).contains("X: " + kind)));
    }
}
