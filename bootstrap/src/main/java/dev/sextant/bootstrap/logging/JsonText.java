package dev.sextant.bootstrap.logging;

/** Writes JSON strings; everything that could end a line or move a terminal's cursor is escaped. */
final class JsonText {

    private static final char FIRST_PRINTABLE = 0x20;
    private static final char DELETE = 0x7f;
    private static final char LAST_CONTROL = 0x9f;
    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    private JsonText() {}

    /** Appends {@code "name":"value"}, after a comma unless it is the first. */
    static void field(StringBuilder to, String name, String value) {
        name(to, name);
        string(to, value);
    }

    /** Appends {@code "name":1.5}; what JSON has no number for becomes a text. */
    static void number(StringBuilder to, String name, Number value) {
        name(to, name);
        if (Double.isFinite(value.doubleValue())) {
            to.append(value);
        } else {
            string(to, value.toString());
        }
    }

    private static void name(StringBuilder to, String name) {
        if (to.charAt(to.length() - 1) != '{') {
            to.append(',');
        }
        string(to, name);
        to.append(':');
    }

    private static void string(StringBuilder to, String value) {
        to.append('"');
        escape(to, value);
        to.append('"');
    }

    /** Appends a text as it stands between the quotes of a JSON string. */
    static void escape(StringBuilder to, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (mustEscape(c)) {
                        to.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
    }

    private static boolean mustEscape(char c) {
        return c < FIRST_PRINTABLE
                || (c >= DELETE && c <= LAST_CONTROL)
                || c == LINE_SEPARATOR
                || c == PARAGRAPH_SEPARATOR
                || Character.isSurrogate(c);
    }
}
