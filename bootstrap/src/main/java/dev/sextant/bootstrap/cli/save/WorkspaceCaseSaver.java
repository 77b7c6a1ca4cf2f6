package dev.sextant.bootstrap.cli.save;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.bootstrap.cli.Surroundings;
import dev.sextant.bootstrap.cli.logs.CaseSaver;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.workspace.Endpoint;
import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.LogSource;
import dev.sextant.investigation.domain.logs.change.Finding;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Opens a case in the local workspace, wherever that is right now: behind a running server, or at rest in its data folder. */
public final class WorkspaceCaseSaver implements CaseSaver {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;

    private final Surroundings surroundings;

    /** The workspace that the environment names. */
    public WorkspaceCaseSaver(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String save(Option<String> data, List<LogSource> files, LogReport report) {
        var flags = data.map(folder -> new Flags(Option.none(), Map.of(Key.DATA, folder)))
                .getOrElse(Flags::none);
        Configuration configuration = Configuration.read(flags, surroundings.environment(), surroundings.directory())
                .getOrElseThrow(
                        errors -> new CommandFailed("The configuration is wrong:\n  " + String.join("\n  ", errors)));
        try {
            return place(configuration).save(title(files), description(report), files);
        } catch (IOException failure) {
            throw new CommandFailed("The case could not be saved: " + failure.getMessage(), failure);
        }
    }

    private static Workspace place(Configuration configuration) {
        var data = configuration.path(Key.DATA);
        return Endpoint.in(data)
                .running()
                .<Workspace>map(server -> new RunningWorkspace(server.url(), token(data)))
                .getOrElse(() -> new RestingWorkspace(configuration));
    }

    private static String token(java.nio.file.Path data) {
        try {
            return java.nio.file.Files.readString(data.resolve("secrets/local-token"))
                    .strip();
        } catch (IOException unreadable) {
            throw new StartFailed(
                    "The token of the running server in " + data + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static String title(List<LogSource> files) {
        String names = files.stream()
                .map(file -> String.valueOf(Path.of(file.name()).getFileName()))
                .collect(Collectors.joining(", "));
        return shortened("What happened in " + names, LONGEST_TITLE);
    }

    private static String description(LogReport report) {
        var findings = report.change().findings();
        String text = findings.isEmpty()
                ? "No change was found."
                : findings.stream().map(Finding::sentence).collect(Collectors.joining("\n"));
        return shortened(text, LONGEST_DESCRIPTION);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
