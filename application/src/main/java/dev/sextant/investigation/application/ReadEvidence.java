package dev.sextant.investigation.application;

import dev.sextant.investigation.application.Evidence.Outcome;
import dev.sextant.investigation.application.Evidence.ReadFile;
import dev.sextant.investigation.application.EvidenceReader.Beginning;
import dev.sextant.investigation.application.EvidenceReader.Malformed;
import dev.sextant.investigation.application.EvidenceReader.Read;
import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Note;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.FileReport;
import dev.sextant.investigation.domain.logs.LogAnalysis;
import dev.sextant.investigation.domain.logs.LogRecord;
import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.LogSource;
import dev.sextant.investigation.domain.logs.ToldRecord;
import dev.sextant.investigation.domain.logs.change.Axis;
import dev.sextant.investigation.domain.logs.change.Finding;
import dev.sextant.investigation.domain.logs.reading.ReadingLimits;
import dev.sextant.investigation.domain.measures.MeasureCatalogue;
import dev.sextant.investigation.domain.signatures.SignatureCatalogue;
import dev.sextant.investigation.domain.verdict.TextFacts;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads a bundle of files into evidence. Each file goes to the reader that recognises its content; what nobody recognises is looked at as a log. A file that cannot be used is told with its reason, and the rest goes on. Needs no store and no network.
 */
public final class ReadEvidence {

    private static final int RECOGNISED = 50;

    private final List<EvidenceReader> readers;
    private final MeasureCatalogue measures;
    private final SignatureCatalogue signatures;
    private final Clock clock;

    /**
     * A reading.
     *
     * @param readers those of all kinds of content but logs
     * @param measures what is measured
     * @param signatures whose texts are looked for
     * @param clock tells the present, which settles the year of stamps without one
     */
    public ReadEvidence(
            List<EvidenceReader> readers, MeasureCatalogue measures, SignatureCatalogue signatures, Clock clock) {
        this.readers = List.copyOf(readers);
        this.measures = measures;
        this.signatures = signatures;
        this.clock = clock;
    }

    /**
     * Reads the files.
     *
     * @param files in any order; the same bundle in another order is the same evidence
     */
    public Evidence read(List<EvidenceFile> files) {
        var book = new EvidenceBook(measures, new TextFacts(signatures.patterns()));
        var twins = new Twins();
        List<ReadFile> results = new ArrayList<>();
        List<EvidenceFile> logs = new ArrayList<>();
        for (EvidenceFile file : files) {
            Option<ReadFile> result = twins.sameAs(file)
                    .map(other -> new ReadFile(
                            file.name(), "", Outcome.SAME, 0, "the same as " + other + ", and counted once", List.of()))
                    .orElse(() -> structured(file, book));
            result.peek(results::add).onEmpty(() -> logs.add(file));
        }
        results.addAll(logs(logs, book));
        results.sort(Comparator.comparingInt(result -> position(files, result.name())));
        return new Evidence(book.base(), results);
    }

    private static int position(List<EvidenceFile> files, String name) {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).name().equals(name)) {
                return i;
            }
        }
        return files.size();
    }

    /** Reads a file that a reader recognises; none when no reader does. */
    private Option<ReadFile> structured(EvidenceFile file, EvidenceBook book) {
        try {
            Option<EvidenceReader> reader = reader(file);
            if (reader.isEmpty()) {
                return Option.none();
            }
            EvidenceBook.Page page = book.page();
            Either<Malformed, Read> read;
            try (InputStream content = unpacked(file)) {
                read = reader.get().read(file.name(), content, page);
            }
            String kind = reader.get().takes();
            read.forEach(done -> page.keep(done.instruments()));
            return Option.some(read.fold(
                    wrong -> quarantined(file, kind, wrong),
                    done -> new ReadFile(file.name(), kind, Outcome.READ, done.elements(), "", page.notes())));
        } catch (IOException broken) {
            return Option.some(quarantined(file, "", new Malformed("", "it cannot be read: " + broken.getMessage())));
        }
    }

    private static ReadFile quarantined(EvidenceFile file, String kind, Malformed wrong) {
        String reason = wrong.place().isEmpty() ? wrong.reason() : wrong.place() + ": " + wrong.reason();
        return new ReadFile(file.name(), kind, Outcome.QUARANTINED, 0, reason, List.of());
    }

    private Option<EvidenceReader> reader(EvidenceFile file) throws IOException {
        Beginning beginning;
        try (InputStream content = unpacked(file)) {
            byte[] bytes = content.readNBytes(EvidenceReader.BEGINNING);
            beginning = new Beginning(bytes, bytes.length < EvidenceReader.BEGINNING);
        }
        EvidenceReader surest = null;
        int most = RECOGNISED - 1;
        for (EvidenceReader each : readers) {
            int sureness = each.sureness(beginning);
            if (sureness > most) {
                most = sureness;
                surest = each;
            }
        }
        return Option.of(surest);
    }

    private static InputStream unpacked(EvidenceFile file) throws IOException {
        var stored = new BufferedInputStream(file.content().open());
        stored.mark(2);
        boolean packed = stored.read() == 0x1f && stored.read() == 0x8b;
        stored.reset();
        return packed ? new GZIPInputStream(stored) : stored;
    }

    private List<ReadFile> logs(List<EvidenceFile> files, EvidenceBook book) {
        if (files.isEmpty()) {
            return List.of();
        }
        List<LogSource> sources = files.stream()
                .map(file -> new LogSource(file.name(), file.content(), file.modified()))
                .toList();
        LogReport report = new LogAnalysis(ReadingLimits.defaults(), clock.instant())
                .analyse(sources, Option.none(), (source, bytes) -> {}, told -> book.utterance(utterance(files, told)));
        if (report.change().axis() == Axis.TIME) {
            report.change().findings().forEach(finding -> book.fact(change(files, finding)));
        }
        List<ReadFile> results = new ArrayList<>();
        for (FileReport file : report.files()) {
            results.add(result(file));
            if (file.isAnalysed()) {
                book.looked("log");
            }
        }
        return results;
    }

    private static Utterance utterance(List<EvidenceFile> files, ToldRecord told) {
        LogRecord record = told.record();
        String file = files.get(record.source()).name();
        return new Utterance(
                Utterance.Kind.LOG,
                Subject.UNKNOWN,
                Option.when(record.hasTime(), () -> Instant.ofEpochMilli(record.epochMillis())),
                record.severity(),
                told.text(),
                1,
                new Source(file, "log", file, new Anchor.Lines(record.firstLine(), record.lastLine())));
    }

    private static Fact change(List<EvidenceFile> files, Finding finding) {
        var place = finding.proof().getFirst();
        String file = files.get(place.source()).name();
        Instant at = Instant.ofEpochMilli(finding.at());
        return Fact.of(
                        "log.change",
                        Subject.UNKNOWN,
                        new Source(file, "log", file, new Anchor.Lines(place.line(), place.line())))
                .text("change", finding.kind().name().toLowerCase(java.util.Locale.ROOT))
                .text("severity", finding.severity().name().toLowerCase(java.util.Locale.ROOT))
                .during(Option.some(Period.between(
                        at, finding.until().map(Instant::ofEpochMilli).getOrElse(at))))
                .says(finding.sentence().replaceAll("\\.$", ""));
    }

    private static ReadFile result(FileReport file) {
        List<Note> notes = file.notes().stream()
                .map(text ->
                        new Note(new Source(file.name(), "log", file.name(), new Anchor.Whole()), Note.Kind.HINT, text))
                .toList();
        return switch (file.outcome()) {
            case FileReport.Outcome.Analysed analysed ->
                new ReadFile(file.name(), "a log: " + file.format(), Outcome.READ, file.lines(), "", notes);
            case FileReport.Outcome.NotALog other ->
                new ReadFile(file.name(), "", Outcome.PASSED_OVER, 0, String.join(" ", file.notes()), List.of());
            case FileReport.Outcome.Refused refused ->
                new ReadFile(
                        file.name(),
                        "",
                        Outcome.QUARANTINED,
                        refused.lines(),
                        refused.reason().message(),
                        notes);
        };
    }
}
