package dev.sextant.investigation.domain.logs.format;

import static dev.sextant.investigation.domain.logs.format.TimeScanner.charAt;
import static dev.sextant.investigation.domain.logs.format.TimeScanner.isDigit;

/** A run of digits: its value, which wraps when it is too long for the type, and its length. */
final class DigitRun {

    int value;
    int length;

    /** Reads the digits at {@code at}, of which there may be none; returns the position behind them. */
    int read(String s, int at) {
        int p = at;
        int end = s.length();
        int sum = 0;
        while (p < end && isDigit(s.charAt(p))) {
            sum = sum * 10 + (s.charAt(p) - '0');
            p++;
        }
        length = p - at;
        value = sum;
        return p;
    }

    /** Reads the digits at {@code at} as the fraction of a second; returns it in milliseconds. */
    int millis(String s, int at) {
        read(s, at);
        int scale = 100;
        int millis = 0;
        for (int i = 0; i < Math.min(3, length); i++) {
            millis += (charAt(s, at + i) - '0') * scale;
            scale /= 10;
        }
        return millis;
    }
}
