package dev.sextant.bootstrap.config;

import dev.sextant.shared.domain.Timing;
import dev.sextant.shared.web.TrustedProxies;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every key of the configuration. Its name is that in a file, such as {@code database.url}; the environment calls the same key {@code SEXTANT_DATABASE_URL}. */
public enum Key {
    /** The data folder of the local workspace. */
    DATA("data", "~/.sextant", Kind.PATH, "the data folder of the local workspace"),
    /** What kind of server it is. */
    MODE(
            "mode",
            "local",
            Kind.MODE,
            "local: one workspace on this machine, without a login; enterprise: many organisations, with accounts"),
    /** The address that the server listens on. */
    HOST("host", "127.0.0.1", Kind.TEXT, "the address that an enterprise server listens on; 0.0.0.0 for all"),
    /** The address that people know. */
    PUBLIC_URL(
            "public.url",
            "",
            Kind.TEXT,
            "by which address people reach an enterprise server, for letters and tokens; empty for http://localhost and the port"),
    /** The certificate. */
    TLS_CERTIFICATE(
            "tls.certificate",
            "",
            Kind.PATH,
            "a PEM file with the certificate of an enterprise server and those behind it; empty for plain HTTP"),
    /** Its key. */
    TLS_KEY("tls.key", "", Kind.PATH, "a PEM file with its key, as PKCS #8 without a password"),
    /** Pages that may call. */
    CORS_ORIGINS(
            "cors.origins",
            "",
            Kind.ORIGINS,
            "pages that may call from a browser, such as https://app.example.org, with commas between"),
    /** Proxies that are believed. */
    TRUSTED_PROXIES(
            "trusted.proxies",
            "",
            Kind.NETWORKS,
            "addresses and networks whose X-Forwarded-For, -Proto and -Host are believed, such as 10.0.0.0/8, with commas between"),
    /** Seals small secrets in the database. */
    MASTER_KEY(
            "master.key",
            "",
            Kind.SECRET,
            "seals signing keys and second factors, 32 random bytes in Base64; empty to keep one in the data folder"),
    /** Opens what earlier keys sealed. */
    MASTER_KEY_EARLIER(
            "master.key.earlier",
            "",
            Kind.SECRET,
            "keys of the same form that only open, with commas between them: those before master.key, while secrets are sealed again"),
    /** The mail server. */
    SMTP_HOST("smtp.host", "", Kind.TEXT, "the mail server; empty to print letters on the terminal"),
    /** Its port. */
    SMTP_PORT("smtp.port", "587", Kind.PORT, "its port, most often 587 with starttls and 465 with tls"),
    /** How it is reached. */
    SMTP_ENCRYPTION("smtp.encryption", "starttls", Kind.ENCRYPTION, "starttls, tls, or none on the same machine"),
    /** The login there. */
    SMTP_USER("smtp.user", "", Kind.TEXT, "the login there; empty for none"),
    /** Its password. */
    SMTP_PASSWORD("smtp.password", "", Kind.SECRET, "its password"),
    /** Whom letters come from. */
    SMTP_FROM("smtp.from", "", Kind.TEXT, "the address that letters come from"),
    /** The OpenID provider. */
    OIDC_ISSUER("oidc.issuer", "", Kind.TEXT, "the OpenID provider, exactly as it names itself; empty for none"),
    /** Who this program is there. */
    OIDC_CLIENT_ID("oidc.client.id", "", Kind.TEXT, "by which the provider knows this program"),
    /** Shared with the provider. */
    OIDC_CLIENT_SECRET("oidc.client.secret", "", Kind.SECRET, "shared with the provider; empty for a public client"),
    /** What is asked of the provider. */
    OIDC_SCOPES("oidc.scopes", "openid email profile", Kind.TEXT, "what is asked of the provider, with blanks between"),
    /** Which claim names groups. */
    OIDC_GROUPS_CLAIM(
            "oidc.groups.claim",
            "groups",
            Kind.TEXT,
            "the claim that names a user's groups, such as realm_access.roles; each organisation says which role a group brings"),
    /** Where browsers come back. */
    OIDC_REDIRECT(
            "oidc.redirect",
            "",
            Kind.TEXT,
            "the page that the provider sends browsers back to; empty for /oidc below public.url"),
    /** Whom this program may call beside the open Internet. */
    OUTGOING_ALLOWED(
            "outgoing.allowed",
            "",
            Kind.TEXT,
            "host:port of own machines that may be called, with commas between, such as a provider in your network"),
    /** Whom webhooks may reach beside the open Internet. */
    WEBHOOKS_ALLOWED(
            "webhooks.allowed",
            "",
            Kind.TEXT,
            "host:port of own machines that webhooks of every organisation may reach, also without encryption; for development"),
    /** Where sessions are kept. */
    REDIS_URL(
            "redis.url",
            "",
            Kind.REDIS,
            "redis:// or rediss:// where sessions are kept and requests are counted; empty for the database"),
    /** Who may register. */
    REGISTRATION("registration", "open", Kind.REGISTRATION, "open: everybody may register an organisation; or closed"),
    /** The port of the server. */
    PORT("port", "8080", Kind.PORT, "the port of the server; 0 takes any that is free"),
    /** The database of an enterprise server. */
    DATABASE_URL("database.url", "", Kind.JDBC, "jdbc:postgresql://… of a PostgreSQL 15+; empty for the embedded one"),
    /** The login that serves. */
    DATABASE_USER("database.user", "sextant_app", Kind.TEXT, "the login that serves requests"),
    /** Its password. */
    DATABASE_PASSWORD("database.password", "", Kind.SECRET, "its password"),
    /** The login that migrates. */
    DATABASE_OWNER_USER(
            "database.owner.user", "", Kind.TEXT, "the login that migrates; empty to find the schema migrated"),
    /** Its password. */
    DATABASE_OWNER_PASSWORD("database.owner.password", "", Kind.SECRET, "its password"),
    /** The login of the dispatcher. */
    DATABASE_WORKER_USER("database.worker.user", "sextant_worker", Kind.TEXT, "the login that finds due jobs"),
    /** Its password. */
    DATABASE_WORKER_PASSWORD("database.worker.password", "", Kind.SECRET, "its password"),
    /** Connections that serve. */
    DATABASE_POOL("database.pool", "16", Kind.COUNT, "how many connections serve requests"),
    /** Connections of the dispatcher. */
    DATABASE_WORKER_POOL("database.worker.pool", "6", Kind.COUNT, "how many connections find due jobs and new events"),
    /** Where PostgreSQL is unpacked. */
    DATABASE_PROGRAMS(
            "database.programs", "", Kind.PATH, "where the embedded PostgreSQL is unpacked; empty for the data folder"),
    /** Threads that work on jobs. */
    JOB_THREADS("job.threads", "3", Kind.COUNT, "how many jobs are worked on at once"),
    /** Jobs of one organisation at once. */
    JOB_PER_TENANT(
            "job.per.tenant",
            "2",
            Kind.COUNT,
            "how many jobs of one organisation are worked on at once, on all servers together; fewer than job.threads leaves room for others"),
    /** The clocks of schedules. */
    TIME_ZONE("time.zone", "UTC", Kind.ZONE, "on whose clocks schedules come that name none, such as Europe/Berlin"),
    /** How long events are kept. */
    EVENTS_KEEP("events.keep", "90", Kind.COUNT, "for how many days events are kept at least, 31 or more"),
    /** Where events go that are no longer kept. */
    EVENTS_ARCHIVE(
            "events.archive", "", Kind.PATH, "a folder for old events in compressed files; empty throws them away"),
    /** The brokers of Kafka. */
    EVENTS_KAFKA_SERVERS(
            "events.kafka.servers",
            "",
            Kind.TEXT,
            "host:port of brokers of Kafka that are handed every event, with commas between; empty for none"),
    /** What names of topics begin with. */
    EVENTS_KAFKA_TOPICS(
            "events.kafka.topics", "sextant", Kind.TEXT, "what names of topics begin with, as in sextant.cases"),
    /** How the client of Kafka logs in. */
    EVENTS_KAFKA_PROPERTIES(
            "events.kafka.properties",
            "",
            Kind.SECRET,
            "further settings of Kafka's client, as a properties file has them: its login, its trusted certificates"),
    /** The largest upload. */
    UPLOAD_LIMIT("upload.limit", "1GiB", Kind.SIZE, "the largest file that is taken, such as 500MiB or 2GiB"),
    /** Where uploaded contents are kept. */
    FILES("files", "", Kind.PATH, "where uploaded contents are kept; empty for the data folder"),
    /** What organisations on the plan {@code free} may use. */
    PLAN_FREE(
            "plan.free",
            "rate=6000 credential=3000 requests=1000000 storage=5GiB members=10",
            Kind.PLAN,
            "what an organisation may use: requests in a minute, those of one session or key, requests in a month, bytes of files, people"),
    /** What organisations on the plan {@code team} may use. */
    PLAN_TEAM(
            "plan.team",
            "rate=30000 credential=15000 requests=50000000 storage=200GiB members=200",
            Kind.PLAN,
            "the same for the next plan; what is not named, or unlimited, has no limit"),
    /** What organisations on the plan {@code enterprise} may use. */
    PLAN_ENTERPRISE("plan.enterprise", "rate=300000 credential=150000", Kind.PLAN, "the same for the largest plan"),
    /** How fast strangers may knock. */
    RATE_STRANGERS(
            "rate.strangers",
            "300",
            Kind.RATE,
            "requests in a minute to log in, register and the like from one address, or unlimited"),
    /** Signs cursors. */
    SIGNING_KEY(
            "signing.key",
            "",
            Kind.SECRET,
            "signs cursors and entity tags, 32 characters or more; the same on all servers of one database"),
    /** How much is logged. */
    LOG_LEVEL("log.level", "info", Kind.LEVEL, "error, warn, info, debug or trace"),
    /** How it is logged. */
    LOG_FORMAT("log.format", "auto", Kind.FORMAT, "json, text, or auto: text on a terminal, else json");

    /** What texts a key takes. */
    enum Kind {
        TEXT,
        SECRET,
        PATH,
        PORT,
        COUNT,
        SIZE,
        JDBC,
        LEVEL,
        FORMAT,
        MODE,
        REGISTRATION,
        ENCRYPTION,
        REDIS,
        ORIGINS,
        NETWORKS,
        PLAN,
        RATE,
        ZONE
    }

    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:\\d{1,5})?");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_COUNT = 500;
    private static final int SHORTEST_SECRET = 32;

    private final String key;
    private final String otherwise;
    private final Kind kind;
    private final String meaning;

    Key(String key, String otherwise, Kind kind, String meaning) {
        this.key = key;
        this.otherwise = otherwise;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** The name in a file. */
    public String key() {
        return key;
    }

    /** The name in the environment. */
    public String variable() {
        return "SEXTANT_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** The value when nobody gives one. */
    public String otherwise() {
        return otherwise;
    }

    /** What it is for, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** Whether its value must not be shown. */
    public boolean isSecret() {
        return kind == Kind.SECRET || kind == Kind.REDIS;
    }

    /** Whether it takes the path of a file or folder. */
    boolean isPath() {
        return kind == Kind.PATH;
    }

    /** The name in the environment of a file that holds its value; only secrets have one. */
    Option<String> fileVariable() {
        return Option.when(isSecret(), () -> variable() + "_FILE");
    }

    /** The key of a name in a file; none when there is none. */
    static Option<Key> named(String name) {
        return Option.ofOptional(
                Stream.of(values()).filter(key -> key.key.equals(name)).findFirst());
    }

    /** The key of an environment variable; none when there is none. */
    static Option<Key> ofVariable(String name) {
        return Option.ofOptional(
                Stream.of(values()).filter(key -> key.variable().equals(name)).findFirst());
    }

    /** The secret whose file an environment variable names; none when it names no such file. */
    static Option<Key> ofFileVariable(String name) {
        return Option.ofOptional(Stream.of(values())
                .filter(key -> key.fileVariable().contains(name))
                .findFirst());
    }

    /** Why a text is no value of this key, in words that never repeat a secret; none when it is one. */
    Option<String> refusal(String text) {
        return switch (kind) {
            case TEXT -> Option.none();
            case PATH -> text.indexOf('\0') >= 0 ? Option.some("is no path") : Option.none();
            case SECRET ->
                this == SIGNING_KEY && !text.isEmpty() && text.length() < SHORTEST_SECRET
                        ? Option.some("must have " + SHORTEST_SECRET + " characters or more")
                        : Option.none();
            case PORT ->
                number(text).exists(port -> port >= 0 && port <= HIGHEST_PORT)
                        ? Option.none()
                        : Option.some("must be a port from 0 to " + HIGHEST_PORT + ", not '" + text + "'");
            case COUNT ->
                number(text).exists(count -> count >= 1 && count <= HIGHEST_COUNT)
                        ? Option.none()
                        : Option.some("must be a number from 1 to " + HIGHEST_COUNT + ", not '" + text + "'");
            case SIZE -> Size.parse(text).fold(Option::some, size -> Option.none());
            case JDBC ->
                text.isEmpty() || text.startsWith("jdbc:postgresql://")
                        ? Option.none()
                        : Option.some("must start with jdbc:postgresql://");
            case LEVEL -> oneOf(text, "error", "warn", "info", "debug", "trace");
            case FORMAT -> oneOf(text, "auto", "json", "text");
            case MODE -> oneOf(text, "local", "enterprise");
            case REGISTRATION -> oneOf(text, "open", "closed");
            case ENCRYPTION -> oneOf(text, "starttls", "tls", "none");
            case ORIGINS ->
                items(text).allMatch(origin -> ORIGIN.matcher(origin).matches())
                        ? Option.none()
                        : Option.some(
                                "must be origins as a browser names them, such as https://app.example.org, never * or null");
            case NETWORKS ->
                TrustedProxies.of(text).fold(why -> Option.some("is wrong: " + why), networks -> Option.none());
            case REDIS ->
                text.isEmpty() || text.startsWith("redis://") || text.startsWith("rediss://")
                        ? Option.none()
                        : Option.some("must start with redis:// or rediss://");
            case PLAN -> PlanText.read(key, text).fold(Option::some, plan -> Option.none());
            case ZONE ->
                Timing.zone(key, text)
                        .fold(wrong -> Option.some(wrong.message() + ", not '" + text + "'"), zone -> Option.none());
            case RATE -> PlanText.readRate(text).fold(Option::some, rate -> Option.none());
        };
    }

    /** The items of a list with commas or blanks between. */
    static Stream<String> items(String text) {
        return SEPARATOR.splitAsStream(text).filter(item -> !item.isEmpty());
    }

    private static Option<String> oneOf(String text, String... allowed) {
        return Stream.of(allowed).anyMatch(text::equals)
                ? Option.none()
                : Option.some("must be one of " + String.join(", ", allowed) + ", not '" + text + "'");
    }

    private static Option<Long> number(String text) {
        try {
            return Option.some(Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            return Option.none();
        }
    }

    /** Sizes with a unit. */
    static final class Size {

        private static final long KIB = 1024;

        private Size() {}

        /** Reads {@code 1048576}, {@code 512KiB}, {@code 500MiB} or {@code 2GiB}. */
        static Either<String, Long> parse(String text) {
            long unit = text.endsWith("GiB")
                    ? KIB * KIB * KIB
                    : text.endsWith("MiB") ? KIB * KIB : text.endsWith("KiB") ? KIB : 1;
            String digits = unit == 1 ? text : text.substring(0, text.length() - "GiB".length());
            return number(digits.strip())
                    .filter(value -> value >= 1 && value <= Long.MAX_VALUE / unit)
                    .map(value -> value * unit)
                    .toEither("must be a size such as 500MiB or 2GiB, not '" + text + "'");
        }
    }
}
