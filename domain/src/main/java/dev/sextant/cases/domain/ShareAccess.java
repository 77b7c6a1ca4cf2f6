package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;

/** What a share lets somebody do. */
public enum ShareAccess implements Coded {
    /** To see the case. */
    READ,
    /** To change it too. */
    WRITE;

    /** The access to the case that comes of it. */
    Access gives() {
        return switch (this) {
            case READ -> Access.READ;
            case WRITE -> Access.WRITE;
        };
    }
}
