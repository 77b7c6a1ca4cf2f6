package dev.sextant.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One JSON object per line: time, level, logger, message, then the event's own fields, then the error when there is one. */
final class JsonLines extends LayoutBase<ILoggingEvent> {

    private static final int TYPICAL_LENGTH = 256;

    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder(TYPICAL_LENGTH).append('{');
        JsonText.field(line, "time", event.getInstant().toString());
        JsonText.field(line, "level", event.getLevel().toString());
        JsonText.field(line, "logger", event.getLoggerName());
        JsonText.field(line, "thread", event.getThreadName());
        JsonText.field(line, "message", event.getFormattedMessage());
        fields(event).forEach((name, value) -> {
            if (value instanceof Number number) {
                JsonText.number(line, name, number);
            } else {
                JsonText.field(line, name, String.valueOf(value));
            }
        });
        IThrowableProxy error = event.getThrowableProxy();
        if (error != null) {
            JsonText.field(line, "error", error.getClassName());
            JsonText.field(line, "stack", ThrowableProxyUtil.asString(error));
        }
        return line.append("}\n").toString();
    }

    /** The key-value pairs of the event over the context of its thread, in the order of their names. */
    static Map<String, Object> fields(ILoggingEvent event) {
        var fields = new TreeMap<String, Object>(event.getMDCPropertyMap());
        var pairs = event.getKeyValuePairs();
        if (pairs != null) {
            List.copyOf(pairs).forEach(pair -> fields.put(pair.key, pair.value));
        }
        return fields;
    }
}
