package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.logs.change.Change;
import dev.sextant.investigation.domain.logs.change.Finding;
import dev.sextant.investigation.domain.logs.change.Subject;
import java.util.List;
import java.util.Map;

/** What changed together with the leading template of a finding, each in a few words. */
final class Companions {

    private Companions() {}

    /**
     * The others of a finding, those that matter most first.
     *
     * @param texts the templates by their numbers
     */
    static List<String> of(LogReport report, Finding finding, Map<Integer, String> texts, int most) {
        return report.change().changes().stream()
                .filter(change -> change.subject() instanceof Subject.Template template
                        && finding.templates().indexOf(template.id()) > 0)
                .limit(most)
                .map(change -> words(change, texts))
                .toList();
    }

    private static String words(Change change, Map<Integer, String> texts) {
        String text =
                change.subject() instanceof Subject.Template template ? texts.getOrDefault(template.id(), "") : "";
        String level = change.severity() == Severity.UNKNOWN ? "" : change.severity() + " ";
        return change.kind().code().replace('_', ' ') + ": " + level + text;
    }
}
