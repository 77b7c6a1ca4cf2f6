package dev.sextant.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream of server-sent events as a browser does, and remembers what a browser forgets: comments, and blocks without data. */
public final class SseClient implements AutoCloseable {

    /** The end of the stream. */
    public static final Block END = new Block("", "", "", "the end", 0);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();
    private String lastId = "";

    /**
     * What stands between two empty lines.
     *
     * @param id the mark, when there is one
     * @param event the name of the event
     * @param data what it says; nothing when it is none
     * @param comment the comment in it
     * @param arrived when it arrived, in nanoseconds
     */
    public record Block(String id, String event, String data, String comment, long arrived) {

        public boolean isEvent() {
            return !data.isEmpty();
        }

        /** A text in what it says. */
        public String at(String pointer) {
            return JSON.readTree(data).at(pointer).asString();
        }
    }

    /**
     * Opens a stream, which must be given.
     *
     * @param path with the query
     * @param headers names and values in turn
     */
    public SseClient(int port, String token, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=utf-8");
            var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            Thread.ofVirtual().start(() -> read(reader));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        // The beginning tells from where to go on when nothing else is told.
        assertThat(next().id()).isNotEmpty();
    }

    private void read(BufferedReader reader) {
        var block = new ArrayList<String>();
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty()) {
                    blocks.add(new Block(
                            field(block, "id: "),
                            field(block, "event: "),
                            field(block, "data: "),
                            field(block, ": "),
                            System.nanoTime()));
                    block.clear();
                } else {
                    block.add(line);
                }
            }
        } catch (IOException cutOff) {
            // Ends like one that ended in order, but without its last event.
        }
        blocks.add(END);
    }

    private static String field(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }

    /** The next block, whatever is in it. */
    public Block next() {
        try {
            Block block = blocks.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(block).as("a block in time").isNotNull();
            Block next = block == null ? END : block;
            lastId = next.id().isEmpty() ? lastId : next.id();
            return next;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The next event, or the end. */
    public Block event() {
        Block block = next();
        while (!block.isEvent() && !block.equals(END)) {
            block = next();
        }
        return block;
    }

    /** What a browser would send as {@code Last-Event-ID}. */
    public String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
