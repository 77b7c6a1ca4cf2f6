package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;
import io.vavr.control.Option;

/** Who speaks in a message. */
public enum MessageRole implements Coded {
    /** A person. */
    USER,
    /** The assistant; it may propose, never decide. */
    ASSISTANT,
    /** The program itself, to note what happened. */
    SYSTEM;

    /** Reads the stable name, such as {@code assistant}. */
    public static Option<MessageRole> of(String code) {
        return Coded.find(MessageRole.class, code);
    }
}
