package dev.sextant.bootstrap.cli;

import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.server.Serving;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until it is asked to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Runs the server of the local workspace, or with SEXTANT_MODE=enterprise that of many organisations, on a PostgreSQL of its own or on yours.",
        footer = {"", "It stops on Ctrl-C or SIGTERM, within ten seconds, and leaves with 0."})
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @picocli.CommandLine.Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            description = "The port; 0 takes any that is free (or SEXTANT_PORT; default 8080).")
    private @Nullable String port;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Map<Key, String> flags = Option.of(port).<Map<Key, String>>fold(Map::of, text -> Map.of(Key.PORT, text));
        Configuration configuration = options.read(surroundings, flags);
        Serving.untilStopped(configuration, surroundings.err(), surroundings.terminal(), server -> {
            var out = spec.commandLine().getOut();
            out.println("Sextant is ready at " + server.url());
            out.println("  documentation  " + server.url() + "/docs");
            out.println("  data folder    " + server.data());
            out.println("  try            " + server.hint());
            out.println("Ctrl-C stops it.");
            out.flush();
        });
        return ExitCode.OK;
    }
}
