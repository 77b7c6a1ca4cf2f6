package dev.sextant.bootstrap.wiring;

import dev.sextant.identity.application.Mail;
import dev.sextant.identity.integration.MasterKeys;

/**
 * How the context {@code identity} is set.
 *
 * @param publicUrl by which address people reach the server: it stands in letters, and in access tokens as issuer and audience
 * @param masterKeys seal signing keys and secrets of second factors
 * @param open whether strangers may register
 * @param mail takes letters
 */
public record IdentitySettings(String publicUrl, MasterKeys masterKeys, boolean open, Mail mail) {}
