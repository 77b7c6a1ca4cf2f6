package dev.sextant.investigation.web;

import io.vavr.control.Option;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of bytes (RFC 9110, section 14.1.2).
 *
 * @param first the first byte, from 0
 * @param last the last byte, not before the first one unless nothing can be had
 */
record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("(?i)bytes\\s*=\\s*(\\d{0,100})-(\\d{0,100})\\s*");

    /**
     * Reads a {@code Range} header.
     *
     * @param size how many bytes there are
     * @return none when the header is to be ignored: several ranges, another unit, or no range at all
     */
    static Option<ByteRange> parse(String header, long size) {
        Matcher single = SINGLE.matcher(header);
        if (!single.matches()) {
            return Option.none();
        }
        String first = single.group(1);
        String last = single.group(2);
        if (first.isEmpty()) {
            return last.isEmpty()
                    ? Option.none()
                    : Option.some(new ByteRange(Math.max(0, size - number(last)), last.matches("0+") ? -1 : size - 1));
        }
        long from = number(first);
        long to = last.isEmpty() ? size - 1 : number(last);
        return !last.isEmpty() && to < from ? Option.none() : Option.some(new ByteRange(from, Math.min(to, size - 1)));
    }

    /** A number that is larger than any content may be is as good as the largest. */
    private static long number(String digits) {
        return new BigInteger(digits).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** Whether there is any such byte. */
    boolean isSatisfiable() {
        return first <= last;
    }

    long length() {
        return last - first + 1;
    }
}
