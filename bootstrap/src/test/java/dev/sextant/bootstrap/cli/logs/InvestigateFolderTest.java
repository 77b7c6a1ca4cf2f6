package dev.sextant.bootstrap.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.cli.CommandLineRun;
import dev.sextant.bootstrap.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder of evidence on the command line, and what must not change the verdict. */
class InvestigateFolderTest {

    private static final String POD = "basket-6d5f7c9b8c-q7v2x";

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> bundle = new TreeMap<>();

    @BeforeEach
    void an_incident() {
        bundle.put("alert.json", """
                {"status": "firing", "alerts": [{"status": "firing", "startsAt": "2026-02-03T09:20:00Z", "fingerprint": "a1",
                  "labels": {"alertname": "KubePodCrashLooping", "severity": "critical", "namespace": "shop", "pod": "%s", "service": "basket"},
                  "annotations": {"summary": "Pod %s restarts again and again."}}]}
                """.formatted(POD, POD));
        bundle.put("pods.json", """
                {"apiVersion": "v1", "kind": "List", "items": [%s, %s]}
                """.formatted(pod(POD, false, 6, """
                        "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off 2m40s restarting failed container"}},
                        "lastState": {"terminated": {"reason": "OOMKilled", "exitCode": 137, "finishedAt": "2026-02-03T09:19:31Z"}}"""), pod("basket-6d5f7c9b8c-8xk4t", true, 0, """
                        "state": {"running": {"startedAt": "2026-01-28T07:00:09Z"}}""")));
        bundle.put("events.json", """
                {"apiVersion": "v1", "kind": "List", "items": [
                  {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "e1", "namespace": "shop"}, "type": "Warning", "reason": "BackOff", "count": 14,
                   "message": "Back-off restarting failed container basket in pod %s (reason: OOMKilled, exit code: 137)",
                   "involvedObject": {"kind": "Pod", "name": "%s", "namespace": "shop"},
                   "firstTimestamp": "2026-02-03T09:06:00Z", "lastTimestamp": "2026-02-03T09:19:40Z"}]}
                """.formatted(POD, POD));
    }

    private static String pod(String name, boolean ready, int restarts, String state) {
        return """
                {"apiVersion": "v1", "kind": "Pod",
                 "metadata": {"name": "%s", "namespace": "shop", "ownerReferences": [{"kind": "ReplicaSet", "name": "basket-6d5f7c9b8c"}]},
                 "spec": {"nodeName": "n1", "containers": [{"name": "basket", "image": "shop/basket:41", "resources": {"limits": {"memory": "256Mi"}}}]},
                 "status": {"phase": "Running", "startTime": "2026-01-28T07:00:02Z",
                   "conditions": [{"type": "Ready", "status": "%s"}, {"type": "PodScheduled", "status": "True"}],
                   "containerStatuses": [{"name": "basket", "ready": %s, "restartCount": %d, %s}]}}
                """.formatted(name, ready ? "True" : "False", ready, restarts, state);
    }

    private CommandLineRun run(String... options) throws IOException {
        Path incident = folder.resolve("incident");
        if (Files.exists(incident)) {
            try (var files = Files.list(incident)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(incident);
        for (Map.Entry<String, String> file : bundle.entrySet()) {
            Files.writeString(incident.resolve(file.getKey()), file.getValue());
        }
        List<String> arguments = new ArrayList<>(List.of("investigate", "incident"));
        arguments.addAll(List.of(options));
        return CommandLineRun.in(folder, Map.of(), arguments.toArray(String[]::new));
    }

    private JsonNode verdict() throws IOException {
        CommandLineRun run = run("--format", "json");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static List<String> signatures(JsonNode whole) {
        List<String> signatures = new ArrayList<>();
        whole.at("/verdict/causes")
                .forEach(cause -> signatures.add(cause.path("signature").asString()));
        return signatures;
    }

    private void isTheSameCause(int points) throws IOException {
        JsonNode whole = verdict();
        assertThat(signatures(whole)).containsExactly("kubernetes.oom-killed");
        assertThat(whole.at("/verdict/points").intValue()).isEqualTo(points);
    }

    private int points() throws IOException {
        return verdict().at("/verdict/points").intValue();
    }

    @Test
    void the_cause_is_told_with_its_proof() throws IOException {
        JsonNode whole = verdict();
        assertThat(whole.at("/verdict/kind").asString()).isEqualTo("cause");
        assertThat(whole.at("/verdict/category").asString()).isEqualTo("resource_exhaustion");
        assertThat(signatures(whole)).containsExactly("kubernetes.oom-killed");
        assertThat(whole.at("/verdict/summary").asString()).contains(POD).contains("137");
        assertThat(whole.at("/verdict/claims"))
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(claim.has("sources")).isTrue());
        assertThat(whole.at("/verdict/solutions")).isNotEmpty();
        assertThat(whole.path("timeline")).isNotEmpty();
        assertThat(whole.path("files")).hasSize(3);
        CommandLineRun text = run();
        assertThat(text.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(text.out()).startsWith("CAUSE").contains("What it rests on").contains("pods.json /items/0");
    }

    @Test
    void a_file_that_is_there_twice_counts_once() throws IOException {
        int points = points();
        bundle.put("again.json", bundle.getOrDefault("pods.json", ""));
        isTheSameCause(points);
    }

    @Test
    void other_names_and_other_times_make_no_difference() throws IOException {
        int points = points();
        bundle.replaceAll((name, text) -> text.replace("basket", "ledger")
                .replace("2026-02-03", "2027-05-09")
                .replace("2026-01-28", "2027-05-03"));
        isTheSameCause(points);
    }

    @Test
    void noise_and_malformed_files_make_no_difference_and_are_told() throws IOException {
        int points = points();
        bundle.put("other.log", "2026-02-03 09:00:00 INFO all is well\n2026-02-03 09:01:00 INFO all is well\n");
        bundle.put("broken.json", "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [{\"kind\": ");
        isTheSameCause(points);
        assertThat(run().out()).contains("broken.json: quarantined");
    }

    @Test
    void labels_that_give_the_answer_away_make_no_difference() throws IOException {
        int points = points();
        bundle.computeIfPresent(
                "alert.json",
                (name, text) -> text.replace("\"severity\"", "\"k8s_failure_mode\": \"image_pull\", \"severity\""));
        isTheSameCause(points);
    }

    @Test
    void without_the_evidence_of_the_cause_nothing_is_named_and_what_is_missing_is_told() throws IOException {
        bundle.remove("pods.json");
        bundle.remove("events.json");
        JsonNode whole = verdict();
        assertThat(whole.at("/verdict/kind").asString()).isEqualTo("unresolved");
        assertThat(whole.at("/verdict/missing")).isNotEmpty();
    }

    @Test
    void an_empty_folder_and_options_of_logs_are_refused() throws IOException {
        Files.createDirectories(folder.resolve("nothing"));
        assertThat(CommandLineRun.in(folder, Map.of(), "investigate", "nothing").err())
                .contains("has no files");
        assertThat(run("--onset", "10:00").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("--signatures", "nowhere").err()).contains("cannot be read");
    }

    @Test
    void own_signatures_are_used_and_what_is_wrong_with_them_is_told() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("own.yml"), "signatures:\n  - {id: shop.x, version: 1, colour: red}\n");
        CommandLineRun run = run("--signatures", "own");
        assertThat(run.exitCode()).isNotEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("own.yml, shop.x: unknown key colour").contains("title: is missing");
    }
}
