package dev.sextant.shared.web;

import dev.sextant.shared.domain.Patch;
import io.vavr.control.Option;

/** Reads fields of partial changes. */
public final class Patches {

    private Patches() {}

    /** A text that can be changed but not cleared; {@code null} is noted as wrong. */
    public static Patch<String> notCleared(Fields fields, String name) {
        return fields.textNotNull(name).<Patch<String>>fold(Patch.Absent::new, Patch.Changed::new);
    }

    /** A text that can be changed, and cleared by {@code null}. */
    public static Patch<String> text(Fields fields, String name) {
        return of(fields, name, fields.text(name));
    }

    /**
     * What can be changed, and cleared by {@code null}.
     *
     * @param value what was read of the field
     */
    public static <T> Patch<T> of(Fields fields, String name, Option<T> value) {
        return fields.isNull(name)
                ? new Patch.Cleared<>()
                : value.<Patch<T>>fold(Patch.Absent::new, Patch.Changed::new);
    }
}
