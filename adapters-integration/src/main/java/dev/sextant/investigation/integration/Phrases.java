package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.FactValue;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Numbers, amounts and times in the words of an operator. */
final class Phrases {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final double STEP = 1_024;
    private static final int LONGEST = 160;
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Phrases() {}

    /** A number: whole ones as they are, others with four digits that count. */
    static String number(double value) {
        return Double.isFinite(value) ? new FactValue.Amount(value).words() : Double.toString(value);
    }

    /** An amount of memory or storage: {@code 512 MiB}. */
    static String bytes(double value) {
        int unit = 0;
        double shown = value;
        while (Math.abs(shown) >= STEP && unit < UNITS.length - 1) {
            shown /= STEP;
            unit++;
        }
        return number(shown) + " " + UNITS[unit];
    }

    /** A share of 0 to 1: {@code 68 %}. */
    static String percent(double share) {
        return number(Math.rint(share * 100)) + " %";
    }

    /** A count and what is counted: {@code 1 restart}, {@code 8 restarts}. */
    static String counted(double count, String one) {
        return number(count) + " " + one + (count == 1 ? "" : "s");
    }

    /** A moment, to the second. */
    static String time(Instant moment) {
        return MINUTE.format(moment);
    }

    /** {@code " since …"}, or nothing. */
    static String since(Option<Instant> moment) {
        return moment.map(known -> " since " + time(known)).getOrElse("");
    }

    /** Words after others, behind a separator, or nothing where there are none. */
    static String after(String separator, String words) {
        return words.isEmpty() ? "" : separator + words;
    }

    /** A text on one line, cut where it is too long for a sentence. */
    static String line(String text) {
        String one = text.replaceAll("\\s+", " ").strip();
        return one.length() <= LONGEST ? one : one.substring(0, LONGEST) + "…";
    }
}
