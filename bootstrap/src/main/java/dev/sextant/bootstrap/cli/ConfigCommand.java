package dev.sextant.bootstrap.cli;

import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the effective configuration, with secrets hidden, and where each value came from. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Prints the effective configuration and where each value came from.")
final class ConfigCommand implements Callable<Integer> {

    private static final String HIDDEN = "********";

    private final Surroundings surroundings;

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ConfigCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var configuration = options.read(surroundings, Map.of());
        int keyWidth = Stream.of(Key.values())
                .mapToInt(key -> key.key().length())
                .max()
                .orElse(0);
        int valueWidth = Stream.of(Key.values())
                .mapToInt(key -> shown(configuration, key).length())
                .max()
                .orElse(0);
        var out = spec.commandLine().getOut();
        for (Key key : Key.values()) {
            out.println((pad(key.key(), keyWidth) + "  " + pad(shown(configuration, key), valueWidth) + "  "
                    + pad("(" + configuration.value(key).origin() + ")", "(default)".length()) + "  " + key.meaning()));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String shown(Configuration configuration, Key key) {
        String text = configuration.text(key);
        return key.isSecret() && !text.isEmpty() ? HIDDEN : text;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
