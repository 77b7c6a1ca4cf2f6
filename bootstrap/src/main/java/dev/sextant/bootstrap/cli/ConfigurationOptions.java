package dev.sextant.bootstrap.cli;

import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import io.vavr.control.Option;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that reads the configuration. */
public final class ConfigurationOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @picocli.CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file with lines such as 'database.url = jdbc:postgresql://…' (or SEXTANT_CONFIG).")
    private @Nullable String file;

    @picocli.CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the local workspace (or SEXTANT_DATA; default ~/.sextant).")
    private @Nullable String data;

    @picocli.CommandLine.Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "error, warn, info, debug or trace (or SEXTANT_LOG_LEVEL).")
    private @Nullable String logLevel;

    /**
     * The configuration for this run.
     *
     * @throws ParameterException with everything that is wrong, all at once
     */
    public Configuration read(Surroundings surroundings, Map<Key, String> more) {
        var values = new EnumMap<Key, String>(Key.class);
        values.putAll(more);
        Option.of(data).forEach(text -> values.put(Key.DATA, text));
        Option.of(logLevel).forEach(text -> values.put(Key.LOG_LEVEL, text));
        return Configuration.read(
                        new Flags(Option.of(file), values), surroundings.environment(), surroundings.directory())
                .getOrElseThrow(errors -> new ParameterException(
                        command.commandLine(), "The configuration is wrong:\n  " + String.join("\n  ", errors)));
    }
}
