package dev.sextant.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SeldomToldTest {

    @Test
    void an_outage_is_told_once_in_an_interval_with_how_often_it_was_passed_over() {
        var now = new AtomicLong(Long.MAX_VALUE - 5);
        var log = (Logger) LoggerFactory.getLogger(SeldomTold.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        Level before = log.getLevel();
        log.setLevel(Level.WARN);
        log.addAppender(lines);
        try {
            var told = new SeldomTold("the store is away", now::get);
            for (int i = 0; i < 100; i++) {
                told.accept("gone");
            }
            now.addAndGet(SeldomTold.INTERVAL.toNanos());
            told.accept("still gone");
        } finally {
            log.detachAppender(lines);
            log.setLevel(before);
        }
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).containsOnly("the store is away");
        assertThat(lines.list).hasSize(2);
        assertThat(lines.list.get(1).getKeyValuePairs().toString()).contains("passed_over=\"99\"");
    }
}
