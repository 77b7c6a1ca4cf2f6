package dev.sextant.bootstrap.cli.events;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.bootstrap.cli.ConfigurationOptions;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.cli.Surroundings;
import dev.sextant.bootstrap.server.Backstage;
import dev.sextant.messaging.application.DeadLetterQueries.Filter;
import dev.sextant.messaging.application.SubscriberStatus.Forgotten;
import dev.sextant.messaging.application.SubscriberStatus.LagView;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.shared.web.JsonFormat;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What whoever runs the server sees and decides about the delivery of events, in all organisations: beside a running server, or without one. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Shows how events are delivered, and decides about those that were not.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Works on the database of the configuration, as 'sextant admin' does. A running server feels a decision within a second; each stands in the audit trail of its organisation."
        })
public final class EventsCommand implements Callable<Integer> {

    /** How answers are printed. */
    enum Format {
        TEXT,
        JSON
    }

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The commands in their surroundings. */
    public EventsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var line = spec.commandLine();
        line.getErr().println("A command is missing.");
        line.usage(line.getErr(), CommandLine.Help.Ansi.AUTO);
        return ExitCode.USAGE;
    }

    /** Does something with the dead letters of a configuration's database. */
    private interface Work {
        void with(DeadLetterDesk desk);
    }

    private int open(ConfigurationOptions options, Work work) {
        try (var backstage = Backstage.open(options.read(surroundings, Map.of()))) {
            work.with(new DeadLetterDesk(backstage));
            out().flush();
            return ExitCode.OK;
        }
    }

    @Command(
            name = "lag",
            mixinStandardHelpOptions = true,
            description = "How far each subscriber is, what holds it up, and which database session it waits for.")
    int lag(
            @Mixin ConfigurationOptions options,
            @CommandLine.Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "TEXT",
                            description = "text or json.")
                    Format format) {
        return open(options, desk -> {
            List<LagView> lags = desk.events().status().all();
            if (format == Format.JSON) {
                lags.forEach(lag -> out().println(JsonFormat.write(lag)));
            } else {
                LagText.write(lags, out());
            }
        });
    }

    @Command(
            name = "dead-letters",
            mixinStandardHelpOptions = true,
            description = "Events that a subscriber could not handle, with those that are still tried.")
    int deadLetters(
            @Mixin ConfigurationOptions options,
            @CommandLine.Option(
                            names = "--subscriber",
                            paramLabel = "NAME",
                            description = "Only those of this subscriber.")
                    @Nullable
                    String subscriber,
            @CommandLine.Option(names = "--group", paramLabel = "CAUSE", description = "Only those of this cause.")
                    @Nullable
                    String group,
            @CommandLine.Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "TEXT",
                            description = "text or json; json is one line for each.")
                    Format format) {
        var filter = new Filter(Option.none(), Option.of(subscriber), Option.of(group));
        return open(
                options,
                desk -> desk.each(
                        filter,
                        (tenant, letter) -> out().println(
                                        format == Format.JSON
                                                ? JsonFormat.write(new LetterOf(tenant.toString(), letter))
                                                : LagText.line(tenant, letter))));
    }

    /**
     * A dead letter and whose it is.
     *
     * @param organizationId {@code org_…}
     * @param letter the dead letter
     */
    private record LetterOf(
            String organizationId, dev.sextant.messaging.application.DeadLetterQueries.LetterView letter) {}

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One dead letter with what its event says, as JSON.")
    int show(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "ID", description = "Which one, letter_…") String id) {
        DeadLetterId letter = parsed(id);
        return open(options, desk -> out().println(JsonFormat.write(desk.show(letter))));
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description =
                    "Delivers again: one dead letter, or those of one cause in the order in which they failed; with --limit 1 one goes first.")
    int replay(
            @Mixin ConfigurationOptions options,
            @Parameters(arity = "0..1", paramLabel = "ID", description = "Which one, letter_…") @Nullable String id,
            @CommandLine.Option(names = "--group", paramLabel = "CAUSE", description = "Those of this cause.") @Nullable
                    String group,
            @CommandLine.Option(
                            names = "--subscriber",
                            paramLabel = "NAME",
                            description = "With --group: only those of this subscriber.")
                    @Nullable
                    String subscriber,
            @CommandLine.Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "1000000",
                            description = "With --group: so many at most.")
                    int limit) {
        if ((id == null) == (group == null)) {
            throw new CommandLine.ParameterException(
                    spec.subcommands().get("replay"), "Name one dead letter, or a cause with --group.");
        }
        if (limit < 1) {
            throw new CommandLine.ParameterException(spec.subcommands().get("replay"), "--limit must be at least 1.");
        }
        if (id != null) {
            DeadLetterId letter = parsed(id);
            return open(options, desk -> out().println(desk.replay(letter).id() + " is delivered again."));
        }
        String cause = String.valueOf(group);
        return open(
                options,
                desk -> out().println("delivered again: " + desk.replayGroup(cause, Option.of(subscriber), limit)));
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Decides that an event is not delivered; the next one of its aggregate has its turn.")
    int discard(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "ID", description = "Which one, letter_…") String id,
            @CommandLine.Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why, for whoever asks later.")
                    String reason) {
        DeadLetterId letter = parsed(id);
        return open(options, desk -> out().println(desk.discard(letter, reason).id() + " is discarded."));
    }

    @Command(
            name = "forget",
            mixinStandardHelpOptions = true,
            description =
                    "Forgets a subscriber that no program has any more, with its dead letters, so that old events need not be kept for it.")
    int forget(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "SUBSCRIBER", description = "Its name, as 'events lag' tells it.") String name) {
        return open(options, desk -> {
            Forgotten forgotten = desk.events().status().forget(name);
            if (!(forgotten instanceof Forgotten.Done done)) {
                throw new CommandFailed(
                        forgotten instanceof Forgotten.Served
                                ? name + " is served by a running program, or was within the last minute."
                                : "There is no subscriber " + name + ".");
            }
            out().println(name + " is forgotten, and " + done.letters() + " dead letters with it.");
        });
    }

    private static DeadLetterId parsed(String id) {
        return DeadLetterId.parse(id).getOrElseThrow(wrong -> new CommandFailed("There is no dead letter " + id + "."));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
