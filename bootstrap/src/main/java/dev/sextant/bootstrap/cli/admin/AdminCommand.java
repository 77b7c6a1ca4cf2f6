package dev.sextant.bootstrap.cli.admin;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.bootstrap.cli.ConfigurationOptions;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.cli.Surroundings;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.server.Backstage;
import dev.sextant.identity.application.DisableOrganization;
import dev.sextant.identity.application.EnableOrganization;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.RotateSigningKeys;
import dev.sextant.identity.application.doors.AppointSuperAdmin;
import dev.sextant.identity.application.doors.Register;
import dev.sextant.identity.application.doors.RenewAllSeals;
import dev.sextant.identity.domain.Platform;
import dev.sextant.messaging.application.RenewWebhookSeals;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What whoever runs the server does on its database: beside a running server, or without one. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Runs a server of many organisations: its first owner, its keys, its audit trails.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Works on the database of the configuration: the embedded one of the data folder, beside the server that runs on it or without one, or yours. Nothing of this can be reached over the network."
        })
public final class AdminCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The commands in their surroundings. */
    public AdminCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var line = spec.commandLine();
        line.getErr().println("A command is missing.");
        line.usage(line.getErr(), CommandLine.Help.Ansi.AUTO);
        return ExitCode.USAGE;
    }

    @Command(
            name = "create-owner",
            mixinStandardHelpOptions = true,
            description =
                    "Founds an organisation with its first owner, also where registration is closed. The password is typed at the terminal, or is the first line of standard input; an account that is there already keeps its own.")
    int createOwner(
            @Mixin ConfigurationOptions options,
            @CommandLine.Option(
                            names = "--email",
                            required = true,
                            paramLabel = "ADDRESS",
                            description = "By which the owner logs in.")
                    String email,
            @CommandLine.Option(
                            names = "--name",
                            required = true,
                            paramLabel = "NAME",
                            description = "What the owner is called.")
                    String name,
            @CommandLine.Option(
                            names = "--organization",
                            required = true,
                            paramLabel = "NAME",
                            description = "What the organisation is called.")
                    String organization,
            @CommandLine.Option(names = "--slug", required = true, paramLabel = "SLUG", description = "Its short name.")
                    String slug) {
        Configuration configuration = options.read(surroundings, Map.of());
        String password = PasswordPrompt.read(surroundings.in());
        try (var backstage = Backstage.open(configuration)) {
            var created = must(backstage
                    .operator()
                    .createOwner()
                    .enter(
                            backstage.origin(),
                            new Register.Command(
                                    Option.some(email),
                                    Option.some(password),
                                    Option.some(name),
                                    Option.some(organization),
                                    Option.some(slug))));
            out().println("organization  " + created.organizationId());
            out().println("owner         " + created.userId()
                    + (created.isNewAccount() ? "" : " (has an account already, whose password stays as it was)"));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "appoint-super-admin",
            mixinStandardHelpOptions = true,
            description = "Makes the user of an account one of those who run the platform.")
    int appointSuperAdmin(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "ADDRESS", description = "The address of the account.") String email) {
        try (var backstage = Backstage.open(options.read(surroundings, Map.of()))) {
            var user = must(
                    backstage.operator().appoint().enter(backstage.origin(), new AppointSuperAdmin.Command(email)));
            out().println(user + " runs the platform.");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "rotate-keys",
            mixinStandardHelpOptions = true,
            description =
                    "Has access tokens signed by a new key. The old one verifies until its last token has expired, so nobody is logged out.")
    int rotateKeys(@Mixin ConfigurationOptions options) {
        try (var backstage = Backstage.open(options.read(surroundings, Map.of()))) {
            Actor platform = Planes.operator(Platform.TENANT, backstage.origin());
            var rotated = must(backstage
                    .contexts()
                    .handling()
                    .run(backstage.operator().rotateKeys(), platform, new RotateSigningKeys.Command()));
            out().println("signs now         " + rotated.kid());
            rotated.stillVerifying().forEach(kid -> out().println("verifies for now  " + kid));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "rotate-master-key",
            mixinStandardHelpOptions = true,
            description =
                    "Seals signing keys and second factors by a fresh master key. Where master.key names the key, give the new one there and the old one in master.key.earlier first.")
    int rotateMasterKey(@Mixin ConfigurationOptions options) {
        try (var backstage = Backstage.open(options.read(surroundings, Map.of()))) {
            renewSeals(backstage);
            if (!backstage.masterKeys().isConfigured()) {
                backstage.masterKeys().renew();
                out().println("A fresh master key is in the data folder; the one before it only opens from now on.");
                renewSeals(backstage);
            } else if (backstage.masterKeys().get().ids().size() == 1) {
                out().println("Only one master key is configured, and it was not changed: this needs the new key in"
                        + " master.key and the old one in master.key.earlier, for this command and every server.");
            }
            return ExitCode.OK;
        }
    }

    private void renewSeals(Backstage backstage) {
        RenewAllSeals.Renewed renewed =
                backstage.operator().renewSeals().enter(backstage.accounts(), backstage.origin());
        RenewWebhookSeals.Renewed ofWebhooks = backstage.webhooks().renewSeals().run();
        var unreadable = new ArrayList<>(renewed.unreadable());
        unreadable.addAll(ofWebhooks.unreadable());
        if (!unreadable.isEmpty()) {
            throw new CommandFailed("Nothing was lost, but not everything could be sealed again; keep the old keys:\n  "
                    + String.join("\n  ", unreadable));
        }
        out().println("sealed again: " + (renewed.renewed() + ofWebhooks.renewed()));
    }

    @Command(
            name = "disable-organization",
            mixinStandardHelpOptions = true,
            description = "Shuts an organisation: nobody gets in, within seconds on every server.")
    int disableOrganization(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "SLUG", description = "Its short name.") String slug) {
        try (var backstage = Backstage.open(options.read(surroundings, Map.of()))) {
            Actor inside = inside(backstage, slug);
            var view = must(backstage
                    .contexts()
                    .handling()
                    .run(backstage.operator().disable(), inside, new DisableOrganization.Command()));
            out().println(view.slug() + " is disabled.");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "enable-organization",
            mixinStandardHelpOptions = true,
            description = "Opens an organisation that was disabled.")
    int enableOrganization(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "SLUG", description = "Its short name.") String slug) {
        try (var backstage = Backstage.open(options.read(surroundings, Map.of()))) {
            Actor inside = inside(backstage, slug);
            var view = must(backstage
                    .contexts()
                    .handling()
                    .run(backstage.operator().enable(), inside, new EnableOrganization.Command()));
            out().println(view.slug() + " is enabled.");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "verify-audit",
            mixinStandardHelpOptions = true,
            description = "Computes every link of the audit trails again; leaves with 1 when one was altered.")
    int verifyAudit(
            @Mixin ConfigurationOptions options,
            @CommandLine.Option(
                            names = "--organization",
                            paramLabel = "SLUG",
                            description = "Only the trail of this organisation.")
                    @Nullable
                    String slug) {
        try (var backstage = Backstage.open(options.read(surroundings, Map.of()))) {
            var trails = new AuditTrails(backstage);
            boolean whole = trails.verify(named(trails, slug), out());
            return whole ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    @Command(
            name = "export-audit",
            mixinStandardHelpOptions = true,
            description = "Writes an audit trail as JSON lines, newest entry first.")
    int exportAudit(
            @Mixin ConfigurationOptions options,
            @CommandLine.Option(
                            names = "--organization",
                            paramLabel = "SLUG",
                            description = "The trail of this organisation; without it, that of the platform.")
                    @Nullable
                    String slug,
            @CommandLine.Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "A new file; without it, standard output.")
                    @Nullable
                    Path file) {
        try (var backstage = Backstage.open(options.read(surroundings, Map.of()));
                Writer writer = writer(file)) {
            var trails = new AuditTrails(backstage);
            trails.export(named(trails, slug).getOrElse(Platform.TENANT), writer);
            return ExitCode.OK;
        } catch (FileAlreadyExistsException there) {
            throw new CommandFailed("There is a file " + file + " already.", there);
        } catch (IOException failure) {
            throw new CommandFailed("The trail cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static Option<TenantId> named(AuditTrails trails, @Nullable String slug) {
        return slug == null ? Option.none() : Option.some(trails.organization(slug));
    }

    private Writer writer(@Nullable Path file) throws IOException {
        return file == null
                ? new BufferedWriter(new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8))
                : Files.newBufferedWriter(
                        surroundings.directory().resolve(file),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
    }

    private static Actor inside(Backstage backstage, String slug) {
        TenantId organization = new AuditTrails(backstage).organization(slug);
        return Planes.operator(organization, backstage.origin());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static <R> R must(Either<DomainError, R> answer) {
        return answer.getOrElseThrow(refusal -> new CommandFailed(
                refusal.fields().isEmpty()
                        ? refusal.message()
                        : refusal.fields().stream()
                                .map(field -> field.field().substring(1) + " " + field.message())
                                .collect(Collectors.joining("\n"))));
    }
}
