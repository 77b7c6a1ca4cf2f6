package dev.sextant.bootstrap;

import dev.sextant.bootstrap.database.DirectLogin;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.messaging.integration.KafkaInbox;
import dev.sextant.messaging.integration.KafkaOrigin;
import dev.sextant.messaging.integration.KafkaSettings;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A program of its own that opens a case for each order that Kafka tells of, until it is killed. It can be told to stop and say so at an order: {@code inside} the transaction of its case, or {@code behind} it, before the order counts as read. */
public final class KafkaReaderProgram {

    /** The group that it reads in. */
    static final String GROUP = "desk";

    private KafkaReaderProgram() {}

    /** Arguments: Kafka's servers, the database's address, the topic, tenant and user, where to stop, and at which order. */
    public static void main(String[] arguments) throws InterruptedException {
        String servers = arguments[0];
        String topic = arguments[2];
        var origin =
                KafkaOrigin.of(new TenantId(UUID.fromString(arguments[3])), new UserId(UUID.fromString(arguments[4])));
        String where = arguments[5];
        String order = arguments[6];
        // Whoever comes with the name of a killed member takes its place at once.
        var settings = KafkaSettings.of(servers, Map.of("group.instance.id", "desk-1"));
        try (var sextant = Sextant.on(new DirectLogin(arguments[1], Role.APP, "test"));
                var inbox = new KafkaInbox(
                        settings,
                        GROUP,
                        Map.of(topic, origin),
                        sextant.intake(
                                new WhenOrderPlaced(sextant, where.equals("inside") ? order : ""),
                                new WhenOrderWasHandled(where.equals("behind") ? order : "")),
                        RetryRule.standard())) {
            inbox.start();
            new CountDownLatch(1).await();
        }
    }

    /** Starts it; its output is what it says. */
    static Process start(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KafkaReaderProgram.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until it says that it stands at its order; whatever else stands in its output is its log. */
    static void awaitStop(Process process) throws IOException {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            @Nullable String line = output.readLine();
            while (line != null && !line.equals("stopped")) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IOException("it ended before it stood at its order");
            }
        }
    }

    private static void stopAt(String order, ReceivedEvent event) {
        if (event.data().text("order").equals(order)) {
            System.out.println("stopped");
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record WhenOrderPlaced(Sextant sextant, String last) implements Reaction {

        @Override
        public String name() {
            return "desk.when_order_placed";
        }

        @Override
        public Set<EventKind> to() {
            return Set.of(new EventKind("com.example.order.placed", 1));
        }

        @Override
        public Effect effect() {
            return Effect.TRANSACTIONAL;
        }

        @Override
        public Set<Permission> needs() {
            return Set.of(CasePermissions.WRITE);
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            var command = new OpenCase.Command(CaseDraft.titled(event.data().text("order")));
            sextant.handling()
                    .run(sextant.cases().open(), actor, command)
                    .getOrElseThrow(refusal -> new IllegalStateException(refusal.message()));
            stopAt(last, event);
        }
    }

    /** Comes after the other one has committed. */
    private record WhenOrderWasHandled(String last) implements Reaction {

        @Override
        public String name() {
            return "desk.when_order_was_handled";
        }

        @Override
        public Set<EventKind> to() {
            return Set.of(new EventKind("com.example.order.placed", 1));
        }

        @Override
        public Effect effect() {
            return Effect.TRANSACTIONAL;
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            stopAt(last, event);
        }
    }
}
