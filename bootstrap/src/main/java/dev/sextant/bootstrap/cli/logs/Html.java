package dev.sextant.bootstrap.cli.logs;

/** Text that stands in HTML. */
final class Html {

    private Html() {}

    /** The text with everything escaped that means something in HTML; control characters are shown as such. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\t', '\n' -> out.appendCodePoint(c);
                default -> out.appendCodePoint(Character.isISOControl(c) || isBidirectional(c) ? '\uFFFD' : c);
            }
        });
        return out.toString();
    }

    /** Characters that turn the direction of writing and could make a line look like another. */
    private static boolean isBidirectional(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
