package dev.sextant.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One line per event for a person at a terminal: time of day in UTC, level, message and fields; an error's stack follows indented. */
final class TextLines extends LayoutBase<ILoggingEvent> {

    private static final int TYPICAL_LENGTH = 160;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder(TYPICAL_LENGTH);
        line.append(TIME.format(event.getInstant())).append("Z ");
        line.append(String.format("%-5s", event.getLevel())).append(' ');
        JsonText.escape(line, event.getFormattedMessage());
        JsonLines.fields(event).forEach((name, value) -> {
            line.append(' ').append(name).append('=');
            JsonText.escape(line, String.valueOf(value));
        });
        line.append('\n');
        IThrowableProxy error = event.getThrowableProxy();
        if (error != null) {
            line.append(ThrowableProxyUtil.asString(error).indent(2));
        }
        return line.toString();
    }
}
