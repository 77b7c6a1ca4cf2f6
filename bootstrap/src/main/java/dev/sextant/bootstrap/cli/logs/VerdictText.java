package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.application.Evidence.Outcome;
import dev.sextant.investigation.application.Evidence.ReadFile;
import dev.sextant.investigation.application.Investigated;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Timeline;
import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.investigation.domain.verdict.Claim;
import dev.sextant.investigation.domain.verdict.RuledOut;
import dev.sextant.investigation.domain.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an investigation came to, for a terminal: the verdict first, then what it rests on, then what to do. */
final class VerdictText {

    private static final int MOST_ROWS = 25;

    private final Investigated investigated;
    private final Style style;
    private final int width;
    private final boolean all;
    private final StringBuilder out = new StringBuilder();

    private VerdictText(Investigated investigated, Style style, int width, boolean all) {
        this.investigated = investigated;
        this.style = style;
        this.width = width;
        this.all = all;
    }

    /**
     * Writes it.
     *
     * @param style whether and how parts are coloured
     * @param width columns of the terminal
     * @param all whether the lists have all their rows
     */
    static String of(Investigated investigated, Style style, int width, boolean all) {
        var text = new VerdictText(investigated, style, width, all);
        text.verdict();
        text.claims();
        text.ruledOut();
        text.missing();
        text.solutions();
        text.timeline();
        text.files();
        return text.out.toString();
    }

    private void verdict() {
        Verdict verdict = investigated.verdict();
        String category = verdict.failureMode().isEmpty()
                ? verdict.category().key()
                : verdict.category().key() + " / " + verdict.failureMode();
        line(style.bold(verdict.kind().key().toUpperCase(Locale.ROOT)) + "  " + category + ", " + verdict.points()
                + " points");
        wrapped("", verdict.summary());
        verdict.onset().forEach(at -> line("It set in at " + at + "."));
        for (Verdict.Cause cause : verdict.causes()) {
            heading(cause.title() + " (" + cause.subject() + ")");
            int step = 1;
            for (String link : cause.chain()) {
                wrapped(step++ + ". ", link);
            }
        }
        heading("How the points came about");
        verdict.account().forEach(step -> wrapped("  ", step));
    }

    private void claims() {
        List<Claim> claims = investigated.verdict().claims();
        if (claims.isEmpty()) {
            return;
        }
        heading("What it rests on");
        for (Claim claim : limited(claims)) {
            wrapped(sign(claim.role()) + " ", claim.text());
            sources(claim.sources());
        }
        more(claims.size());
    }

    private static String sign(Claim.Role role) {
        return switch (role) {
            case SUPPORTS -> "+";
            case CONTRADICTS -> "−";
            case COUNTERFACTUAL -> "≠";
            case EFFECT -> "→";
            case NORMAL -> "=";
        };
    }

    private void sources(Collection<Source> sources) {
        String text = sources.stream().limit(4).map(Source::words).collect(Collectors.joining("; "));
        if (!text.isEmpty()) {
            line("    " + style.dim(Columns.shortened(Columns.printable(text), Math.max(20, width - 4))));
        }
    }

    private void ruledOut() {
        List<RuledOut> ruledOut = investigated.verdict().ruledOut();
        if (!ruledOut.isEmpty()) {
            heading("Ruled out");
            limited(ruledOut).forEach(each -> {
                wrapped("- ", each.why());
                sources(each.sources());
            });
            more(ruledOut.size());
        }
    }

    private void missing() {
        List<Verdict.Missing> missing = investigated.verdict().missing();
        if (!missing.isEmpty()) {
            heading("Missing");
            missing.forEach(each -> wrapped("- ", (each.source().isEmpty() ? "" : each.source() + ": ") + each.what()));
        }
    }

    private void solutions() {
        List<Remedy> remedies = investigated.verdict().remedies();
        if (!remedies.isEmpty()) {
            heading("What can be done");
            for (Remedy remedy : remedies) {
                wrapped(
                        "- ",
                        remedy.title() + " (" + remedy.kind().key() + ", "
                                + remedy.risk().key() + " risk)");
                wrapped(
                        "    ",
                        "touches " + remedy.blastRadius()
                                + (remedy.reversible()
                                        ? "; rollback: " + remedy.rollback()
                                        : "; cannot be taken back"));
            }
        }
    }

    private void timeline() {
        List<Timeline.Entry> entries = investigated.timeline().entries();
        if (entries.isEmpty()) {
            return;
        }
        heading("Timeline (UTC)");
        for (Timeline.Entry entry : limited(entries)) {
            line(entry.at() + "  " + Columns.shortened(Columns.printable(entry.text()), Math.max(20, width - 22)));
        }
        more(entries.size());
    }

    private void files() {
        heading("Files");
        for (ReadFile file : investigated.files()) {
            String what = file.outcome() == Outcome.READ
                    ? file.kind() + ", " + Wording.count(file.elements(), "element")
                    : file.outcome().key().replace('_', ' ') + ": " + file.reason();
            wrapped("", file.name() + ": " + what);
            file.notes().stream().limit(all ? Long.MAX_VALUE : 3).forEach(note -> wrapped("  - ", note.text()));
        }
    }

    private <T> List<T> limited(List<T> rows) {
        return all ? rows : rows.subList(0, Math.min(MOST_ROWS, rows.size()));
    }

    private void more(int rows) {
        if (!all && rows > MOST_ROWS) {
            line(style.dim((rows - MOST_ROWS) + " more; --all shows them"));
        }
    }

    private void heading(String text) {
        line("");
        line(style.heading(Columns.printable(text)));
    }

    private void wrapped(String start, String text) {
        out.append(Columns.wrapped(start, Columns.printable(text), width));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
