package dev.sextant.shared.web;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A certificate and its key as PEM files, the form in which they are handed out.
 *
 * @param certificate the server's certificate, and behind it those that lead to one that clients know
 * @param key the private key of the first certificate, RSA or EC, as PKCS #8 without a password ({@code BEGIN PRIVATE KEY})
 */
public record PemFiles(Path certificate, Path key) {

    private static final long LARGEST = 1 << 20;
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    /** What the files hold now. */
    record Content(String certificate, String key) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Content[hidden]";
        }
    }

    /** Whether the files can be used now; otherwise why not, naming the file and never what is in it. */
    public Either<String, PemFiles> check() {
        return read().flatMap(this::store).map(usable -> this);
    }

    /** Reads the files. */
    Either<String, Content> read() {
        return read(certificate).flatMap(first -> read(key).map(second -> new Content(first, second)));
    }

    private static Either<String, String> read(Path file) {
        try {
            return Files.size(file) > LARGEST
                    ? Either.left(file + " is larger than " + LARGEST + " bytes")
                    : Either.right(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException absent) {
            return Either.left(file + " is not there");
        } catch (AccessDeniedException refused) {
            return Either.left(file + " may not be read");
        } catch (IOException failure) {
            return Either.left(file + " cannot be read: " + failure.getMessage());
        }
    }

    /** Both in one, without a password, or why they cannot be used. */
    Either<String, KeyStore> store(Content content) {
        return chain(content.certificate())
                .flatMap(chain -> privateKey(content.key()).flatMap(secret -> together(chain, secret)));
    }

    private Either<String, List<Certificate>> chain(String pem) {
        try {
            List<Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
                    .stream()
                    .map(Certificate.class::cast)
                    .toList();
            return chain.isEmpty()
                    ? Either.left(certificate + " holds no certificate (BEGIN CERTIFICATE)")
                    : Either.right(chain);
        } catch (CertificateException malformed) {
            return Either.left(certificate + " holds no certificate in PEM form (BEGIN CERTIFICATE)");
        }
    }

    private Either<String, PrivateKey> privateKey(String pem) {
        var found = PKCS8.matcher(pem);
        if (!found.find()) {
            return Either.left(
                    key + " holds no private key as PKCS #8 without a password (BEGIN PRIVATE KEY); of any other form,"
                            + " 'openssl pkcs8 -topk8 -nocrypt' makes one");
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(found.group(1));
        } catch (IllegalArgumentException malformed) {
            return Either.left(key + " holds a private key that is cut off or changed");
        }
        var spec = new PKCS8EncodedKeySpec(encoded);
        return privateKey("RSA", spec)
                .orElse(() -> privateKey("EC", spec))
                .toEither(() -> key + " holds a private key that is neither RSA nor EC, or is changed");
    }

    private static Option<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec spec) {
        try {
            return Option.some(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException another) {
            return Option.none();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + algorithm, impossible);
        }
    }

    private Either<String, KeyStore> together(List<Certificate> chain, PrivateKey secret) {
        try {
            if (!isPair(chain.getFirst().getPublicKey(), secret)) {
                return Either.left("the key in " + key + " is not that of the first certificate in " + certificate);
            }
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", secret, new char[0], chain.toArray(Certificate[]::new));
            return Either.right(store);
        } catch (GeneralSecurityException | IOException unusable) {
            return Either.left(certificate + " and " + key + " cannot be used together: " + unusable.getMessage());
        }
    }

    /** Whether what the private key signs is verified by the public one. */
    private static boolean isPair(PublicKey known, PrivateKey secret) throws GeneralSecurityException {
        String algorithm = SIGNATURES.get(secret.getAlgorithm());
        if (algorithm == null || !known.getAlgorithm().equals(secret.getAlgorithm())) {
            return false;
        }
        byte[] text = "do they belong together".getBytes(StandardCharsets.US_ASCII);
        var signature = Signature.getInstance(algorithm);
        signature.initSign(secret);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(known);
        signature.update(text);
        return signature.verify(signed);
    }
}
