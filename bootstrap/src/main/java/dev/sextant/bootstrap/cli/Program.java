package dev.sextant.bootstrap.cli;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.cli.admin.AdminCommand;
import dev.sextant.bootstrap.cli.events.EventsCommand;
import dev.sextant.bootstrap.cli.logs.InvestigateCommand;
import dev.sextant.bootstrap.cli.logs.TemplatesCommand;
import dev.sextant.bootstrap.cli.save.WorkspaceCaseSaver;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: which commands there are, and how wrong usage and failure are told. */
public final class Program {

    private final Surroundings surroundings;

    /** A program in its surroundings. */
    public Program(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Runs one command line.
     *
     * @return the exit code: 0 ok, 1 the job failed, 2 wrong usage
     */
    public int run(String... arguments) {
        var line = new CommandLine(new SextantCommand());
        commands().forEach(line::addSubcommand);
        return line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedSubcommandsAllowed(false)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::failed)
                .execute(arguments);
    }

    /** Every command; a new one is added here. */
    private List<Callable<Integer>> commands() {
        Clock clock = Clock.systemUTC();
        return List.of(
                new InvestigateCommand(surroundings, clock, new WorkspaceCaseSaver(surroundings)),
                new TemplatesCommand(surroundings, clock),
                new ServeCommand(surroundings),
                new AdminCommand(surroundings),
                new EventsCommand(surroundings),
                new ConfigCommand(surroundings),
                new CompletionCommand(),
                new TrainCommand(surroundings));
    }

    private int wrongUsage(ParameterException wrong, String[] arguments) {
        var line = wrong.getCommandLine();
        var err = line.getErr();
        err.println(line.getColorScheme().errorText(wrong.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }

    private int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        if (failure instanceof CommandFailed || failure instanceof StartFailed) {
            line.getErr().println(line.getColorScheme().errorText(failure.getMessage()));
        } else {
            line.getErr().println(line.getColorScheme().errorText("An error of the program itself; please report it."));
            line.getErr().println(line.getColorScheme().richStackTraceString(failure));
        }
        return ExitCode.FAILED;
    }
}
