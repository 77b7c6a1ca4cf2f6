package dev.sextant.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.web.SseClient.Block;
import dev.sextant.shared.application.Authenticator.Identity;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.web.Caller;
import dev.sextant.shared.web.ContractCheck;
import dev.sextant.shared.web.InMemoryProgram;
import dev.sextant.shared.web.Pace;
import dev.sextant.shared.web.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {

    private static final String STREAM = EventStreamRoutes.PATH;
    private static final String NOW = STREAM + "?follow=false";
    private static final ContractCheck CONTRACT = new ContractCheck();
    private static final String EVE = "sxt_eve";
    private static final String READER = "sxt_reader";

    /** Beyond the standard people, somebody who may do nothing but read events. */
    private final InMemoryProgram program = program(StreamSettings.standard(), Pace.USUAL);

    private static InMemoryProgram program(StreamSettings settings, Pace pace) {
        var reader =
                new Identity(InMemoryProgram.HERE, InMemoryProgram.user(0x21), Set.of(new Permission("events:read")));
        return InMemoryProgram.streaming(CONTRACT, pace, Map.of(READER, reader), settings);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private SseClient open(String token, String path, String... headers) {
        return new SseClient(program.port(), token, path, headers);
    }

    private static String openCase(Caller caller, String title) {
        Reply opened = caller.post("/api/v1/cases", "{\"title\":\"" + title + "\"}");
        assertThat(opened.status()).isEqualTo(201);
        return opened.at("/id");
    }

    private static String subject(Block block) {
        return block.at("/subject");
    }

    @Test
    void what_happens_is_told_in_the_envelope_of_cloud_events() {
        try (var stream = open(READER, STREAM)) {
            String id = openCase(program.ann(), "Checkout is slow");
            Block told = stream.event();
            assertThat(told.event()).isEqualTo("case.opened");
            assertThat(told.id()).isNotEmpty();
            assertThat(told.at("/specversion")).isEqualTo("1.0");
            assertThat(told.at("/type")).isEqualTo("dev.sextant.case.opened.v1");
            assertThat(told.at("/id")).startsWith("evt_");
            assertThat(told.at("/tenant")).isEqualTo(InMemoryProgram.HERE.toString());
            assertThat(subject(told)).isEqualTo(id);
        }
    }

    @Test
    void after_an_interruption_it_goes_on_right_behind_the_last_event_by_header_or_parameter() {
        String mark;
        try (var stream = open(READER, STREAM)) {
            openCase(program.ann(), "First");
            mark = stream.event().id();
        }
        String second = openCase(program.ann(), "Second");
        String third = openCase(program.ann(), "Third");
        String afterSecond;
        try (var stream = open(READER, NOW, "Last-Event-ID", mark)) {
            Block told = stream.event();
            assertThat(subject(told)).isEqualTo(second);
            afterSecond = told.id();
            assertThat(subject(stream.event())).isEqualTo(third);
            Block end = stream.event();
            assertThat(end.event()).isEqualTo("done");
            assertThat(end.data()).isEqualTo("{\"reason\":\"caught_up\"}");
            assertThat(stream.next()).isSameAs(SseClient.END);
        }
        try (var stream = open(READER, NOW + "&last_event_id=" + afterSecond)) {
            assertThat(subject(stream.event())).isEqualTo(third);
            assertThat(stream.event().event()).isEqualTo("done");
        }
        try (var stream = open(READER, NOW + "&last_event_id=" + mark, "Last-Event-ID", afterSecond)) {
            assertThat(subject(stream.event())).as("the header counts").isEqualTo(third);
        }
    }

    @Test
    void what_happens_between_the_beginning_and_the_first_event_is_not_lost() {
        String mark;
        try (var stream = open(READER, STREAM)) {
            mark = stream.lastId();
        }
        String id = openCase(program.ann(), "Meanwhile");
        try (var stream = open(READER, NOW, "Last-Event-ID", mark)) {
            assertThat(subject(stream.event())).isEqualTo(id);
        }
    }

    @Test
    void a_mark_that_is_not_ours_is_refused() {
        String mark;
        try (var stream = open(READER, STREAM)) {
            mark = stream.lastId();
        }
        Caller reader = program.caller().token(READER);
        assertThat(reader.with("Last-Event-ID", mark).get(NOW).status()).isEqualTo(200);
        for (String wrong : List.of(
                "x",
                "1",
                "evt_01h455vb4pex5vsknk084sn02q",
                mark.substring(0, mark.length() - 1),
                mark + "A",
                mark.substring(0, 3) + (mark.charAt(3) == 'A' ? 'B' : 'A') + mark.substring(4))) {
            Reply refused = reader.with("Last-Event-ID", wrong).get(NOW);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.at("/errors/0/field")).isEqualTo("Last-Event-ID");
            assertThat(refused.at("/errors/0/code")).isEqualTo("invalid_cursor");
            assertThat(reader.get(NOW + "&last_event_id=" + wrong).status()).isEqualTo(400);
        }
    }

    @Test
    void another_organisation_can_neither_read_along_nor_go_on_with_a_mark_of_ours() {
        try (var hers = open(EVE, STREAM)) {
            String mark;
            try (var ours = open(READER, STREAM)) {
                openCase(program.ann(), "canary");
                mark = ours.event().id();
            }
            Reply refused = program.eve().with("Last-Event-ID", mark).get(NOW);
            Reply never = program.eve()
                    .with("Last-Event-ID", "1" + "A".repeat(mark.length() - 1))
                    .get(NOW);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text().replace(refused.at("/request_id"), ""))
                    .isEqualTo(never.text().replace(never.at("/request_id"), ""));
            String own = openCase(program.eve(), "Her own");
            Block told = hers.event();
            assertThat(subject(told)).isEqualTo(own);
            assertThat(told.data()).doesNotContain("canary").doesNotContain(InMemoryProgram.HERE.toString());
        }
    }

    @Test
    void only_the_wanted_types_are_told() {
        try (var tags = open(READER, STREAM + "?types=case.tagged,file.*");
                var all = open(READER, STREAM + "?types=*")) {
            String id = openCase(program.ann(), "Tagged");
            program.ann().post("/api/v1/cases/" + id + "/tags/urgent");
            assertThat(tags.event().event()).isEqualTo("case.tagged");
            assertThat(all.event().event()).isEqualTo("case.opened");
            assertThat(all.event().event()).isEqualTo("case.tagged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"case.opend", "nothing.*", "", "case", "case.opened,", "*.opened"})
    void a_type_that_there_is_not_is_a_typing_error(String types) {
        Reply refused = program.caller().token(READER).get(NOW + "&types=" + types);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field")).isEqualTo("types");
    }

    @Test
    void a_comment_shows_that_it_is_alive_and_from_where_to_go_on() {
        try (var own = program(StreamSettings.standard().withHeartbeat(Duration.ofMillis(200)), Pace.USUAL);
                var stream = new SseClient(own.port(), READER, STREAM)) {
            String before = stream.lastId();
            openCase(own.eve(), "Elsewhere");
            Block first = stream.next();
            Block second = stream.next();
            assertThat(List.of(first, second)).allSatisfy(block -> {
                assertThat(block.comment()).isEqualTo("heartbeat");
                assertThat(block.isEvent()).isFalse();
                assertThat(block.id()).isNotEmpty();
            });
            assertThat(second.arrived() - first.arrived())
                    .isGreaterThan(Duration.ofMillis(100).toNanos());
            assertThat(second.id()).as("others' events are passed over").isNotEqualTo(before);
        }
    }

    @Test
    void a_head_is_answered_without_a_stream_and_takes_no_place() {
        Reply head =
                program.caller().token(READER).send("HEAD", STREAM, java.net.http.HttpRequest.BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void when_the_server_stops_every_stream_ends_at_once_and_says_so() {
        var streams = new ArrayList<SseClient>();
        for (int i = 0; i < 50; i++) {
            streams.add(open(READER, STREAM));
        }
        long start = System.nanoTime();
        var stopped = CompletableFuture.runAsync(() -> program.stop(Duration.ofSeconds(20)));
        for (SseClient stream : streams) {
            Block last = stream.event();
            assertThat(last.event()).isEqualTo("done");
            assertThat(last.data()).isEqualTo("{\"reason\":\"server_stopping\"}");
            assertThat(last.id()).isNotEmpty();
            assertThat(stream.next()).isSameAs(SseClient.END);
            stream.close();
        }
        assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /** They are stuck after a second or so, and cut off a little more than a second later; on a busy machine it takes longer. */
    private static final Duration PATIENCE_WITH_THE_STUCK = Duration.ofSeconds(60);

    /** Long enough that a hundred readers who take nothing fill what the system keeps for them. */
    private static final String LONG = "x".repeat(9_000);

    @Test
    void a_hundred_readers_that_take_nothing_slow_nobody_and_are_cut_off() throws Exception {
        try (var own = program(StreamSettings.standard(), new Pace(1 << 10, Duration.ofSeconds(1)));
                var fast = new SseClient(own.port(), READER, STREAM)) {
            long alone = slowestOf(60, own, fast);
            var slow = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 100; i++) {
                    slow.add(notReading(own.port()));
                }
                long until = System.nanoTime() + PATIENCE_WITH_THE_STUCK.toNanos();
                long together = slowestOf(200, own, fast);
                while (slow.stream().anyMatch(EventStreamTest::isHeard) && System.nanoTime() < until) {
                    together = Math.max(together, slowestOf(1, own, fast));
                }
                System.out.println("Slowest event: " + alone / 1_000_000 + " ms alone, " + together / 1_000_000
                        + " ms beside 100 readers that take nothing");
                assertThat(Duration.ofNanos(together)).isLessThan(Duration.ofSeconds(2));
                for (Socket socket : slow) {
                    assertThat(isCutOff(socket)).isTrue();
                }
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    /** The longest time from the begin of a change until the reader has it. */
    private static long slowestOf(int events, InMemoryProgram program, SseClient reader) {
        long slowest = 0;
        for (int i = 0; i < events; i++) {
            long start = System.nanoTime();
            Reply opened = program.ann().post("/api/v1/cases", "{\"title\":\"Long\",\"description\":\"" + LONG + "\"}");
            Block told = reader.event();
            assertThat(subject(told)).isEqualTo(opened.at("/id"));
            slowest = Math.max(slowest, told.arrived() - start);
        }
        return slowest;
    }

    private static Socket notReading(int port) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 << 10);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.getOutputStream()
                .write(("GET " + STREAM + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + READER
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Whether the server still takes something on a connection; one that it has closed is reset by what arrives. */
    private static boolean isHeard(Socket socket) {
        try {
            socket.getOutputStream().write('\n');
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Whether the answer breaks off, once it is read after all. One that goes on is silent until its next heartbeat, 15 s later. */
    private static boolean isCutOff(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        try {
            byte[] all = socket.getInputStream().readAllBytes();
            return !new String(all, StandardCharsets.ISO_8859_1).endsWith("0\r\n\r\n");
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
