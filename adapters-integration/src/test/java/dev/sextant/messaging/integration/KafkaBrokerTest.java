package dev.sextant.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.messaging.application.RelayToBroker;
import dev.sextant.messaging.application.Told;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.MalformedEvent;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TypeId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a real broker in this process. */
class KafkaBrokerTest {

    private final KafkaForTests kafka = KafkaForTests.shared();

    private final Actor ada = Actors.somewhere();
    private final KafkaBroker broker = new KafkaBroker(kafka.settings());
    private final AtomicLong handed = new AtomicLong();

    @AfterEach
    void close() {
        broker.close();
    }

    private RelayToBroker relay(String prefix) {
        EventContracts contracts = EventContracts.of();
        return new RelayToBroker(
                "messaging.kafka", broker, contracts, new CloudEvents(contracts, CloudEventNames.SEXTANT), prefix);
    }

    /** One after the other, as the relay of the database calls: each is tried until the broker has it. */
    private void hand(RelayToBroker relay, List<ReceivedEvent> events, AtomicInteger outages) {
        for (ReceivedEvent event : events) {
            while (!handed(relay, event)) {
                outages.incrementAndGet();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private boolean handed(RelayToBroker relay, ReceivedEvent event) {
        try {
            relay.on(ada, event);
            handed.incrementAndGet();
            return true;
        } catch (Unavailable away) {
            return false;
        }
    }

    private void handAtOnce(RelayToBroker relay, List<UUID> parcels, int versions, AtomicInteger outages)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> running = parcels.stream()
                    .map(parcel -> threads.submit(() -> {
                        hand(relay, versions(parcel, versions), outages);
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> one : running) {
                one.get();
            }
        }
    }

    private List<ReceivedEvent> versions(UUID parcel, int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(version -> Told.of(ada, parcel, version))
                .toList();
    }

    private static List<UUID> parcels(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private static Map<String, List<Integer>> versionsByKey(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        TreeMap::new,
                        Collectors.mapping(
                                record -> Integer.valueOf(KafkaForTests.header(record, "ce_aggregateversion")),
                                Collectors.toList())));
    }

    @Test
    void events_of_each_aggregate_stand_in_their_order_in_one_of_three_partitions() throws Exception {
        kafka.topic("ordered.others", 3);
        handAtOnce(relay("ordered"), parcels(24), 25, new AtomicInteger());

        var records = kafka.read("ordered.others", all -> all.size() >= 24 * 25);
        assertThat(versionsByKey(records))
                .hasSize(24)
                .allSatisfy((key, versions) -> assertThat(versions)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, 25)
                                .mapToObj(v -> (int) v)
                                .toList()));
        assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSize(3);
        assertThat(records.stream()
                        .collect(Collectors.groupingBy(
                                ConsumerRecord::key, Collectors.mapping(ConsumerRecord::partition, Collectors.toSet())))
                        .values())
                .allSatisfy(partitions -> assertThat(partitions).hasSize(1));
    }

    @Test
    void everything_but_what_an_event_says_stands_in_headers_and_nothing_that_it_says_gets_there() {
        Actor eve = Actors.somewhere();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("place", "hall 3");
        claims.put("tenant", eve.tenant().toString());
        claims.put("id", "evt_0");
        claims.put("ce_tenant", eve.tenant().toString());
        claims.put("ce_id", "evt_0");
        claims.put("partitionkey", "elsewhere");
        claims.put("sextant_delivery", "0");
        ReceivedEvent event = Told.of(ada, UUID.randomUUID(), 3, EventData.of(claims));
        relay("headers").on(ada, event);

        ConsumerRecord<String, byte[]> record =
                kafka.read("headers.others", all -> !all.isEmpty()).getFirst();
        String parcel = TypeId.format("parcel", event.subject().id());
        assertThat(record.key()).isEqualTo(parcel);
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .startsWith("{\"place\":\"hall 3\",")
                .contains("\"ce_id\":\"evt_0\"");
        assertThat(record.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(
                        "ce_specversion=1.0",
                        "ce_id=" + CloudEventNames.SEXTANT.id(event.id()),
                        "ce_type=dev.sextant.parcel.moved.v1",
                        "ce_source=/sextant/" + ada.tenant(),
                        "ce_tenant=" + ada.tenant(),
                        "ce_subject=" + parcel,
                        "ce_partitionkey=" + parcel,
                        "ce_dataschema=https://sextant.dev/events/parcel.moved/v1",
                        "ce_aggregatetype=parcel",
                        "ce_aggregateversion=3",
                        "ce_sequence=0000000000000000003.0000000000",
                        "ce_version=1",
                        "ce_time=" + event.occurredAt(),
                        "ce_recordedtime=" + event.recordedAt(),
                        "content-type=application/json",
                        "sextant_delivery=" + event.delivery(),
                        "ce_traceparent=" + event.traceparent().get(),
                        "traceparent=" + event.traceparent().get());
    }

    @Test
    void the_broker_itself_takes_no_record_of_a_sender_twice() throws Exception {
        kafka.topic("numbered.others", 1);
        handAtOnce(relay("numbered"), parcels(5), 4, new AtomicInteger());

        var partition = new TopicPartition("numbered.others", 0);
        var senders =
                kafka.ask(admin -> admin.describeProducers(List.of(partition)).partitionResult(partition));
        // Only of senders that number their records, the broker keeps a state by which it knows copies; Kafka's client
        // numbers them only with acks=all and at most five requests on their way.
        assertThat(senders.activeProducers())
                .singleElement()
                .extracting(ProducerState::lastSequence)
                .isEqualTo(5 * 4 - 1);
    }

    @Test
    void a_topic_that_takes_nothing_holds_up_no_other_and_is_asked_again() {
        kafka.topic("forbidden.others", 1);
        var resource = new ResourcePattern(ResourceType.TOPIC, "forbidden.others", PatternType.LITERAL);
        var allowed = new AclBinding(resource, anybody(AclOperation.ALL, AclPermissionType.ALLOW));
        var forbidden = new AclBinding(resource, anybody(AclOperation.WRITE, AclPermissionType.DENY));
        kafka.ask(admin -> admin.createAcls(List.of(allowed, forbidden)).all());
        UUID parcel = UUID.randomUUID();
        RelayToBroker away = relay("forbidden");
        RelayToBroker there = relay("allowed");
        for (int version = 1; version <= 10; version++) {
            assertThat(handed(away, Told.of(ada, parcel, 1))).isFalse();
            assertThat(handed(there, Told.of(ada, parcel, version))).isTrue();
        }

        kafka.ask(admin -> admin.deleteAcls(List.of(forbidden.toFilter())).all());
        hand(away, List.of(Told.of(ada, parcel, 1), Told.of(ada, parcel, 2)), new AtomicInteger());
        for (String topic : List.of("forbidden.others", "allowed.others")) {
            int last = topic.startsWith("f") ? 2 : 10;
            assertThat(versionsByKey(kafka.read(topic, all -> all.size() >= last))
                            .values())
                    .containsExactly(IntStream.rangeClosed(1, last).boxed().toList());
        }
    }

    private static AccessControlEntry anybody(AclOperation operation, AclPermissionType permission) {
        return new AccessControlEntry("User:*", "*", operation, permission);
    }

    @Test
    void a_slow_broker_makes_callers_wait_and_nothing_piles_up_or_is_lost() throws Exception {
        kafka.topic("slow.others", 1);
        var partition = new TopicPartition("slow.others", 0);
        RelayToBroker relay = relay("slow");
        List<UUID> parcels = parcels(8);
        var outages = new AtomicInteger();
        quota(Double.valueOf(4_000));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = threads.submit(() -> {
                handAtOnce(relay, parcels, 10, outages);
                return true;
            });
            for (int look = 0; look < 10; look++) {
                long before = handed.get();
                long there = kafka.ask(admin -> admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                                .partitionResult(partition))
                        .offset();
                // Whoever was told that it is there finds it there.
                assertThat(there).isGreaterThanOrEqualTo(before);
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(sent.isDone()).as("slowed down").isFalse();
            quota(null);
            assertThat(sent.get()).isTrue();
        } finally {
            quota(null);
        }

        assertThat(versionsByKey(kafka.read("slow.others", all -> KafkaForTests.ids(all) >= 80)))
                .hasSize(8)
                .allSatisfy(
                        (key, versions) -> assertThat(firsts(versions)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    }

    /** How many bytes a second the broker takes from this program; all that come when null. */
    private void quota(@Nullable Double bytes) {
        var sender = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, "sextant"));
        kafka.ask(admin -> admin.alterClientQuotas(List.of(new ClientQuotaAlteration(
                        sender, List.of(new ClientQuotaAlteration.Op("producer_byte_rate", bytes)))))
                .all());
    }

    @Test
    void while_the_broker_is_away_callers_are_told_and_afterwards_nothing_is_missing() throws Exception {
        kafka.topic("outage.others", 3);
        RelayToBroker relay = relay("outage");
        List<UUID> parcels = parcels(8);
        handAtOnce(relay, parcels, 5, new AtomicInteger());

        kafka.stop();
        var outages = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rest = threads.submit(() -> {
                handAtOnce(relay, parcels, 20, outages);
                return true;
            });
            while (outages.get() < 30) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            assertThat(broker.away()).isNotEmpty();
            kafka.start();
            assertThat(rest.get()).isTrue();
        } finally {
            kafka.start();
        }
        assertThat(broker.away()).isEmpty();

        var records = kafka.read("outage.others", all -> KafkaForTests.ids(all) >= 8 * 20);
        assertThat(versionsByKey(records))
                .hasSize(8)
                .allSatisfy((key, versions) -> assertThat(firsts(versions))
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, 20)
                                .mapToObj(v -> (int) v)
                                .toList()));
    }

    /** What was on its way when the broker went may stand there twice; the first copies are in order. */
    private static List<Integer> firsts(List<Integer> versions) {
        return versions.stream().distinct().toList();
    }

    @Test
    void what_is_too_large_is_refused_for_good_and_others_go_on() {
        var large = EventData.of(Map.of("place", "x".repeat(2_000_000)));
        RelayToBroker relay = relay("large");
        assertThatThrownBy(() -> relay.on(ada, Told.of(ada, UUID.randomUUID(), 1, large)))
                .isInstanceOf(MalformedEvent.class);

        relay.on(ada, Told.of(ada, UUID.randomUUID(), 1));
        assertThat(kafka.read("large.others", all -> !all.isEmpty())).hasSize(1);
    }

    @Test
    void after_a_crash_between_the_broker_and_the_note_a_copy_has_the_same_ids() {
        List<ReceivedEvent> events = versions(UUID.randomUUID(), 3);
        var outages = new AtomicInteger();
        hand(relay("killed"), events.subList(0, 2), outages);
        // Nothing of it was noted: whoever takes over begins again.
        hand(relay("killed"), events, outages);

        var records = kafka.read("killed.others", all -> all.size() >= 5);
        assertThat(records)
                .extracting(record -> KafkaForTests.header(record, "sextant_delivery"))
                .containsExactly(ids(events, 0, 1, 0, 1, 2));
        assertThat(records)
                .extracting(record -> KafkaForTests.header(record, "ce_id"))
                .containsOnly(events.stream()
                        .map(event -> CloudEventNames.SEXTANT.id(event.id()))
                        .toArray(String[]::new));
    }

    private static String[] ids(List<ReceivedEvent> events, int... places) {
        var ids = new ArrayList<String>();
        for (int place : places) {
            ids.add(events.get(place).delivery().toString());
        }
        return ids.toArray(String[]::new);
    }

    @Test
    void a_broker_that_nobody_finds_is_away_and_nothing_else() {
        try (var lost = new KafkaBroker(KafkaSettings.of("nowhere.invalid:9092", Map.of()))) {
            EventContracts contracts = EventContracts.of();
            var relay = new RelayToBroker(
                    "messaging.lost", lost, contracts, new CloudEvents(contracts, CloudEventNames.SEXTANT), "lost");
            assertThatThrownBy(() -> relay.on(ada, Told.of(ada, UUID.randomUUID(), 1)))
                    .isInstanceOf(Unavailable.class);
        }
    }
}
