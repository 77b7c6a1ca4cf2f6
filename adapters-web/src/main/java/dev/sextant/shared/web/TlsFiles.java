package dev.sextant.shared.web;

import io.vavr.control.Either;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts by the certificate in files, and follows them: when they change, new connections are given the new certificate, and those that are open go on with theirs. Files that cannot be used leave the certificate as it is and are
 * told in the log. Certificate and key are two files, which nobody can change in one step; so what does not fit is judged only when a second look finds the same.
 */
final class TlsFiles extends AbstractLifeCycle {

    /** How soon a change is followed at the latest. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

    private final PemFiles files;
    private final Scheduler scheduler;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private PemFiles.Content used;
    private PemFiles.@Nullable Content doubtful;
    private boolean isTold;
    private volatile Scheduler.@Nullable Task next;

    /**
     * Encryption by these files.
     *
     * @throws IllegalStateException when they cannot be used
     */
    TlsFiles(PemFiles files, Scheduler scheduler) {
        this.files = files;
        this.scheduler = scheduler;
        this.used = orFail(files.read());
        factory.setKeyStore(orFail(files.store(used)));
        factory.setKeyStorePassword("");
        factory.setKeyManagerPassword("");
        factory.setRenegotiationAllowed(false);
        factory.setSniRequired(false);
    }

    private static <T> T orFail(Either<String, T> read) {
        return read.getOrElseThrow(why -> new IllegalStateException("cannot encrypt: " + why));
    }

    /** What new connections are encrypted by. */
    SslContextFactory.Server factory() {
        return factory;
    }

    @Override
    protected void doStart() {
        lookLater();
    }

    @Override
    protected void doStop() {
        Scheduler.Task waiting = next;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    private void lookLater() {
        next = scheduler.schedule(this::look, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        if (!isRunning() && !isStarting()) {
            return;
        }
        try {
            files.read().peek(this::follow).peekLeft(this::doubt);
        } catch (RuntimeException failure) {
            LOG.error("the certificate could not be looked at; the one before stays", failure);
        }
        lookLater();
    }

    private void follow(PemFiles.Content found) {
        if (found.equals(used)) {
            doubtful = null;
            isTold = false;
            return;
        }
        Either<String, KeyStore> store = files.store(found);
        if (store.isLeft()) {
            boolean isSecondLook = found.equals(doubtful);
            doubtful = found;
            if (isSecondLook) {
                doubt(store.getLeft());
            }
            return;
        }
        try {
            factory.reload(changed -> changed.setKeyStore(store.get()));
            used = found;
            doubtful = null;
            isTold = false;
            LOG.info("the certificate was changed; new connections are given the new one");
        } catch (Exception unusable) {
            doubt("it is refused: " + unusable.getMessage());
        }
    }

    private void doubt(String why) {
        if (!isTold) {
            isTold = true;
            LOG.atError().addKeyValue("cause", why).log("the changed certificate cannot be used; the one before stays");
        }
    }
}
