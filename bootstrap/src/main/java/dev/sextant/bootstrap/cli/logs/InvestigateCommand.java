package dev.sextant.bootstrap.cli.logs;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.cli.Surroundings;
import dev.sextant.investigation.application.InvestigateBundle;
import dev.sextant.investigation.application.Investigated;
import dev.sextant.investigation.domain.logs.AskedTime;
import dev.sextant.investigation.domain.logs.FileReport;
import dev.sextant.investigation.domain.logs.LogAnalysis;
import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.LogSource;
import dev.sextant.investigation.domain.logs.reading.ReadingLimits;
import dev.sextant.investigation.integration.EvidenceReaders;
import dev.sextant.investigation.integration.catalogue.MeasureFile;
import io.vavr.control.Either;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds what happened in log files, or why it happened in a folder of evidence. */
@Command(
        name = "investigate",
        mixinStandardHelpOptions = true,
        description = {
            "Finds what changed in logs, and when: bursts, messages that are new, stopped, or come at another rate.",
            "Any log will do; nothing has to be configured. Several files are put on one timeline.",
            "Of a folder with evidence of an incident (alerts, metrics, events, objects, logs) it tells the cause, or that nothing is wrong, or what is missing."
        })
public final class InvestigateCommand implements Callable<Integer> {

    private static final int USUAL_WIDTH = 100;

    private static final int NARROWEST = 60;

    private final Surroundings surroundings;
    private final Clock clock;
    private final CaseSaver saver;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Logs; - for standard input; .gz is unpacked. Or one folder with evidence.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--onset",
            paramLabel = "TIME",
            description = {
                "Also tells what was different before and after this time:",
                "2026-03-01T10:00:00Z, or as the log has it:",
                "'2026-03-01 10:00:00', or 10:00."
            })
    private @Nullable String onset;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text (default), json, or html: one page that needs nothing else.")
    private ReportFormat format = ReportFormat.text;

    @Option(names = "--all", description = "Shows all rows of the tables in text.")
    private boolean all;

    @Option(names = "--save", description = "Opens a case in the local workspace, with the files as evidence.")
    private boolean save;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "With --save: the data folder of the workspace (or SEXTANT_DATA; default ~/.sextant).")
    private @Nullable String data;

    @Option(
            names = "--signatures",
            paramLabel = "DIR",
            description = "With a folder: own failure signatures (*.yml) beside those that are shipped.")
    private @Nullable String signatures;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * The command.
     *
     * @param clock tells the present, which settles the year of stamps without one
     * @param saver opens a case when it is asked for
     */
    public InvestigateCommand(Surroundings surroundings, Clock clock, CaseSaver saver) {
        this.surroundings = surroundings;
        this.clock = clock;
        this.saver = saver;
    }

    @Override
    public Integer call() {
        Path folder = surroundings.directory().resolve(files.getFirst());
        if (files.size() == 1 && Files.isDirectory(folder)) {
            return bundle(folder);
        }
        if (signatures != null) {
            throw new ParameterException(spec.commandLine(), "--signatures needs a folder with evidence.");
        }
        return logs();
    }

    private Integer bundle(Path folder) {
        if (save || onset != null || format == ReportFormat.html) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--save, --onset and --format html are for logs, and " + folder + " is a folder.");
        }
        var own = io.vavr.control.Option.of(signatures)
                .map(name -> surroundings.directory().resolve(name));
        var investigation =
                new InvestigateBundle(EvidenceReaders.all(), MeasureFile.shipped(), OwnSignatures.with(own), clock);
        Investigated investigated = investigation.investigate(BundleFiles.of(folder));
        print(
                format == ReportFormat.json
                        ? VerdictJson.pretty(investigated) + "\n"
                        : VerdictText.of(investigated, style(), width(), all));
        return ExitCode.OK;
    }

    private Integer logs() {
        io.vavr.control.Option<AskedTime> asked = askedTime();
        io.vavr.control.Option<String> workspace = io.vavr.control.Option.of(data);
        if (workspace.isDefined() && !save) {
            throw new ParameterException(spec.commandLine(), "--data says where --save opens a case; add --save.");
        }
        try (InputFiles input = new InputFiles(spec.commandLine(), surroundings, files, save)) {
            LogReport report;
            try (ProgressBar bar = new ProgressBar(surroundings.err(), input.bytes(), clock)) {
                LogAnalysis.Progress progress = surroundings.terminal() ? bar : (source, bytes) -> {};
                report = new LogAnalysis(ReadingLimits.defaults(), clock.instant())
                        .analyse(input.sources(), asked, progress);
            }
            print(report);
            failWithoutAnswer(report, asked.isDefined());
            if (save) {
                spec.commandLine().getErr().println(saver.save(workspace, analysed(input.sources(), report), report));
            }
            return ExitCode.OK;
        }
    }

    private io.vavr.control.Option<AskedTime> askedTime() {
        String text = onset;
        if (text == null) {
            return io.vavr.control.Option.none();
        }
        Either<String, AskedTime> parsed = AskedTime.parse(text);
        return io.vavr.control.Option.some(
                parsed.getOrElseThrow(wrong -> new ParameterException(spec.commandLine(), "--onset: " + wrong)));
    }

    private static Style style() {
        return Ansi.AUTO.enabled() ? Style.COLOURED : Style.PLAIN;
    }

    private void print(LogReport report) {
        print(
                switch (format) {
                    case text -> TextReport.of(report, style(), width(), all);
                    case json -> JsonReport.pretty(report) + "\n";
                    case html -> HtmlReport.of(report, clock.instant());
                });
    }

    private void print(String text) {
        PrintStream out = surroundings.out();
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (out.checkError()) {
            throw new CommandFailed("Standard output could not be written to the end.");
        }
    }

    private int width() {
        String columns = surroundings.environment().getOrDefault("COLUMNS", "");
        try {
            return Math.max(NARROWEST, columns.isEmpty() ? USUAL_WIDTH : Integer.parseInt(columns));
        } catch (NumberFormatException noNumber) {
            return USUAL_WIDTH;
        }
    }

    private static void failWithoutAnswer(LogReport report, boolean asked) {
        if (report.files().stream().noneMatch(FileReport::isAnalysed)) {
            throw new CommandFailed(report.files().stream()
                    .map(InvestigateCommand::why)
                    .reduce((a, b) -> a + "\n" + b)
                    .orElse("No file was given."));
        }
        if (asked && report.change().comparison().isEmpty()) {
            throw new CommandFailed(String.join(" ", report.change().notes()));
        }
    }

    private static String why(FileReport file) {
        return switch (file.outcome()) {
            case FileReport.Outcome.Refused refused ->
                file.name() + ": " + refused.reason().message();
            case FileReport.Outcome.NotALog other -> file.name() + ": " + String.join(" ", file.notes());
            case FileReport.Outcome.Analysed analysed -> file.name() + ": analysed";
        };
    }

    private static List<LogSource> analysed(List<LogSource> sources, LogReport report) {
        List<LogSource> analysed = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            if (report.files().get(i).isAnalysed()) {
                analysed.add(sources.get(i));
            }
        }
        return analysed;
    }
}
