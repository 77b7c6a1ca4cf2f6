package dev.sextant.bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program without a command: it shows its help and says that a command is missing. */
@Command(
        name = "sextant",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Finds what happened: in a log file at once, in a workspace over time.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "sextant COMMAND --help tells more. Exit codes: 0 ok, 1 the job failed, 2 wrong usage."})
final class SextantCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var line = spec.commandLine();
        line.getErr().println("A command is missing.");
        line.usage(line.getErr(), CommandLine.Help.Ansi.AUTO);
        return ExitCode.USAGE;
    }
}
