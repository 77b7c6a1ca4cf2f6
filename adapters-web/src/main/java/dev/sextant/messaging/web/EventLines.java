package dev.sextant.messaging.web;

import dev.sextant.shared.web.JsonFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes what a stream of server-sent events consists of (WHATWG HTML, section 9.2). Everything that is written has no line break of its own: marks and type ids have none, and JSON escapes them. */
final class EventLines {

    private final OutputStream out;

    EventLines(OutputStream out) {
        this.out = out;
    }

    /** The beginning: after which time to come again, and where from if nothing else is told before. */
    void begin(Duration retry, String mark) throws IOException {
        send("retry: " + retry.toMillis() + "\nid: " + mark + "\n\n");
        out.flush();
    }

    /** An event; it may leave later, with the next {@link #flush}. */
    void event(String mark, String name, Object data) throws IOException {
        send("id: " + mark + "\nevent: " + name + "\ndata: " + JsonFormat.write(data) + "\n\n");
    }

    /** Shows that the stream is alive, and from where to go on by now; a block without data is no event to its reader. */
    void heartbeat(String mark) throws IOException {
        send(": heartbeat\nid: " + mark + "\n\n");
        out.flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
