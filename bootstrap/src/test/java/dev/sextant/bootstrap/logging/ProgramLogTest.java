package dev.sextant.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class ProgramLogTest {

    private static final String HOSTILE = "a\r\n{\"level\":\"ERROR\"}\u001b[2J\u0085\u2028\"\\\u0000";

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("test");

    @Test
    void a_json_line_stays_one_line_whatever_is_logged() {
        var event = event(HOSTILE, new IllegalStateException(HOSTILE));
        event.addKeyValuePair(new org.slf4j.event.KeyValuePair("user\n\"x", HOSTILE));

        String line = new JsonLines().doLayout(event);

        assertThat(line).startsWith("{\"time\":\"").endsWith("\"}\n");
        assertThat(line.substring(0, line.length() - 1))
                .doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]");
        assertThat(line)
                .contains("\"message\":\"a\\r\\n{\\\"level\\\":\\\"ERROR\\\"}\\u001b[2J\\u0085\\u2028\\\"\\\\\\u0000\"")
                .contains("\"error\":\"java.lang.IllegalStateException\"")
                .contains("\"user\\n\\\"x\":");
    }

    @Test
    void a_text_line_cannot_be_forged_either() {
        String line = new TextLines().doLayout(event(HOSTILE, null));

        assertThat(line).endsWith("\n");
        assertThat(line.substring(0, line.length() - 1))
                .doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]");
    }

    private LoggingEvent event(String message, @org.jspecify.annotations.Nullable Throwable error) {
        var event = new LoggingEvent("test", logger, Level.WARN, message, error, new Object[0]);
        event.setMDCPropertyMap(java.util.Map.of());
        return event;
    }
}
