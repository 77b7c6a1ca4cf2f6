package dev.sextant.bootstrap.cli.logs;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.cli.Surroundings;
import dev.sextant.investigation.domain.logs.FileReport;
import dev.sextant.investigation.domain.logs.TemplateListing;
import dev.sextant.investigation.domain.logs.reading.ReadingLimits;
import dev.sextant.investigation.domain.logs.reading.ReadingRefusal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the template of every line of a log. */
@Command(
        name = "templates",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the template of every line of a log: a header, then one row per line of the file.",
            "Lines that continue a record, such as a stack trace, carry the record's template."
        })
public final class TemplatesCommand implements Callable<Integer> {

    private static final int CHUNK = 1 << 16;

    private final Surroundings surroundings;
    private final Clock clock;

    @Parameters(paramLabel = "FILE", description = "The log; - for standard input; .gz is unpacked.")
    private String file = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv (default): line,template_id,template, quoted as in RFC 4180.")
    private ListingFormat format = ListingFormat.csv;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The forms of a listing. */
    enum ListingFormat {
        /** Comma-separated values. */
        csv
    }

    /**
     * The command.
     *
     * @param clock tells the present, which settles the year of stamps without one
     */
    public TemplatesCommand(Surroundings surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (InputFiles files = new InputFiles(spec.commandLine(), surroundings, List.of(file), false)) {
            Path kept = Files.createTempFile("sextant-", ".templates");
            try {
                return list(files, kept);
            } finally {
                Files.deleteIfExists(kept);
            }
        } catch (IOException | UncheckedIOException failed) {
            throw new CommandFailed("The temporary file could not be used: " + failed.getMessage(), failed);
        }
    }

    /** Which template a line has is only known after the last line, so the numbers of the records wait in a file. */
    private int list(InputFiles files, Path kept) throws IOException {
        TemplateListing listing;
        try (DataOutputStream numbers =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(kept), CHUNK))) {
            listing = TemplateListing.read(
                    files.sources().getFirst(),
                    ReadingLimits.defaults(),
                    clock.instant(),
                    (firstLine, lastLine, number) -> write(numbers, (int) (lastLine - firstLine + 1), number));
        }
        if (listing.file().outcome() instanceof FileReport.Outcome.Refused refused
                && !(refused.reason() instanceof ReadingRefusal.Empty)) {
            throw new CommandFailed(
                    listing.file().name() + ": " + refused.reason().message());
        }
        switch (format) {
            case csv -> printCsv(listing, kept);
        }
        return ExitCode.OK;
    }

    private static void write(DataOutputStream numbers, int lines, int number) {
        try {
            numbers.writeInt(lines);
            numbers.writeInt(number);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void printCsv(TemplateListing listing, Path kept) throws IOException {
        PrintStream out = surroundings.out();
        StringBuilder chunk = new StringBuilder("line,template_id,template\n");
        String[] endings = new String[1024];
        long line = 0;
        try (DataInputStream numbers =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(kept), CHUNK))) {
            long records = Files.size(kept) / 8;
            for (long i = 0; i < records; i++) {
                int lines = numbers.readInt();
                int id = listing.id(numbers.readInt());
                while (id >= endings.length) {
                    endings = Arrays.copyOf(endings, 2 * endings.length);
                }
                if (endings[id] == null) {
                    endings[id] = "," + TemplateIds.text(id) + "," + quoted(listing.text(id)) + "\n";
                }
                for (int j = 0; j < lines; j++) {
                    chunk.append(++line).append(endings[id]);
                }
                if (chunk.length() > CHUNK) {
                    flush(chunk, out);
                }
            }
        }
        flush(chunk, out);
    }

    private static void flush(StringBuilder chunk, PrintStream out) {
        out.writeBytes(chunk.toString().getBytes(StandardCharsets.UTF_8));
        chunk.setLength(0);
        if (out.checkError()) {
            throw new CommandFailed("Standard output was closed before the end.");
        }
    }

    /** A field as RFC 4180, section 2, has it: in quotes when it needs them, with quotes doubled. */
    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain && field.equals(field.strip()) ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
