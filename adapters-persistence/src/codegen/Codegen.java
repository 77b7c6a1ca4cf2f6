import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Generates the jOOQ classes of every context from the migrations, on a real PostgreSQL, and compiles them apart from the hand-written code.
 * Does nothing when neither the migrations nor this program changed since the last time.
 *
 * <p>Usage: {@code java -cp … Codegen.java MODULE_DIRECTORY TARGET_DIRECTORY}
 */
final class Codegen {

    private static final List<String> CONTEXTS =
            List.of("shared", "cases", "investigation", "identity", "metering", "messaging");
    private static final int START_TRIES = 10;

    public static void main(String[] args) throws Exception {
        Path module = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Path sources = target.resolve("generated-sources/jooq");
        Path classes = target.resolve("classes");
        Path stamp = target.resolve("jooq.sha256");
        String hash = hash(module);
        if (Files.exists(stamp) && Files.readString(stamp).equals(hash) && isCompiled(classes)) {
            return;
        }
        Files.deleteIfExists(stamp);
        delete(sources);
        try (EmbeddedPostgres postgres = start()) {
            DataSource database = postgres.getPostgresDatabase();
            migrate(module, database);
            for (String context : CONTEXTS) {
                generate(context, postgres.getJdbcUrl("postgres", "postgres"), sources);
            }
        }
        compile(sources, classes);
        Files.writeString(stamp, hash);
    }

    private static String hash(Path module) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<Path> inputs = new ArrayList<>(files(module.resolve("src/main/resources/db"), ".sql"));
        inputs.add(module.resolve("src/codegen/Codegen.java"));
        for (Path input : inputs) {
            digest.update(module.relativize(input).toString().getBytes("UTF-8"));
            digest.update(Files.readAllBytes(input));
        }
        digest.update(org.jooq.Constants.FULL_VERSION.getBytes("UTF-8"));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean isCompiled(Path classes) {
        return CONTEXTS.stream()
                .allMatch(context -> Files.exists(
                        classes.resolve("dev/sextant/" + context + "/persistence/db/DefaultCatalog.class")));
    }

    /** Below 32768, where no client's own port can be in the way; another build may be faster, so it tries again. */
    private static EmbeddedPostgres start() throws IOException {
        for (int tries = 1; ; tries++) {
            int port = 20_000 + RandomGenerator.getDefault().nextInt(12_000);
            try {
                new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
                return EmbeddedPostgres.builder().setPort(port).start();
            } catch (IOException | IllegalStateException busy) {
                if (tries == START_TRIES) {
                    throw busy;
                }
            }
        }
    }

    private static void migrate(Path module, DataSource database) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(module.resolve("src/main/resources/db/roles.sql")));
        }
        Flyway.configure()
                .loggers("slf4j")
                .dataSource(database)
                .locations("filesystem:" + module.resolve("src/main/resources/db/migration"))
                .defaultSchema("shared")
                .load()
                .migrate();
    }

    private static void generate(String context, String url, Path sources) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new org.jooq.meta.jaxb.Jdbc().withUrl(url).withUser("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema(context)
                                .withOutputSchemaToDefault(false)
                                .withIncludes(".*")
                                .withExcludes("flyway_schema_history|outbox_.*|make_partitions|retire_partitions"
                                        + "|scheduled_tasks|case_text|head|readers|.*\\.words|.*outbox\\.transaction"
                                        + "|account_address|organization_slug|release_address|disabled_among|take"
                                        + "|open_job_lanes")
                                .withIncludeExcludeColumns(true)
                                .withForcedTypes(new ForcedType()
                                        .withName("INSTANT")
                                        .withIncludeTypes("(?i:timestamp\\ with\\ time\\ zone|timestamptz)")))
                        .withGenerate(
                                new Generate().withPojos(false).withDaos(false).withRecords(true))
                        .withTarget(new Target()
                                .withPackageName("dev.sextant." + context + ".persistence.db")
                                .withDirectory(sources.toString()))));
    }

    private static void compile(Path sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "21",
                "-proc:none",
                "-nowarn",
                "-Xlint:none",
                "-parameters",
                "-g",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
        files(sources, ".java").forEach(file -> arguments.add(file.toString()));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("the generated classes do not compile");
        }
    }

    private static List<Path> files(Path root, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
