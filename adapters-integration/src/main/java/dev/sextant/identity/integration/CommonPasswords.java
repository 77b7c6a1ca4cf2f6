package dev.sextant.identity.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords that many people chose before: some 20,000 that leaked (see {@code common-passwords-LICENSE.txt} beside the list). A password counts as common when it stands in the list
 * in any case, when it is an entry said several times, and when it is an entry with up to {@value #MOST_DECORATION} digits and signs around it, which is how people make a short one long enough.
 */
final class CommonPasswords {

    private static final String LIST = "common-passwords.txt";
    private static final int MOST_DECORATION = 8;
    /** Shorter entries, such as {@code love}, are also parts of good passwords. */
    private static final int LEAST_CORE = 4;

    private final Set<String> entries;

    private CommonPasswords(Set<String> entries) {
        this.entries = entries;
    }

    /** The list that is shipped. */
    static CommonPasswords shipped() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("the list of common passwords is not shipped: " + LIST);
            }
            var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            return new CommonPasswords(lines.lines().collect(Collectors.toUnmodifiableSet()));
        } catch (IOException broken) {
            throw new UncheckedIOException("the list of common passwords cannot be read", broken);
        }
    }

    /** How many entries the list has. */
    int size() {
        return entries.size();
    }

    /** Whether a password is common. */
    boolean contains(String password) {
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return entries.contains(plain) || isRepetition(plain) || entries.contains(core(plain));
    }

    private boolean isRepetition(String plain) {
        for (int length = 1; length <= plain.length() / 2; length++) {
            String unit = plain.substring(0, length);
            if (plain.length() % length == 0 && plain.equals(unit.repeat(plain.length() / length))) {
                return length < LEAST_CORE || entries.contains(unit) || entries.contains(core(unit));
            }
        }
        return false;
    }

    /** A password without the digits and signs around it; itself when there are too many of them or too little remains. */
    private static String core(String plain) {
        int start = 0;
        int end = plain.length();
        while (end > start && !Character.isLetter(plain.charAt(end - 1))) {
            end--;
        }
        while (start < end && !Character.isLetter(plain.charAt(start))) {
            start++;
        }
        int decoration = plain.length() - (end - start);
        return decoration <= MOST_DECORATION && end - start >= LEAST_CORE ? plain.substring(start, end) : plain;
    }
}
