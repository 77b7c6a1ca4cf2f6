package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;
import java.util.Locale;

/** Values of metrics in the way operators say them: bytes as GiB, seconds as ms, shares as percent. */
final class Quantity {

    private static final String[] BYTES = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private static final String PER_SECOND = "/second";

    private Quantity() {}

    /** A level, which is known less exactly than a value: from 10 to 100 no digit behind the point. */
    static String about(double value, Option<String> unit) {
        double size = Math.abs(value);
        return say(size >= 10 && size < 100 ? Math.rint(value) : value, unit);
    }

    /**
     * A value in words.
     *
     * @param value the value
     * @param unit its unit as the source writes it; a unit that is not known stands behind the number as it is
     */
    static String say(double value, Option<String> unit) {
        String written = unit.getOrElse("").strip();
        String known = written.toLowerCase(Locale.ROOT);
        if (known.endsWith(PER_SECOND)) {
            return of(value, known.substring(0, known.length() - PER_SECOND.length()), written) + " per second";
        }
        return of(value, known, written);
    }

    private static String of(double value, String unit, String written) {
        return switch (unit) {
            case "", "none", "count", "short" -> number(value);
            case "percent", "%", "pct" -> number(value) + " %";
            case "percentunit", "ratio", "share" -> number(100 * value) + " %";
            case "bytes", "byte", "b", "decbytes" -> bytes(value);
            case "kilobytes", "kb", "kib", "kbytes" -> bytes(value * 1024);
            case "megabytes", "mb", "mib", "mbytes" -> bytes(value * 1024 * 1024);
            case "gigabytes", "gb", "gib", "gbytes" -> bytes(value * 1024 * 1024 * 1024);
            case "seconds", "second", "s" -> seconds(value);
            case "milliseconds", "millisecond", "ms" -> seconds(value / 1e3);
            case "microseconds", "microsecond", "us", "µs" -> seconds(value / 1e6);
            default -> number(value) + " " + written.replaceFirst("(?i)" + PER_SECOND + "$", "");
        };
    }

    private static String bytes(double value) {
        int power = 0;
        double scaled = value;
        while (Math.abs(scaled) >= 1024 && power + 1 < BYTES.length) {
            scaled /= 1024;
            power++;
        }
        return number(scaled) + " " + BYTES[power];
    }

    private static String seconds(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0 s";
        }
        if (size < 1e-3) {
            return number(value * 1e6) + " µs";
        }
        if (size < 1) {
            return number(value * 1e3) + " ms";
        }
        if (size < 120) {
            return number(value) + " s";
        }
        return size < 2 * 3_600 ? number(value / 60) + " min" : number(value / 3_600) + " h";
    }

    /** All digits before the point, and after it as many as it takes to show three in all. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= 1e15) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int decimals = (int) Math.clamp(2 - Math.floor(Math.log10(size)), 0, 12);
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
