package dev.sextant.investigation.domain.logs.format;

import dev.sextant.investigation.domain.logs.LogLine;
import dev.sextant.investigation.domain.logs.LogRecord;
import dev.sextant.investigation.domain.logs.Severity;
import java.util.function.Consumer;

/**
 * Joins the lines of one file to records. Push lines in order with {@link #accept}; each record goes to the consumer when
 * the line after it starts another, the last one at {@link #finish}. Every line belongs to exactly one record.
 *
 * <p>Not safe for use by several threads. Memory does not grow with the number of lines.
 */
public final class RecordAssembler {

    private final int source;
    private final LogFormat format;
    private final LineLayout[] layouts;
    private final TimeResolver times;
    private final Consumer<? super LogRecord> records;
    private final Reading reading = new Reading();

    private int lastLayout;
    private boolean open;
    private boolean headed;
    private boolean awaitsContent;
    private long firstLine;
    private long lastLine;
    private long epochMillis = LogRecord.NO_TIME;
    private Severity severity = Severity.UNKNOWN;
    private String message = "";

    /**
     * @param source index of the file, handed on to the records
     * @param format what {@link LogFormat#detect} found in the file
     * @param referenceMillis an instant at or after the end of the log, such as the file's modification time, in
     *     milliseconds since 1970; decides the year of stamps without one
     * @param records receives the records in order
     */
    public RecordAssembler(int source, LogFormat format, long referenceMillis, Consumer<? super LogRecord> records) {
        this.source = source;
        this.format = format;
        this.layouts = format.layouts().toArray(new LineLayout[0]);
        this.times = new TimeResolver(referenceMillis);
        this.records = records;
    }

    /** Takes the next line of the file. */
    public void accept(LogLine line) {
        String text = line.text();
        if (starts(text)) {
            emit();
            open(line.number());
            headed = true;
            epochMillis = reading.timed ? times.resolve(reading.time) : LogRecord.NO_TIME;
            severity = reading.severity;
            message = reading.message;
            awaitsContent =
                    layouts[lastLayout] instanceof HeaderLayout header && header.kind() == HeaderLayout.Kind.TWO_LINES;
        } else if (open && awaitsContent) {
            awaitsContent = false;
            int content = reading.fields.skip(HeaderField.LEVEL, text, 0);
            severity = content < 0 ? severity : reading.fields.severity;
            message = content < 0 ? text : text.substring(content);
            lastLine = line.number();
        } else if (open && continues(text)) {
            lastLine = line.number();
        } else {
            emit();
            open(line.number());
            headed = false;
            epochMillis = LogRecord.NO_TIME;
            severity = Severity.UNKNOWN;
            message = text;
        }
    }

    /** Hands over the record that is still open. */
    public void finish() {
        emit();
    }

    private boolean starts(String text) {
        if (layouts.length == 0) {
            return false;
        }
        if (layouts[lastLayout].read(text, reading)) {
            return true;
        }
        for (int i = 0; i < layouts.length; i++) {
            if (i != lastLayout && layouts[i].read(text, reading)) {
                lastLayout = i;
                return true;
            }
        }
        return false;
    }

    private boolean continues(String text) {
        return (headed && format.unheadedContinues()) || Continuation.looksLike(text);
    }

    private void open(long number) {
        open = true;
        firstLine = number;
        lastLine = number;
        awaitsContent = false;
    }

    private void emit() {
        if (open) {
            Severity stated = severity == Severity.UNKNOWN ? Levels.guess(message) : severity;
            records.accept(new LogRecord(source, firstLine, lastLine, epochMillis, stated, message));
            open = false;
        }
    }
}
