package dev.sextant.shared.web;

import dev.sextant.shared.domain.Patch;

/** Reads fields of partial changes. */
public final class Patches {

    private Patches() {}

    /** A text that can be changed but not cleared; {@code null} is noted as wrong. */
    public static Patch<String> notCleared(Fields fields, String name) {
        return fields.textNotNull(name).<Patch<String>>fold(Patch.Absent::new, Patch.Changed::new);
    }
}
