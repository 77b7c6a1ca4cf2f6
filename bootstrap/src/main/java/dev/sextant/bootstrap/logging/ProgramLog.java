package dev.sextant.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Sets up the log of the program. An embedder keeps its own: only the commands of the program call this. */
public final class ProgramLog {

    /** Warn of malformed requests in the words of the client, who must not be able to write into the log. */
    private static final List<String> QUOTE_CLIENTS =
            List.of("org.eclipse.jetty.util.HostPort", "org.eclipse.jetty.http");

    /** Libraries that say at info what is of interest only to their authors. */
    private static final String[] TALKATIVE = {
        "org.eclipse.jetty", "io.javalin", "com.zaxxer.hikari", "org.jooq", "org.flywaydb", "com.github.kagkarlsson"
    };

    /** Warn of every try to reach who is away, which whoever uses them says once. */
    private static final List<String> REPEAT_THEMSELVES = List.of("org.apache.kafka");

    /** Write whole requests with their passwords and tokens when they are asked for details; nobody may ask them. */
    private static final List<String> TELL_SECRETS =
            List.of("org.apache.hc", "org.eclipse.angus", "jakarta.mail", "io.lettuce", "io.netty");

    /** Log with a stack trace what others say in words: who catches what Javalin throws, and the pool from which the scheduler got no connection. */
    private static final List<String> SAY_IT_TWICE =
            List.of("io.javalin.Javalin", "com.github.kagkarlsson.scheduler.RunUntilShutdown");

    private ProgramLog() {}

    /**
     * Sends everything to one stream, in place of whatever was set up before.
     *
     * @param level {@code error}, {@code warn}, {@code info}, {@code debug} or {@code trace}
     * @param json whether lines are JSON
     */
    public static void to(OutputStream stream, String level, boolean json) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        LayoutBase<ILoggingEvent> layout = json ? new JsonLines() : new TextLines();
        layout.setContext(context);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(stream);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(Level.toLevel(level));
        for (String quoter : QUOTE_CLIENTS) {
            context.getLogger(quoter).setLevel(Level.ERROR);
        }
        for (String teller : TELL_SECRETS) {
            context.getLogger(teller).setLevel(Level.WARN);
        }
        if (root.getLevel() == Level.INFO) {
            for (String library : TALKATIVE) {
                context.getLogger(library).setLevel(Level.WARN);
            }
        }
        if (root.getLevel().isGreaterOrEqual(Level.INFO)) {
            for (String repeater : REPEAT_THEMSELVES) {
                context.getLogger(repeater).setLevel(Level.ERROR);
            }
        }
        for (String thrower : SAY_IT_TWICE) {
            context.getLogger(thrower).setLevel(Level.OFF);
        }
    }
}
