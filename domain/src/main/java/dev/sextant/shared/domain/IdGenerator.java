package dev.sextant.shared.domain;

import java.util.UUID;

/** Makes ids that nobody made before. Safe to call from any thread. */
@FunctionalInterface
public interface IdGenerator {

    /** A fresh UUID version 7 (RFC 9562, section 5.7): later calls of one generator give larger ids. */
    UUID next();
}
