package dev.sextant.investigation.integration;

import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: {@code 512Mi}, {@code 16G}, {@code 250m}, {@code 1e3}. */
final class Quantities {

    private static final Pattern QUANTITY =
            Pattern.compile("([+-]?\\d{1,30}(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,3})?) ?([numkKMGTPE]i?|)B?");
    private static final double BINARY = 1_024;
    private static final double DECIMAL = 1_000;

    private Quantities() {}

    /** In bytes, cores or pieces; none when it is no amount. */
    static Option<Double> parse(String text) {
        Matcher matcher = QUANTITY.matcher(text.strip());
        if (!matcher.matches()) {
            return Option.none();
        }
        double amount = Double.parseDouble(matcher.group(1)) * factor(matcher.group(2));
        return Double.isFinite(amount) ? Option.some(amount) : Option.none();
    }

    private static double factor(String suffix) {
        double step = suffix.endsWith("i") ? BINARY : DECIMAL;
        return switch (suffix.isEmpty() ? ' ' : suffix.charAt(0)) {
            case 'n' -> 1e-9;
            case 'u' -> 1e-6;
            case 'm' -> 1e-3;
            case 'k', 'K' -> step;
            case 'M' -> step * step;
            case 'G' -> step * step * step;
            case 'T' -> Math.pow(step, 4);
            case 'P' -> Math.pow(step, 5);
            case 'E' -> Math.pow(step, 6);
            default -> 1;
        };
    }
}
