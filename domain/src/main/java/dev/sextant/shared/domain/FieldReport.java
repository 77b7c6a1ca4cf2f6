package dev.sextant.shared.domain;

import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collects what is wrong with the fields of one input, so that a client is told of all of them at once. For one thread. */
public final class FieldReport {

    private final List<FieldError> wrong = new ArrayList<>();

    /** A report on nothing yet. */
    public FieldReport() {}

    /** Takes the value of a field, or notes what is wrong with it. */
    public <T> Option<T> take(Validation<FieldError, T> field) {
        return field.fold(
                error -> {
                    wrong.add(error);
                    return Option.none();
                },
                Option::some);
    }

    /** Takes the value of a field that must be given, or notes that it is missing or what is wrong with it. */
    public <T> Option<T> takeRequired(
            String field, Option<String> given, Function<String, Validation<FieldError, T>> read) {
        return take(given.fold(
                () -> Validation.<FieldError, T>invalid(new FieldError(field, "required", "must be given")), read));
    }

    /** Takes the value of a field that may be left out, or notes what is wrong with it. */
    public <T> Option<T> takeIfGiven(Option<Validation<FieldError, T>> field) {
        return field.flatMap(this::take);
    }

    /** Notes that a field is wrong. */
    public void note(String field, String code, String message) {
        wrong.add(new FieldError(field, code, message));
    }

    /**
     * The input, when nothing was wrong with it.
     *
     * @param refusal makes the refusal of all wrong fields
     * @param input makes the input; called only when nothing is wrong
     */
    public <E, T> Either<E, T> answer(Function<List<FieldError>, E> refusal, Supplier<T> input) {
        return wrong.isEmpty() ? Either.right(input.get()) : Either.left(refusal.apply(List.copyOf(wrong)));
    }

    /** A constant by its stable name. */
    public static <E extends Enum<E> & Coded> Validation<FieldError, E> constant(
            String field, Class<E> type, String code) {
        return Coded.find(type, code)
                .toValidation(() -> new FieldError(field, "unknown_value", "must be one of " + codes(type)));
    }

    private static <E extends Enum<E> & Coded> String codes(Class<E> type) {
        var codes = new ArrayList<String>();
        for (E constant : type.getEnumConstants()) {
            codes.add(constant.code());
        }
        return String.join(", ", codes);
    }
}
