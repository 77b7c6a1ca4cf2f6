package dev.sextant.identity.application;

import dev.sextant.identity.domain.SecretText;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * The keys of access tokens, ready for use: opened, and known on this node without asking the database each time. A key that another node made is known within seconds; however many tokens name keys that
 * nobody knows, the database is asked for them at most once in an interval. Safe for many threads.
 */
@Port
public interface KeyRing {

    /**
     * The key that signs.
     *
     * @param kid its name in tokens
     * @param publicKey X.509 SubjectPublicKeyInfo in base64
     * @param privateKey PKCS #8 in base64
     */
    record SigningPair(String kid, String publicKey, SecretText privateKey) {}

    /**
     * A key that verifies.
     *
     * @param kid its name in tokens
     * @param publicKey X.509 SubjectPublicKeyInfo in base64
     */
    record VerifyingKey(String kid, String publicKey) {}

    /**
     * The key that signs now; made when there is none yet.
     *
     * @throws dev.sextant.shared.application.Unavailable when it is not known here and cannot be read now
     */
    SigningPair signing();

    /**
     * The key of a name, when tokens that it signed are taken now.
     *
     * @param kid what a token says; any text
     * @throws dev.sextant.shared.application.Unavailable when no key is known here and none can be read now
     */
    Option<VerifyingKey> verifying(String kid);

    /** Every key that verifies now, newest first, for whoever wants to verify tokens elsewhere. */
    List<VerifyingKey> published();
}
