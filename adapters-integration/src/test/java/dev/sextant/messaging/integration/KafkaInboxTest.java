package dev.sextant.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.application.EventBroker.Message;
import dev.sextant.messaging.application.Told;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events of another program through a real broker. */
class KafkaInboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RetryRule THREE_TRIES = new RetryRule(3, Duration.ofMillis(20), Duration.ofMillis(100), 0.2);

    private final KafkaForTests kafka = KafkaForTests.shared();

    private final Actor ada = Actors.somewhere();
    private final KafkaBroker broker = new KafkaBroker(kafka.settings());
    private final CloudEvents envelopes = new CloudEvents(EventContracts.of(), CloudEventNames.SEXTANT);
    private final List<KafkaInbox> inboxes = new ArrayList<>();

    @AfterEach
    void close() {
        inboxes.forEach(KafkaInbox::close);
        broker.close();
    }

    private KafkaInbox read(String topic, InboxProgram program) {
        return read(topic, program, KafkaOrigin.of(ada.tenant(), ada.user()));
    }

    private KafkaInbox read(String topic, InboxProgram program, KafkaOrigin origin) {
        var inbox = new KafkaInbox(
                kafka.settings(), topic + "-readers", Map.of(topic, origin), program.intake(), THREE_TRIES);
        inboxes.add(inbox);
        inbox.start();
        return inbox;
    }

    private void send(String topic, ReceivedEvent event) {
        broker.publish(new Message(topic, envelopes.of(event), event.delivery(), event.recordedAt()));
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private List<ReceivedEvent> story(int parcels, int versions) {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(parcels).toList();
        return LongStream.rangeClosed(1, versions)
                .boxed()
                .flatMap(version -> ids.stream().map(parcel -> Told.of(ada, parcel, version)))
                .toList();
    }

    /** What one reader would have made of everything once and in order. */
    private List<String> inOrder(List<ReceivedEvent> story) {
        return story.stream()
                .collect(Collectors.groupingBy(event -> event.subject().id()))
                .values()
                .stream()
                .map(own -> own.stream()
                        .map(event -> event.data().text("place") + ";")
                        .collect(Collectors.joining()))
                .sorted()
                .toList();
    }

    @Test
    void copies_in_any_order_change_nothing() {
        kafka.topic("copies", 3);
        List<ReceivedEvent> story = story(6, 10);
        var copies = new ArrayList<ReceivedEvent>(story);
        copies.addAll(story);
        Collections.shuffle(copies, new Random(17));
        for (int i = 0; i < story.size(); i++) {
            send("copies", story.get(i));
            if (i > 20) {
                // Late copies of what came before, among what comes for the first time.
                send("copies", story.get((i * 7) % i));
            }
        }
        copies.forEach(event -> send("copies", event));
        // Behind all copies, in every partition: when these took effect, everything was read.
        List<ReceivedEvent> ends = story(30, 1);
        ends.forEach(event -> send("copies", event));
        var program = new InboxProgram(event -> {});
        read("copies", program);

        int all = story.size() + ends.size();
        await(() -> program.effects(ada) >= all);
        inboxes.forEach(KafkaInbox::close);
        assertThat(program.histories(ada))
                .isEqualTo(inOrder(Stream.concat(story.stream(), ends.stream()).toList()));
    }

    /** What the others prove, must show when it is not so. */
    @Test
    void without_an_inbox_a_copy_takes_effect_twice() {
        kafka.topic("forgetful", 1);
        UUID parcel = UUID.randomUUID();
        List.of(1, 1, 2).forEach(version -> send("forgetful", Told.of(ada, parcel, version)));
        var program = new InboxProgram(event -> {}, transactions -> (actor, subscriber, event, recordedAt) -> true);
        read("forgetful", program);

        await(() -> program.effects(ada) == 3);
        assertThat(program.history(ada, parcel)).contains("hall 1;hall 1;hall 2;");
    }

    @Test
    void readers_that_come_and_go_lose_nothing_and_repeat_nothing() {
        kafka.topic("rebalanced", 3);
        List<ReceivedEvent> story = story(9, 20);
        var program = new InboxProgram(
                event -> LockSupport.parkNanos(Duration.ofMillis(5).toNanos()));
        story.subList(0, 90).forEach(event -> send("rebalanced", event));
        KafkaInbox first = read("rebalanced", program);
        await(() -> program.effects(ada) > 10);
        read("rebalanced", program);
        story.subList(90, 150).forEach(event -> send("rebalanced", event));
        await(() -> program.effects(ada) > 100);
        first.close();
        story.subList(150, 180).forEach(event -> send("rebalanced", event));

        await(() -> program.effects(ada) >= story.size());
        inboxes.forEach(KafkaInbox::close);
        assertThat(program.histories(ada)).isEqualTo(inOrder(story));
    }

    @Test
    void a_poisoned_record_is_tried_again_then_kept_apart_and_its_partition_goes_on() {
        kafka.topic("poisoned", 1);
        UUID parcel = UUID.randomUUID();
        var tries = new AtomicInteger();
        var program = new InboxProgram(event -> {
            if (event.subject().version() == 2) {
                tries.incrementAndGet();
                throw new IllegalArgumentException("poison with a secret in it");
            }
        });
        List.of(1, 2, 3).forEach(version -> send("poisoned", Told.of(ada, parcel, version)));
        read("poisoned", program);

        await(() -> program.effects(ada) == 2);
        assertThat(program.history(ada, parcel)).contains("hall 1;hall 3;");
        assertThat(tries).hasValue(3);
        assertThat(kafka.read("poisoned-readers.dead-letters", all -> !all.isEmpty()))
                .singleElement()
                .satisfies(dead -> {
                    assertThat(KafkaForTests.header(dead, "ce_aggregateversion"))
                            .isEqualTo("2");
                    assertThat(KafkaForTests.header(dead, "sextant_attempts")).isEqualTo("3");
                    assertThat(KafkaForTests.header(dead, "sextant_from")).isEqualTo("poisoned:0:1");
                    assertThat(KafkaForTests.header(dead, "sextant_cause"))
                            .startsWith("IllegalArgumentException at ")
                            .doesNotContain("secret");
                });
    }

    @Test
    void what_breaks_for_a_while_comes_in_its_order_all_the_same() {
        kafka.topic("shaky", 1);
        UUID parcel = UUID.randomUUID();
        var tries = new AtomicInteger();
        var program = new InboxProgram(event -> {
            if (event.subject().version() == 2 && tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
        List.of(1, 2, 3).forEach(version -> send("shaky", Told.of(ada, parcel, version)));
        read("shaky", program);

        await(() -> program.effects(ada) == 3);
        assertThat(program.history(ada, parcel)).contains("hall 1;hall 2;hall 3;");
        assertThat(tries).hasValue(3);
    }

    @Test
    void a_record_that_is_no_event_is_kept_apart_as_it_is_and_its_partition_goes_on() {
        kafka.topic("garbled", 1);
        UUID parcel = UUID.randomUUID();
        byte[] noise = {(byte) 0xff, 0, 1, 2, (byte) 0xfe};
        try (var strangers = new KafkaSender(kafka.settings())) {
            send("garbled", Told.of(ada, parcel, 1));
            strangers.send(new ProducerRecord<>("garbled", "key", noise));
            strangers.send(new ProducerRecord<>("garbled", null, null));
            send("garbled", Told.of(ada, parcel, 2));
        }
        var program = new InboxProgram(event -> {});
        read("garbled", program);

        await(() -> program.effects(ada) == 2);
        assertThat(program.history(ada, parcel)).contains("hall 1;hall 2;");
        var dead = kafka.read("garbled-readers.dead-letters", all -> all.size() >= 2);
        assertThat(dead)
                .extracting(record -> KafkaForTests.header(record, "sextant_from"))
                .containsExactlyInAnyOrder("garbled:0:1", "garbled:0:2");
        assertThat(dead)
                .filteredOn(record -> "key".equals(record.key()))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isEqualTo(noise));
    }

    @Test
    void an_outage_of_the_database_makes_no_dead_letter_however_long() {
        kafka.topic("patient", 1);
        UUID parcel = UUID.randomUUID();
        var outages = new AtomicInteger();
        var program = new InboxProgram(event -> {
            if (outages.incrementAndGet() <= 4) {
                throw new Unavailable("database", Duration.ofSeconds(1), new IllegalStateException("away"));
            }
        });
        send("patient", Told.of(ada, parcel, 1));
        read("patient", program);

        await(() -> program.effects(ada) == 1);
        assertThat(outages).hasValueGreaterThan(4);
    }

    @Test
    void tenant_and_id_are_those_of_the_operator_and_the_record_whatever_the_payload_says() {
        kafka.topic("claimed", 1);
        Actor eve = Actors.somewhere();
        UUID parcel = UUID.randomUUID();
        var claims = EventData.of(Map.of(
                "place", "gate", "tenant", eve.tenant().toString(), "id", "evt_0", "ce_tenant", "x", "subject", "y"));
        // The header ce_tenant names eve's organisation too; the operator said whose the topic is.
        send("claimed", Told.of(eve, parcel, 1, claims));
        send("claimed", Told.of(eve, parcel, 1, claims));
        send("claimed", Told.of(eve, parcel, 2));
        var program = new InboxProgram(event -> {});
        read("claimed", program);

        await(() -> program.effects(ada) == 2);
        assertThat(program.history(ada, parcel)).contains("gate;hall 2;");
        assertThat(program.histories(eve)).isEmpty();
    }

    @Test
    void from_a_trusted_topic_the_tenant_is_that_of_the_header() {
        kafka.topic("trusted", 1);
        Actor eve = Actors.somewhere();
        UUID parcel = UUID.randomUUID();
        send("trusted", Told.of(eve, parcel, 1, EventData.of(Map.of("place", "gate", "tenant", "x"))));
        var program = new InboxProgram(event -> {});
        read("trusted", program, KafkaOrigin.trusted(ada.user()));

        await(() -> program.effects(eve) == 1);
        assertThat(program.histories(ada)).isEmpty();
    }
}
