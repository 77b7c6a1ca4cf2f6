package dev.sextant.investigation.integration;

import java.util.regex.Pattern;

/** Which settings are kept to themselves: their values never leave the reader. */
final class Secrets {

    /** What stands in place of a secret. */
    static final String HIDDEN = "(secret)";

    private static final Pattern NAME = Pattern.compile(
            "pass(?:word|wd|phrase)|secret|token|credential|api[_.-]?key|access[_.-]?key|private[_.-]?key|signing[_.-]?key|auth(?:orization)?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile(
            "://[^/\\s:@]{0,200}:[^/\\s@]{1,200}@|-----BEGIN|\\bBearer [A-Za-z0-9._~+/-]{8}|\\beyJ[A-Za-z0-9_-]{10,}\\.|\\bA[KS]IA[A-Z0-9]{16}|\\bgh[pousr]_\\w{20}|\\bsk[-_]\\w{16}");

    private Secrets() {}

    /** Whether a setting of this name holds a secret. */
    static boolean isNamed(String key) {
        return NAME.matcher(key).find();
    }

    /** The value, or that it is a secret. */
    static String hidden(String key, String value) {
        return !value.isEmpty() && (isNamed(key) || VALUE.matcher(value).find()) ? HIDDEN : value;
    }

    /** A text of any kind, or that there is a secret in it. */
    static String hidden(String text) {
        return NAME.matcher(text).find() || VALUE.matcher(text).find() ? HIDDEN : text;
    }
}
