package dev.sextant.investigation.domain.logs.format;

/** Tells by its own look whether a line continues the record before it. */
final class Continuation {

    private Continuation() {}

    /** Whether the line is empty, indented, or written as part of a stack trace. */
    static boolean looksLike(String text) {
        if (text.isEmpty()) {
            return true;
        }
        char c = text.charAt(0);
        return c == ' '
                || c == '\t'
                || c == '}'
                || c == ')'
                || c == ']'
                || text.startsWith("at ")
                || text.startsWith("Caused by:")
                || text.startsWith("Suppressed:")
                || text.startsWith("... ")
                || text.startsWith("Traceback (most recent")
                || text.startsWith("goroutine ")
                || isExceptionName(text);
    }

    /** Whether the line starts with a qualified name that ends with Exception or Error. */
    private static boolean isExceptionName(String text) {
        int end = 0;
        int dots = 0;
        while (end < text.length() && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
            dots += text.charAt(end) == '.' ? 1 : 0;
            end++;
        }
        if (end < text.length() && text.charAt(end) != ':') {
            return false;
        }
        return dots > 0 && (text.startsWith("Exception", end - 9) || text.startsWith("Error", end - 5));
    }
}
