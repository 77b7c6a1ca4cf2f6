package dev.sextant.shared.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for {@code localhost} that signed itself, and its key, as PEM texts.
 *
 * @param certificate the certificate
 * @param key its key
 * @param trust for a client that trusts it alone
 */
public record TestPem(String certificate, String key, SSLContext trust) {

    private static final String PASSWORD = "only-for-this-test";

    /**
     * Makes one with the JDK's keytool.
     *
     * @param name whom it is for
     * @param algorithm {@code RSA} or {@code EC}
     */
    public static TestPem of(String name, String algorithm, Path folder) throws IOException, InterruptedException {
        Path store = Files.createTempDirectory(folder, "certificate").resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        algorithm,
                        "-alias",
                        "server",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        try (InputStream stream = Files.newInputStream(store)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(stream, PASSWORD.toCharArray());
            Certificate made = keys.getCertificate("server");
            return new TestPem(
                    pem("CERTIFICATE", made.getEncoded()),
                    pem(
                            "PRIVATE KEY",
                            keys.getKey("server", PASSWORD.toCharArray()).getEncoded()),
                    trusting(made));
        } catch (GeneralSecurityException broken) {
            throw new IOException("the certificate cannot be used", broken);
        }
    }

    private static SSLContext trusting(Certificate made) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", made);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(bytes)
                + "\n-----END " + what + "-----\n";
    }

    /** Puts it into the place of what is in a folder. */
    public PemFiles write(Path folder) throws IOException {
        return new PemFiles(replace(folder, "tls.crt", certificate), replace(folder, "tls.key", key));
    }

    private static Path replace(Path folder, String name, String text) throws IOException {
        Path draft = Files.writeString(folder.resolve(name + ".new"), text);
        return Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return certificate;
    }
}
