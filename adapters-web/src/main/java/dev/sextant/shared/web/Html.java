package dev.sextant.shared.web;

import java.util.regex.Pattern;

/** Writes HTML. Every text goes through {@link #text}, so that none of it is read as markup. */
final class Html {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    private final StringBuilder out = new StringBuilder();

    /** Adds markup that is written in this program. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Adds a text. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** Adds an element with a text in it. */
    Html element(String name, String style, String text) {
        return raw("<" + name + " class=\"" + style + "\">").text(text).raw("</" + name + ">");
    }

    /** Adds a text with blank lines between paragraphs, {@code `code`} and {@code **strong**} words. */
    Html prose(String text) {
        for (String paragraph : text.strip().split("\\n\\s*\\n")) {
            raw("<p>").inline(paragraph).raw("</p>");
        }
        return this;
    }

    /** Adds a text with {@code `code`} and {@code **strong**} words. */
    Html inline(String text) {
        String marked = CODE.matcher(escape(text)).replaceAll("<code>$1</code>");
        return raw(STRONG.matcher(marked).replaceAll("<strong>$1</strong>"));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
