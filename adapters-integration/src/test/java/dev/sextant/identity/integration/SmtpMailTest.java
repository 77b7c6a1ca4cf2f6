package dev.sextant.identity.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.integration.SmtpServer.Arrived;
import dev.sextant.identity.integration.SmtpSettings.Encryption;
import dev.sextant.identity.integration.SmtpSettings.Login;
import dev.sextant.shared.integration.TestCertificate;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpMailTest {

    private static final EmailAddress ADA =
            EmailAddress.of("/email", "Ada.Lovelace+x@example.org").get();
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final Option<Login> LOGIN = Option.some(new Login("sextant", "s3cret"));

    private SSLContext here;
    private SSLContext elsewhere;

    @BeforeAll
    void make_certificates(@TempDir Path folder) throws Exception {
        here = TestCertificate.of("localhost", folder).context();
        elsewhere = TestCertificate.of("mail.example", folder).context();
    }

    private SmtpMail mail(int port, Encryption encryption, Option<Login> login, Duration... pauses) {
        var settings = new SmtpSettings(
                "localhost",
                port,
                encryption,
                login,
                "no-reply@sextant.example",
                Duration.ofSeconds(20),
                List.of(pauses));
        return new SmtpMail(settings, here, NOON);
    }

    @Test
    void a_letter_arrives_encrypted_after_starttls_with_who_sends_it() throws Exception {
        try (SmtpServer server = SmtpServer.withStartTls(here, "s3cret");
                SmtpMail mail = mail(server.port(), Encryption.STARTTLS, LOGIN)) {
            mail.send(ADA, "Gr\u00fc\u00dfe", "Hello\nhttps://sextant.example/x?y=sxt_rst_1\n.\nend \u00e9\n");

            Arrived letter = server.next();
            assertThat(letter.encrypted()).isTrue();
            assertThat(letter.user()).isEqualTo("sextant");
            assertThat(letter.to()).containsExactly("Ada.Lovelace+x@example.org");
            assertThat(letter.header("From")).isEqualTo("no-reply@sextant.example");
            assertThat(letter.header("To")).isEqualTo("Ada.Lovelace+x@example.org");
            assertThat(letter.header("Subject")).isEqualTo("=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=");
            assertThat(letter.header("Date")).startsWith("Fri, 20 Nov 2026 ");
            assertThat(letter.header("Message-ID")).matches("<[0-9a-f-]{36}@sextant\\.example>");
            assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(letter.header("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
            assertThat(letter.body())
                    .contains("Hello\nhttps://sextant.example/x?y")
                    .contains("\n.\nend ");
        }
    }

    @Test
    void a_letter_arrives_over_tls_from_the_first_byte() throws Exception {
        try (SmtpServer server = SmtpServer.encrypted(here, "s3cret");
                SmtpMail mail = mail(server.port(), Encryption.TLS, LOGIN)) {
            mail.send(ADA, "Hello", "text");

            assertThat(server.next().encrypted()).isTrue();
        }
    }

    @Test
    void a_letter_arrives_in_the_clear_when_that_was_chosen() throws Exception {
        try (SmtpServer server = SmtpServer.inTheClear(here);
                SmtpMail mail = mail(server.port(), Encryption.NONE, Option.none())) {
            mail.send(ADA, "Hello", "text");

            assertThat(server.next().body()).isEqualTo("text");
        }
    }

    @Test
    void a_server_that_does_not_offer_encryption_gets_no_letter() throws Exception {
        try (SmtpServer server = SmtpServer.inTheClear(here);
                SmtpMail mail = mail(server.port(), Encryption.STARTTLS, LOGIN)) {
            mail.send(ADA, "Hello", "text");

            server.endOfConversation();
            assertThat(server.letters()).isZero();
        }
    }

    @Test
    void a_server_with_a_certificate_for_another_name_or_of_a_stranger_gets_no_letter() throws Exception {
        try (SmtpServer server = SmtpServer.withStartTls(elsewhere, "s3cret");
                SmtpMail stranger = mail(server.port(), Encryption.STARTTLS, LOGIN);
                SmtpMail trusting = new SmtpMail(
                        new SmtpSettings(
                                "localhost",
                                server.port(),
                                Encryption.STARTTLS,
                                LOGIN,
                                "no-reply@sextant.example",
                                Duration.ofSeconds(20),
                                List.of()),
                        elsewhere,
                        NOON)) {
            stranger.send(ADA, "Hello", "text");
            server.endOfConversation();
            trusting.send(ADA, "Hello", "text");
            server.endOfConversation();

            assertThat(server.letters()).isZero();
        }
    }

    @Test
    void a_letter_that_cannot_be_taken_now_is_tried_again_as_the_same_letter() throws Exception {
        try (SmtpServer server = SmtpServer.inTheClear(here).answeringReceivers("451 later", "450 later");
                SmtpMail mail = mail(
                        server.port(), Encryption.NONE, Option.none(), Duration.ofMillis(1), Duration.ofMillis(1))) {
            mail.send(ADA, "Hello", "text");

            assertThat(server.next().to()).containsExactly("Ada.Lovelace+x@example.org");
            server.endOfConversation();
            server.endOfConversation();
            server.endOfConversation();
        }
    }

    @Test
    void a_letter_that_is_refused_for_good_is_not_tried_again() throws Exception {
        try (SmtpServer server = SmtpServer.inTheClear(here).answeringReceivers("550 no such user");
                SmtpMail mail = mail(server.port(), Encryption.NONE, Option.none(), Duration.ofMillis(1))) {
            mail.send(ADA, "first", "text");
            server.endOfConversation();
            mail.send(ADA, "second", "text");

            assertThat(server.next().header("Subject")).isEqualTo("second");
            assertThat(server.letters()).isZero();
        }
    }

    @Test
    void a_wrong_password_is_not_tried_again() throws Exception {
        try (SmtpServer server = SmtpServer.withStartTls(here, "other");
                SmtpMail mail = mail(server.port(), Encryption.STARTTLS, LOGIN, Duration.ofMillis(1))) {
            mail.send(ADA, "Hello", "text");
            server.endOfConversation();

            awaitNothingWaiting(mail);
            assertThat(server.letters()).isZero();
        }
    }

    private static void awaitNothingWaiting(SmtpMail mail) {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (mail.waiting() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(mail.waiting()).isZero();
    }

    @Test
    void a_server_that_says_nothing_holds_nobody_up() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                SmtpMail mail = new SmtpMail(
                        new SmtpSettings(
                                "localhost",
                                mute.getLocalPort(),
                                Encryption.NONE,
                                Option.none(),
                                "no-reply@sextant.example",
                                Duration.ofMillis(200),
                                List.of()),
                        here,
                        NOON)) {
            mail.send(ADA, "Hello", "text");

            awaitNothingWaiting(mail);
        }
    }

    @Test
    void a_server_that_is_not_there_loses_the_letter_after_the_last_try() throws IOException {
        int free;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = closed.getLocalPort();
        }
        try (SmtpMail mail = mail(free, Encryption.NONE, Option.none(), Duration.ofMillis(1))) {
            mail.send(ADA, "Hello", "text");

            awaitNothingWaiting(mail);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Hello\r\nBcc: eve@example.org", "Hello\nX: y", "Hello\0", "Hello\u2028X: y", "Hello\u007f"})
    void a_subject_that_would_break_out_of_its_line_is_refused(String subject) throws Exception {
        try (SmtpServer server = SmtpServer.inTheClear(here);
                SmtpMail mail = mail(server.port(), Encryption.NONE, Option.none())) {
            assertThatIllegalArgumentException().isThrownBy(() -> mail.send(ADA, subject, "text"));
            assertThat(mail.waiting()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org> NOTIFY=NEVER",
                "ada@example.org,eve@example.org",
                "\"ada\" <eve@example.org>",
                "ada@example.org eve@example.org"
            })
    void an_address_that_would_be_more_than_one_is_refused(String address) throws Exception {
        // Such an address cannot come from EmailAddress.of; the letter does not rely on it.
        var broken = new EmailAddress(address, "ada@example.org");
        try (SmtpServer server = SmtpServer.inTheClear(here);
                SmtpMail mail = mail(server.port(), Encryption.NONE, Option.none())) {
            assertThatIllegalArgumentException().isThrownBy(() -> mail.send(broken, "Hello", "text"));
        }
    }

    @Test
    void an_address_beyond_ascii_is_used_in_the_form_that_every_server_knows_when_there_is_one() throws Exception {
        try (SmtpServer server = SmtpServer.inTheClear(here);
                SmtpMail mail = mail(server.port(), Encryption.NONE, Option.none())) {
            mail.send(EmailAddress.of("/email", "ada@m\u00fcller.example").get(), "Hello", "text");
            assertThat(server.next().to()).containsExactly("ada@xn--mller-kva.example");

            mail.send(EmailAddress.of("/email", "\u00e4da@example.org").get(), "Hello", "text");
            assertThat(server.next().to()).containsExactly("\u00e4da@example.org");
        }
    }

    @Test
    void a_password_does_not_travel_in_the_clear() {
        assertThatIllegalArgumentException().isThrownBy(() -> mail(25, Encryption.NONE, LOGIN));
        assertThat(LOGIN.get().toString()).doesNotContain("s3cret");
    }

    @Test
    void the_terminal_shows_a_letter_and_no_letter_moves_its_cursor() {
        var shown = new ByteArrayOutputStream();
        new TerminalMail(new PrintStream(shown, true, StandardCharsets.UTF_8))
                .send(ADA, "Hello \u001b[2J", "first line\nsecond \u001b]0;x\u0007 \u202e line\n");

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "--- letter to Ada.Lovelace+x@example.org: Hello ?[2J\nfirst line\nsecond ?]0;x? ? line\n---\n");
    }
}
