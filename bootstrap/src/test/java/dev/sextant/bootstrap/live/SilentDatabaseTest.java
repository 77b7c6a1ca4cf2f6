package dev.sextant.bootstrap.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.persistence.DatabaseReadiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that takes connections and then says nothing, for ever. */
class SilentDatabaseTest {

    /** Accepts, and keeps what it accepted open. */
    private static final class Silence implements AutoCloseable {

        private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> accepted = new ArrayList<>();

        Silence() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            try {
                while (true) {
                    keep(listening.accept());
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        private synchronized void keep(Socket socket) {
            accepted.add(socket);
        }

        private synchronized int count() {
            return accepted.size();
        }

        @Override
        public synchronized void close() {
            try {
                listening.close();
                for (Socket socket : accepted) {
                    socket.close();
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    @Test
    void the_server_says_in_time_that_it_is_not_ready_and_stays_alive() throws Exception {
        try (var silence = new Silence()) {
            var database = new PGSimpleDataSource();
            database.setServerNames(new String[] {"127.0.0.1"});
            database.setPortNumbers(new int[] {silence.listening.getLocalPort()});
            // The driver alone would wait for an hour.
            database.setConnectTimeout(3_600);
            database.setSocketTimeout(3_600);
            database.setLoginTimeout(3_600);
            try (var server = new LiveServer(new DatabaseReadiness(database))) {
                for (int i = 0; i < 3; i++) {
                    var ready = server.get("/ready");
                    assertThat(ready.status()).isEqualTo(503);
                    assertThat(ready.response().headers().firstValue("Retry-After"))
                            .isPresent();
                    assertThat(server.get("/health").status()).isEqualTo(200);
                }
                assertThat(silence.count()).isPositive();
            }
        }
    }
}
