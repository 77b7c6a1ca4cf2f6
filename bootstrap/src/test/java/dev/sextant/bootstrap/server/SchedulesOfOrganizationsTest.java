package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.Programs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules of a real server, on the clocks of organisations. */
class SchedulesOfOrganizationsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PASSWORD = "correct horse battery";
    private static final String SCHEDULES = "/api/v1/schedules";

    @TempDir
    private Path directory;

    private Server server() {
        var environment = Map.of(
                "SEXTANT_DATA",
                directory.resolve("data").toString(),
                "SEXTANT_DATABASE_PROGRAMS",
                Programs.SHARED.toString(),
                "SEXTANT_MODE",
                "enterprise",
                "SEXTANT_TIME_ZONE",
                "Europe/Berlin",
                "SEXTANT_PORT",
                "0");
        return Server.start(Configuration.read(Flags.none(), environment, directory)
                .getOrElseThrow(errors -> new AssertionError(errors.toString())));
    }

    private static HttpResponse<String> done(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static HttpResponse<String> nightly(EnterpriseClient client, String token, String more) throws Exception {
        return done(
                201,
                client.send(
                        "POST",
                        SCHEDULES,
                        token,
                        "{\"name\":\"nightly\",\"kind\":\"verify_audit\",\"cron\":\"30 2 * * *\"" + more + "}"));
    }

    private static LocalTime timeOfNextRun(HttpResponse<String> schedule, String zone) {
        return Instant.parse(EnterpriseClient.field(schedule, "next_run_at"))
                .atZone(ZoneId.of(zone))
                .toLocalTime();
    }

    @Test
    void schedules_follow_the_clocks_of_their_organisation_and_the_trail_says_who_did_what_to_them() throws Exception {
        try (Server server = server()) {
            var client = new EnterpriseClient(server.url());
            String place = "/api/v1/organizations/"
                    + EnterpriseClient.field(
                            done(201, client.register("ada@example.com", PASSWORD, "example")), "organization_id");
            String ada = client.logIn("ada@example.com", PASSWORD);
            HttpResponse<String> made = nightly(client, ada, "");
            String following = SCHEDULES + "/" + EnterpriseClient.field(made, "id");
            String own = SCHEDULES + "/"
                    + EnterpriseClient.field(nightly(client, ada, ",\"time_zone\":\"America/New_York\""), "id");
            assertThat(made.body())
                    .contains("\"time_zone\":\"Europe/Berlin\"", "\"time_zone_source\":\"organization\"");
            assertThat(timeOfNextRun(made, "Europe/Berlin")).isEqualTo(LocalTime.of(2, 30));

            assertThat(done(400, client.send("PATCH", place, ada, "{\"time_zone\":\"Middle/Earth\"}", "If-Match", "*"))
                            .body())
                    .contains("\"field\":\"/time_zone\"");
            assertThat(done(200, client.send("PATCH", place, ada, "{\"time_zone\":\"Asia/Tokyo\"}", "If-Match", "*"))
                            .body())
                    .contains("\"time_zone\":\"Asia/Tokyo\"");

            Eventually.is(SOON, () -> client.get(following, ada).body().contains("\"time_zone\":\"Asia/Tokyo\""));
            assertThat(timeOfNextRun(client.get(following, ada), "Asia/Tokyo")).isEqualTo(LocalTime.of(2, 30));
            assertThat(client.get(own, ada).body())
                    .contains("\"time_zone\":\"America/New_York\"", "\"time_zone_source\":\"schedule\"");
            assertThat(nightly(client, ada, "").body()).contains("\"time_zone\":\"Asia/Tokyo\"");

            done(200, client.send("PATCH", following, ada, "{\"paused\":true}", "If-Match", "*"));
            done(200, client.send("PATCH", following, ada, "{\"paused\":false,\"name\":\"n\"}", "If-Match", "*"));
            done(204, client.send("DELETE", following, ada, "", "If-Match", "*"));
            for (String action : new String[] {"created", "paused", "changed", "resumed", "deleted"}) {
                assertThat(client.get(place + "/audit?action=schedule." + action, ada)
                                .body())
                        .contains("\"action\":\"schedule." + action + "\"");
            }
        }
    }
}
