package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that encrypts by itself, over real sockets. */
class TlsTest {

    private static final Duration LOOKED_AT_WITHIN = TlsFiles.BETWEEN_LOOKS.multipliedBy(5);

    private static TestPem first;
    private static TestPem second;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make(@TempDir Path somewhere) throws Exception {
        first = TestPem.of("first", "EC", somewhere);
        second = TestPem.of("second", "RSA", somewhere);
    }

    private static Edge by(PemFiles files) {
        return new Edge(Option.some(files), Set.of(), TrustedProxies.none(), Option.none());
    }

    private static SSLSocket connect(SmallServer server, TestPem trusted) throws IOException {
        var socket = (SSLSocket)
                trusted.trust().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }

    private static String shown(SSLSocket socket) throws IOException {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    /** Asks on an open connection, and reads the head of the answer and its body. */
    private static String ask(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /whoami HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String status = in.readLine();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        var body = new char[length];
        int read = in.read(body);
        return status + " " + new String(body, 0, Math.max(0, read));
    }

    @Test
    void it_answers_encrypted_alone_and_tells_clients_to_stay_so() throws Exception {
        try (var server = new SmallServer(by(first.write(folder)))) {
            var answer = server.send(
                    HttpClient.newBuilder().sslContext(first.trust()).build(),
                    "GET",
                    "/whoami",
                    "Origin",
                    "https://localhost:" + server.port());

            assertThat(answer.body()).isEqualTo("127.0.0.1");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            try (var plain = new RawClient(server.port(), Duration.ofSeconds(10))) {
                assertThat(plain.send("GET /whoami HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .untilClosed())
                        .doesNotContain("200");
            }
            assertThatThrownBy(() -> connect(server, second)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_changed_certificate_is_shown_to_new_connections_and_open_ones_go_on() throws Exception {
        PemFiles files = first.write(folder);
        try (var server = new SmallServer(by(files));
                var open = connect(server, first)) {
            assertThat(ask(open)).isEqualTo("HTTP/1.1 200 OK 127.0.0.1");

            second.write(folder);

            assertThat(shownSoon(server, "CN=second")).isTrue();
            assertThat(ask(open)).isEqualTo("HTTP/1.1 200 OK 127.0.0.1");
            Files.writeString(files.key(), first.key());
            LockSupport.parkNanos(TlsFiles.BETWEEN_LOOKS.multipliedBy(3).toNanos());
            try (var still = connect(server, second)) {
                assertThat(shown(still)).isEqualTo("CN=second");
            }
        }
    }

    private static boolean shownSoon(SmallServer server, String name) {
        long end = System.nanoTime() + LOOKED_AT_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            try (var later = connect(server, second)) {
                return shown(later).equals(name);
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
        return false;
    }

    @Test
    void files_that_do_not_fit_are_refused_in_words_without_their_content() throws Exception {
        PemFiles good = first.write(folder);
        assertThat(good.check().isRight()).isTrue();
        Path other = Files.writeString(folder.resolve("other.key"), second.key());
        Path words = Files.writeString(folder.resolve("words"), "nothing of the kind");
        Path old = Files.writeString(folder.resolve("old.key"), second.key().replace("PRIVATE KEY", "RSA PRIVATE KEY"));
        Path cut = Files.writeString(
                folder.resolve("cut.key"),
                "-----BEGIN PRIVATE KEY-----\n" + second.key().substring(28, 200) + "\n-----END PRIVATE KEY-----\n");

        assertThat(new PemFiles(good.certificate(), other).check().getLeft()).contains("is not that of");
        assertThat(new PemFiles(words, good.key()).check().getLeft()).contains("no certificate");
        assertThat(new PemFiles(good.certificate(), words).check().getLeft()).contains("no private key");
        assertThat(new PemFiles(good.certificate(), old).check().getLeft()).contains("openssl pkcs8");
        assertThat(new PemFiles(good.certificate(), cut).check().getLeft())
                .contains("cut.key")
                .doesNotContain(second.key().substring(40, 60));
        assertThat(new PemFiles(good.certificate(), folder.resolve("none"))
                        .check()
                        .getLeft())
                .contains("is not there");
        assertThatThrownBy(() -> new SmallServer(by(new PemFiles(good.certificate(), other))))
                .hasStackTraceContaining("is not that of");
    }

    @Test
    void a_handshake_that_does_not_end_is_cut_off() throws Exception {
        try (var server = new SmallServer("127.0.0.1", Duration.ofSeconds(1), by(first.write(folder)));
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(200);
            long start = System.nanoTime();
            boolean open = true;
            byte[] hello = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xfc};
            for (int i = 0; open && i < 100; i++) {
                open = drips(socket, i < hello.length ? hello[i] : 0);
            }
            assertThat(open).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** Sends a byte, and waits a moment; false when the server ended the connection. */
    private static boolean drips(Socket socket, int next) throws IOException {
        try {
            socket.getOutputStream().write(next);
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return true;
        } catch (java.net.SocketException ended) {
            return false;
        }
    }

    @Test
    void a_client_that_takes_nothing_is_cut_off_under_encryption_too() throws Exception {
        try (var server = new SmallServer(by(first.write(folder)));
                var socket = connect(server, first)) {
            socket.getOutputStream()
                    .write("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(server.cutOff.get(15, TimeUnit.SECONDS)).isTrue();
        }
    }
}
