package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class OutageLogTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final OutageLog log = new OutageLog(nanos::get);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(OutageLog.class);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    private void outages(int howMany) {
        for (int i = 0; i < howMany; i++) {
            log.tell(new Unavailable("database", Duration.ofSeconds(1), new IOException("refused")));
        }
    }

    private List<Object> passedOver() {
        return lines.list.stream()
                .map(line -> line.getKeyValuePairs().stream()
                        .filter(pair -> pair.key.equals("passed_over"))
                        .map((KeyValuePair pair) -> pair.value)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    @Test
    void many_requests_that_meet_one_outage_are_told_once_per_interval_with_their_number() {
        outages(500);
        assertThat(passedOver()).containsExactly(0L);
        nanos.addAndGet(OutageLog.INTERVAL.toNanos() - 1);
        outages(1);
        assertThat(passedOver()).containsExactly(0L);
        nanos.addAndGet(1);
        outages(3);
        assertThat(passedOver()).containsExactly(0L, 500L);
        nanos.addAndGet(OutageLog.INTERVAL.toNanos());
        outages(1);
        assertThat(passedOver()).containsExactly(0L, 500L, 2L);
    }

    @Test
    void another_outage_is_told_at_once_and_a_full_disk_as_an_error() {
        outages(2);
        log.tell(new StorageFull("database", new IOException("no space left")));
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.ERROR);
        assertThat(lines.list.getLast().getFormattedMessage()).isEqualTo("database is full");
    }
}
