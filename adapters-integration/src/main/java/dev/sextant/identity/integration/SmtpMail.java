package dev.sextant.identity.integration;

import dev.sextant.identity.application.Mail;
import dev.sextant.identity.domain.EmailAddress;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands letters to a mail server. A letter waits in memory, at most {@value #MOST_WAITING} of them, and is handed over by threads of its own, so whoever sends it learns nothing from the time that it takes. One that
 * the server cannot take now is tried again after the {@linkplain SmtpSettings#pauses() pauses}; one that it refuses for good is lost, and so are those that wait when the program ends. The log says that a letter was
 * lost and why in a number, never for whom or what it said. Safe for many threads.
 */
public final class SmtpMail implements Mail, AutoCloseable {

    /** How many letters wait at most; beyond that new ones are lost. */
    public static final int MOST_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMail.class);

    /** The library's own log, which goes past the program's and would write a line of its own for each letter. Held here, because the platform forgets a logger that nobody holds, and its level with it. */
    private static final java.util.logging.Logger LIBRARY =
            java.util.logging.Logger.getLogger("org.eclipse.angus.mail");

    private static final int THREADS = 2;
    private static final int PERMANENT = 500;
    private static final long LONGEST_GOODBYE_MILLIS = 3_000;

    private final SmtpSettings settings;
    private final Session session;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor threads;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * Mail through a server.
     *
     * @param settings which server, and how
     * @param trust who is trusted in encrypted connections
     * @param clock by which letters are dated
     */
    public SmtpMail(SmtpSettings settings, SSLContext trust, Clock clock) {
        LIBRARY.setLevel(java.util.logging.Level.WARNING);
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, trust));
        this.clock = clock;
        this.threads = new ScheduledThreadPoolExecutor(
                THREADS, Thread.ofPlatform().name("mail-", 0).daemon().factory());
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Properties properties(SmtpSettings settings, SSLContext trust) {
        var properties = new Properties();
        String patience = Long.toString(settings.patience().toMillis());
        boolean startsTls = settings.encryption() == SmtpSettings.Encryption.STARTTLS;
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.localhost", settings.domain());
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        properties.put("mail.smtp.auth", Boolean.toString(settings.login().isDefined()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startsTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startsTls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.encryption() == SmtpSettings.Encryption.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
        properties.put("mail.mime.allowutf8", "true");
        return properties;
    }

    /**
     * Takes one letter.
     *
     * @throws IllegalArgumentException when the subject has control characters
     */
    @Override
    public void send(EmailAddress to, String subject, String text) {
        var letter = new Letter(to, subject, text, clock.instant(), UUID.randomUUID());
        if (waiting.incrementAndGet() > MOST_WAITING) {
            lost("too many letters wait");
            return;
        }
        handOver(letter, 0, Duration.ZERO);
    }

    private void handOver(Letter letter, int tries, Duration pause) {
        try {
            // Every failure ends in tryToDeliver, so nobody has to ask for what became of it.
            var unused = threads.schedule(() -> tryToDeliver(letter, tries), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            lost("the program ends");
        }
    }

    private void tryToDeliver(Letter letter, int tries) {
        try {
            deliver(letter);
            waiting.decrementAndGet();
        } catch (MessagingException failure) {
            if (isPermanent(failure)) {
                lost("the server refuses it: " + describe(failure));
            } else if (tries >= settings.pauses().size()) {
                lost("after " + (tries + 1) + " tries: " + describe(failure));
            } else {
                handOver(letter, tries + 1, settings.pauses().get(tries));
            }
        } catch (RuntimeException unexpected) {
            lost("it cannot be written: " + unexpected.getClass().getName());
        }
    }

    private void deliver(Letter letter) throws MessagingException {
        MimeMessage message = letter.message(session, settings.from());
        try (Transport transport = session.getTransport("smtp")) {
            if (settings.login().isDefined()) {
                SmtpSettings.Login login = settings.login().get();
                transport.connect(login.user(), login.password());
            } else {
                transport.connect();
            }
            Address[] recipients = message.getAllRecipients();
            transport.sendMessage(message, recipients);
        }
    }

    private static boolean isPermanent(MessagingException failure) {
        return failure instanceof AuthenticationFailedException || code(failure) >= PERMANENT;
    }

    /** The number by which the server refused; 0 when it did not. */
    private static int code(MessagingException failure) {
        int code = switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
        return failure.getNextException() instanceof MessagingException next ? Math.max(code, code(next)) : code;
    }

    /** Without the message, which quotes addresses. */
    private static String describe(MessagingException failure) {
        Exception cause = failure.getNextException();
        return failure.getClass().getSimpleName() + " " + code(failure)
                + (cause == null ? "" : ", " + cause.getClass().getSimpleName());
    }

    private void lost(String why) {
        waiting.decrementAndGet();
        LOG.warn("a letter is lost: {}", why);
    }

    /** How many letters are not handed over yet. */
    public int waiting() {
        return waiting.get();
    }

    /** Takes no more letters and waits for those that are being handed over, as long as one step of a conversation may take, and three seconds at most. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            long wait = Math.min(settings.patience().toMillis(), LONGEST_GOODBYE_MILLIS);
            if (!threads.awaitTermination(wait, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
