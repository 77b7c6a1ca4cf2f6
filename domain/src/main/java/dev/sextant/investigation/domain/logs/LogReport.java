package dev.sextant.investigation.domain.logs;

import dev.sextant.investigation.domain.logs.change.Activity;
import dev.sextant.investigation.domain.logs.change.ChangeReport;
import java.util.List;

/**
 * What some files are made of, and what changed in them.
 *
 * @param files every file that was given, in the order given; a {@link dev.sextant.investigation.domain.logs.change.Place} names them by index
 * @param templates the kinds of messages, the most frequent first
 * @param change what changed, and when
 */
public record LogReport(List<FileReport> files, List<Template> templates, ChangeReport change) {

    /** Copies the lists. */
    public LogReport {
        files = List.copyOf(files);
        templates = List.copyOf(templates);
    }

    /**
     * A kind of message.
     *
     * @param id its number, by which changes and findings name it
     * @param text the message with {@code <*>} in the places of values
     * @param activity its records
     */
    public record Template(int id, String text, Activity activity) {}

    /** Records of all files. */
    public long records() {
        return files.stream().mapToLong(FileReport::records).sum();
    }

    /** Physical lines of all files. */
    public long lines() {
        return files.stream().mapToLong(FileReport::lines).sum();
    }
}
