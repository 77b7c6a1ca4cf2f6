package dev.sextant.investigation.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Link;
import dev.sextant.investigation.domain.evidence.Note;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesReaderTest {

    private static final Subject CART = new Subject("pod", "cart-7d4f9c6b5d-x2x4z");

    private final KubernetesReader reader = new KubernetesReader();

    @Test
    void a_pod_is_told_with_its_containers_and_how_they_ended() {
        Collected read = Collected.by(reader, Fixtures.POD);

        Fact pod = read.fact("k8s.pod");
        assertThat(pod.subject()).isEqualTo(CART);
        assertThat(pod.says())
                .isEqualTo(
                        "Pod cart-7d4f9c6b5d-x2x4z is Running, not Ready, 4 restarts (ContainersNotReady) on node worker-3, started 2025-05-02 08:00:03 UTC");
        assertThat(pod.is("ready")).isFalse();
        assertThat(pod.is("scheduled")).isTrue();
        assertThat(pod.text("owner")).isEqualTo("cart");
        assertThat(pod.since()).contains(Instant.parse("2025-05-02T09:10:00Z"));
        Fact container = read.fact("k8s.container");
        assertThat(container.text("state")).isEqualTo("waiting");
        assertThat(container.text("reason")).isEqualTo("CrashLoopBackOff");
        assertThat(container.text("last_reason")).isEqualTo("OOMKilled");
        assertThat(container.number("last_exit_code")).contains(137.0);
        assertThat(container.number("memory_limit")).contains(256.0 * 1024 * 1024);
        assertThat(container.number("cpu_limit")).contains(0.5);
        assertThat(container.says())
                .contains("exit code 137", "CrashLoopBackOff", "4 restarts", "memory limit 256 MiB");
        assertThat(container.source().anchor()).isEqualTo(new Anchor.Element("/status/containerStatuses/0"));
    }

    @Test
    void a_pod_is_part_of_its_replica_set_which_is_part_of_its_deployment() {
        Collected read = Collected.by(reader, Fixtures.POD);

        Subject replicaSet = new Subject("replicaset", "cart-7d4f9c6b5d");
        assertThat(read.links)
                .containsExactlyInAnyOrder(
                        new Link(CART, Relation.RUNS_ON, new Subject("node", "worker-3")),
                        new Link(CART, Relation.PART_OF, replicaSet),
                        new Link(replicaSet, Relation.PART_OF, new Subject("deployment", "cart")));
    }

    @Test
    void a_list_of_objects_tells_each_in_its_own_words() {
        Collected read = Collected.by(reader, Fixtures.OBJECTS);

        assertThat(read.elements()).isEqualTo(11);
        Fact deployment = read.fact("k8s.deployment");
        assertThat(deployment.is("complete")).isFalse();
        assertThat(deployment.text("revision")).isEqualTo("7");
        assertThat(deployment.says())
                .isEqualTo(
                        "Deployment cart wants 3 replicas, 3 Ready, 3 available, 1 unavailable, 1 updated, the rollout is not complete, ProgressDeadlineExceeded");
        assertThat(read.fact("k8s.statefulset").is("complete")).isTrue();
        assertThat(read.fact("k8s.replicaset").number("ready"))
                .as("Kubernetes leaves zeros out")
                .contains(0.0);
        Fact node = read.fact("k8s.node");
        assertThat(node.is("ready")).isFalse();
        assertThat(node.is("memory_pressure")).isTrue();
        assertThat(node.value("pid_pressure").isEmpty()).isTrue();
        assertThat(node.says())
                .isEqualTo(
                        "Node worker-3 is NotReady, NodeStatusUnknown, under MemoryPressure, cordoned, memory 4 GiB");
        assertThat(read.facts("k8s.quota").stream().map(Fact::says))
                .containsExactly(
                        "Quota compute of namespace shop: 8 GiB of 8 GiB of limits.memory is used (100 %)",
                        "Quota compute of namespace shop: 4 of 10 of pods is used (40 %)");
    }

    @Test
    void other_objects_tell_what_matters_of_them_and_secrets_only_the_names_of_their_keys() {
        Collected read = Collected.by(reader, Fixtures.OBJECTS);

        assertThat(read.facts("k8s.object").stream().map(Fact::says))
                .containsExactly(
                        "PersistentVolumeClaim data-ledger-0 is there, Pending, storage class gp3",
                        "HorizontalPodAutoscaler cart is there, 6 replicas, wants 6, at most 6",
                        "Service cart is there, selects app=cart,tier=web",
                        "Job nightly is there, 2 failed, 0 succeeded",
                        "ConfigMap cart-settings is there with keys LOG_LEVEL",
                        "Secret cart-keys is there with keys TOKEN");
        assertThat(read.everything()).doesNotContain("dG9wLXNlY3JldA", "debug-value");
    }

    @Test
    void an_event_tells_how_often_and_since_when_and_how_a_container_ended() {
        Collected read = Collected.by(reader, Fixtures.EVENTS);

        List<Fact> events = read.facts("k8s.event");
        assertThat(events.getFirst().during())
                .contains(new Period(Instant.parse("2025-05-02T09:00:00Z"), Instant.parse("2025-05-02T09:30:00Z")));
        assertThat(events.getFirst().number("count")).contains(12.0);
        assertThat(events.get(1).subject()).isEqualTo(new Subject("node", "worker-3"));
        assertThat(events.get(1).number("count")).contains(3.0);
        Fact ending = read.fact("k8s.container");
        assertThat(ending.source().instrument()).isEqualTo("kubernetes.events");
        assertThat(ending.text("container")).isEqualTo("cart");
        assertThat(ending.text("last_reason")).isEqualTo("OOMKilled");
        assertThat(ending.number("last_exit_code")).contains(137.0);
        Utterance said = read.utterances.getFirst();
        assertThat(said.kind()).isEqualTo(Utterance.Kind.EVENT);
        assertThat(said.times()).isEqualTo(12);
        assertThat(said.severity()).isEqualTo(Severity.WARN);
    }

    @Test
    void flat_pods_are_read_as_well_and_a_text_tells_how_a_container_ended() {
        Collected read = Collected.by(reader, Fixtures.FLAT_PODS);

        Fact container = read.facts("k8s.container").getFirst();
        assertThat(container.text("state")).isEqualTo("waiting");
        assertThat(container.text("last_reason")).isEqualTo("Error");
        assertThat(container.number("last_exit_code")).contains(1.0);
        Fact old = read.facts("k8s.pod").get(1);
        assertThat(old.is("terminating")).isTrue();
        assertThat(old.is("ready")).isTrue();
        assertThat(read.links)
                .contains(new Link(
                        new Subject("pod", "orders-5aae1c9f7-old2"),
                        Relation.PART_OF,
                        new Subject("deployment", "orders")));
        assertThat(read.notes)
                .extracting(Note::text)
                .containsExactly("Pod orders-5aae1c9f7-old2 is held to be one of deployment orders, by its name only");
    }

    @Test
    void flat_deployments_nodes_events_and_quotas_are_read() {
        Collected read = Collected.by(reader, Fixtures.FLAT_REST);

        assertThat(read.fact("k8s.deployment").number("unavailable")).contains(1.0);
        assertThat(read.fact("k8s.deployment").value("complete").isEmpty()).isTrue();
        assertThat(read.fact("k8s.node").is("disk_pressure")).isTrue();
        assertThat(read.fact("k8s.node").number("memory")).contains(8_000_000.0 * 1024);
        assertThat(read.fact("k8s.event").text("reason")).isEqualTo("FailedScheduling");
        assertThat(read.fact("k8s.quota").number("share")).contains(0.9);
        assertThat(read.links)
                .contains(new Link(new Subject("host", "10.9.8.1"), Relation.SAME_AS, new Subject("node", "worker-1")));
    }

    @Test
    void the_log_of_a_pod_is_brought_line_by_line() {
        Collected read = Collected.by(reader, Fixtures.POD_LOGS);

        assertThat(read.utterances)
                .extracting(Utterance::text)
                .containsExactly(
                        "INFO starting",
                        "ERROR cannot open ledger",
                        "at Ledger.open",
                        "[container exited with code 0]");
        assertThat(read.utterances)
                .extracting(Utterance::at)
                .containsExactly(
                        Option.some(Instant.parse("2025-05-02T07:00:01Z")),
                        Option.some(Instant.parse("2025-05-02T05:00:05.250Z")),
                        Option.some(Instant.parse("2025-05-02T05:00:05.250Z")),
                        Option.some(Instant.parse("2025-05-02T05:00:05.250Z")));
        assertThat(read.fact("k8s.container").number("last_exit_code")).contains(0.0);
        assertThat(read.utterances.get(1).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void one_wrong_element_is_left_out_with_its_place_and_the_rest_is_read() {
        Collected read = Collected.by(reader, """
                {"pods": [{"name": "a-1", "phase": "Running", "start_time": "yesterday"},
                          {"phase": "Running", "containers": []},
                          {"name": "b-1", "phase": "Running"}]}
                """);

        assertThat(read.facts("k8s.pod")).hasSize(1);
        assertThat(read.notes)
                .extracting(note -> note.kind() + " " + note.source().anchor().words() + " " + note.text())
                .containsExactly(
                        "LEFT_OUT /pods/0/start_time “yesterday” is no time", "LEFT_OUT /pods/1 This pod has no name");
    }

    @Test
    void a_pod_of_a_known_deployment_is_found_by_its_name() {
        Collected read = Collected.by(reader, """
                {"pods": [{"name": "mail-abc12", "phase": "Running"}], "deployments": [{"name": "mail", "desired": 1}]}
                """);

        assertThat(read.links)
                .containsExactly(new Link(
                        new Subject("pod", "mail-abc12"), Relation.PART_OF, new Subject("deployment", "mail")));
    }

    @Test
    void graphs_queues_and_other_lists_of_nodes_and_jobs_are_not_taken() {
        assertThat(Collected.takers("{\"nodes\": [{\"id\": 1, \"name\": \"a\"}], \"edges\": []}"))
                .isEmpty();
        assertThat(Collected.takers("{\"jobs\": [{\"title\": \"cook\"}]}")).isEmpty();
        assertThat(Collected.takers("{\"services\": [{\"name\": \"cart\", \"price\": 3}]}"))
                .isEmpty();
        assertThat(Collected.takers("{\"services\": []}")).isEmpty();
    }
}
