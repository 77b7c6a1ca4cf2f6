package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that keep a connection busy without getting anywhere, over real sockets. The server would bear twenty idle seconds, so whoever is cut off sooner did not keep the pace. */
class SlowClientTest {

    private static final ContractCheck CONTRACT = new ContractCheck();
    private static final Pace PACE = new Pace(64 << 10, Duration.ofMillis(800));
    private static final long SOONER_THAN_IDLE_SECONDS = 15;
    private static final int PIECE = 64 << 10;

    /** How writing an answer ended: without an exception when the client took everything. */
    private final CompletableFuture<Long> written = new CompletableFuture<>();

    private final CountDownLatch slowWork = new CountDownLatch(1);

    private final InMemoryProgram program = new InMemoryProgram(
            CONTRACT,
            PACE,
            () -> List.of(
                    Route.get("/health/endless", exchange -> Either.right(large(1L << 40))),
                    Route.get("/health/large", exchange -> Either.right(large(16L << 20))),
                    Route.get("/health/thinking", exchange -> {
                        await(slowWork);
                        return Either.right(exchange.view(200, List.of("thought")));
                    })));

    @AfterEach
    void stop() {
        program.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Answer large(long size) {
        return Answer.stream(200, "application/octet-stream", size, out -> {
            try {
                write(out, size);
                written.complete(size);
            } catch (IOException cutOff) {
                written.completeExceptionally(cutOff);
                throw cutOff;
            }
        });
    }

    private static void write(OutputStream out, long size) throws IOException {
        var piece = new byte[PIECE];
        for (long left = size; left > 0; left -= PIECE) {
            out.write(piece);
        }
    }

    /** A connection of a client that takes little at a time, with a request sent. */
    private Socket asking(String path) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(8 << 10);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), program.port()), 5_000);
        socket.setSoTimeout(30_000);
        send(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return socket;
    }

    private static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads a little now and then until the server ends it. */
    private static void sip(Socket socket, int bytes, Duration pause) {
        try {
            InputStream in = socket.getInputStream();
            while (in.readNBytes(bytes).length > 0) {
                LockSupport.parkNanos(pause.toNanos());
            }
        } catch (java.net.SocketTimeoutException leftOpen) {
            throw new AssertionError("the connection did not end", leftOpen);
        } catch (IOException closed) {
            // The server, or the end of the test, closed it.
        }
    }

    private void assertCutOff() {
        assertThat(written)
                .failsWithin(Duration.ofSeconds(SOONER_THAN_IDLE_SECONDS))
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void a_reader_that_takes_a_few_bytes_now_and_then_is_cut_off() throws Exception {
        Thread sipping;
        try (Socket socket = asking("/health/endless")) {
            // Some 10 KiB a second: a new portion reaches it every few seconds, so that the connection is never idle.
            sipping = Thread.ofVirtual().start(() -> sip(socket, 512, Duration.ofMillis(50)));
            assertCutOff();
        }
        sipping.join();
    }

    @Test
    void a_reader_that_stops_is_cut_off() throws Exception {
        try (Socket socket = asking("/health/endless")) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            assertCutOff();
            // What was on its way still arrives; then the connection ends.
            sip(socket, PIECE, Duration.ZERO);
        }
    }

    @Test
    void a_reader_that_is_slow_but_keeps_the_pace_gets_everything() throws Exception {
        try (Socket socket = asking("/health/large")) {
            // Some 6 MiB a second, for several stretches.
            Thread reading = Thread.ofVirtual().start(() -> sip(socket, 128 << 10, Duration.ofMillis(20)));
            assertThat(written).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(16L << 20);
            reading.join();
        }
    }

    @Test
    void a_body_that_drips_is_answered_with_408_and_the_connection_is_closed() throws Exception {
        try (var raw = new RawClient(program.port(), Duration.ofSeconds(SOONER_THAN_IDLE_SECONDS))) {
            raw.send("POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + InMemoryProgram.ANN
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{\"title\":\"");
            Thread dripping = Thread.ofVirtual().start(() -> drip(raw));
            assertThat(raw.untilClosed()).startsWith("HTTP/1.1 408").contains("request_timeout");
            dripping.interrupt();
            dripping.join();
        }
    }

    private static void drip(RawClient raw) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                raw.send("x");
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        } catch (java.io.UncheckedIOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_upload_that_drips_is_cut_off_and_nothing_of_it_is_kept() throws Exception {
        String files = program.ann()
                        .post("/api/v1/cases", "{\"title\":\"With files\"}")
                        .header("Location") + "/files";
        try (var raw = new RawClient(program.port(), Duration.ofSeconds(SOONER_THAN_IDLE_SECONDS))) {
            raw.send("POST " + files + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + InMemoryProgram.ANN
                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.log\"\r\n\r\n");
            // A quick beginning buys no time for later.
            raw.send("x".repeat(300_000));
            Thread dripping = Thread.ofVirtual().start(() -> drip(raw));
            assertThat(raw.untilClosed()).startsWith("HTTP/1.1 408");
            dripping.interrupt();
            dripping.join();
        }
        assertThat(program.ann().get(files).json().path("items")).isEmpty();
    }

    @Test
    void a_body_that_is_slow_but_keeps_the_pace_is_taken() throws Exception {
        String body = "{\"title\":\"Slow\",\"description\":\"" + "x".repeat(9_000) + "\"}";
        try (var raw = new RawClient(program.port(), Duration.ofSeconds(30))) {
            raw.send("POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + InMemoryProgram.ANN
                    + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + 60 * body.length()
                    + "\r\n\r\n");
            for (int i = 0; i < 60; i++) {
                raw.send(i == 0 ? body : " ".repeat(body.length()));
                LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
            }
            assertThat(raw.untilClosed()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void time_that_the_server_takes_for_itself_is_not_held_against_the_client() throws Exception {
        CompletableFuture.delayedExecutor(3 * PACE.stretch().toMillis(), TimeUnit.MILLISECONDS)
                .execute(slowWork::countDown);
        try (Socket socket = asking("/health/thinking")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("[\"thought\"]");
        }
    }
}
