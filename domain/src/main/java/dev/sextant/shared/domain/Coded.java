package dev.sextant.shared.domain;

import io.vavr.control.Option;
import java.util.Locale;

/** A constant with a stable name that programs outside may rely on. */
public interface Coded {

    /** The name of the constant, as an enum gives it. */
    String name();

    /** The stable name in lower snake_case, such as {@code false_positive}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a constant by its stable name.
     *
     * @param type the enum to look in
     * @param code what a client sent; only the exact form counts
     */
    static <E extends Enum<E> & Coded> Option<E> find(Class<E> type, String code) {
        for (E constant : type.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return Option.some(constant);
            }
        }
        return Option.none();
    }
}
