package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Many large bodies at once, together larger than the heap of the server. */
class LargeBodiesTest {

    private static final ContractCheck CONTRACT = new ContractCheck();
    private static final int HEAP_MEBIBYTES = 64;
    private static final int AT_ONCE = 20;
    private static final byte[] TEN_MEGABYTES =
            ("{\"title\":\"" + "x".repeat(10 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);

    @Test
    void twenty_bodies_of_ten_megabytes_are_refused_without_being_kept() throws Exception {
        try (var program = new SmallHeapProgram(HEAP_MEBIBYTES)) {
            Caller ann = Caller.of(program.port(), CONTRACT).token(InMemoryProgram.ANN);

            assertThat(statuses(ann, () -> BodyPublishers.ofByteArray(TEN_MEGABYTES)))
                    .as("of a stated length")
                    .hasSize(AT_ONCE)
                    .containsOnly(413);
            assertThat(statuses(ann, () -> BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEN_MEGABYTES))))
                    .as("in chunks")
                    .hasSize(AT_ONCE)
                    .containsOnly(413);

            assertThat(ann.post("/api/v1/cases", "{\"title\":\"Still there\"}").status())
                    .isEqualTo(201);
            assertThat(program.isAlive()).isTrue();
        }
    }

    private static List<Integer> statuses(Caller caller, Supplier<BodyPublisher> body) throws Exception {
        Caller json = caller.with("Content-Type", "application/json");
        var replies = new ArrayList<Future<Reply>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                replies.add(threads.submit(() -> json.send("POST", "/api/v1/cases", body.get())));
            }
        }
        var statuses = new ArrayList<Integer>();
        for (Future<Reply> reply : replies) {
            statuses.add(reply.get().status());
        }
        return statuses;
    }
}
