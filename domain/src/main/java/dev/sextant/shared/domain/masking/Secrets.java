package dev.sextant.shared.domain.masking;

/** Finds values that their keys name as secrets: in assignments, JSON, YAML, queries of URLs, options of commands, and the data of Kubernetes Secrets. */
final class Secrets {

    private final Keys keys = new Keys();
    private final Values values = new Values();
    private final KubernetesSecrets kubernetes = new KubernetesSecrets();

    KubernetesSecrets kubernetes() {
        return kubernetes;
    }

    /** Whether a secret stands behind an equals sign. */
    boolean findAssigned(Window w, int sign, Span span) {
        char before = w.before(sign);
        char next = w.at(sign + 1);
        if (before == '=' || before == '!' || before == '<' || before == '>' || next == '=') {
            return false;
        }
        int key = before == ':' ? sign - 1 : sign;
        int value = next == '>' || next == '~' ? sign + 2 : sign + 1;
        return switch (keys.read(w, key)) {
            case SECRET -> findValue(w, value, false, span);
            case AUTHORIZATION -> findCredential(w, value, span);
            case PLAIN, OBJECT_KIND, OBJECT_DATA -> false;
        };
    }

    /** Whether a secret stands behind a colon. */
    boolean findMapped(Window w, int colon, Span span) {
        char next = w.at(colon + 1);
        if (next == '=' || (next == '/' && w.at(colon + 2) == '/')) {
            return false;
        }
        Keys.Kind kind = keys.read(w, colon);
        if (kubernetes.isOpen() && findData(w, colon, span)) {
            return true;
        }
        return switch (kind) {
            case SECRET -> findValue(w, colon + 1, isOfYaml(w, next), span);
            case AUTHORIZATION -> findCredential(w, colon + 1, span);
            case OBJECT_KIND -> kubernetes.kind(w, colon + 1);
            case OBJECT_DATA -> kubernetes.data(w, keys, colon + 1);
            case PLAIN -> false;
        };
    }

    /** Whether the key begins a line and a space stands behind its colon: then the value may hold spaces. */
    private boolean isOfYaml(Window w, char next) {
        return Letters.isBlank(next) && !keys.quoted && keys.indent(w) >= 0;
    }

    private boolean findData(Window w, int colon, Span span) {
        keys.readStart(w);
        if (!kubernetes.isData(w, keys, colon)) {
            return false;
        }
        boolean there = values.read(w, colon + 1, !keys.quoted, !keys.quoted);
        if (there && !values.isQuoted() && isBlock(w)) {
            return findBlock(w, span);
        }
        return there && span.set(values.start, values.end, MaskedShape.SECRET);
    }

    private boolean findValue(Window w, int from, boolean toLineEnd, Span span) {
        boolean doubling = !keys.quoted || w.before(from) != ':';
        if (!values.read(w, from, toLineEnd, doubling) || PemBlocks.begins(w, values.start)) {
            return false;
        }
        if (toLineEnd && !values.isQuoted() && isBlock(w)) {
            return findBlock(w, span);
        }
        boolean path = w.at(values.start) == '/' && keys.is(w, "pwd");
        boolean count = keys.is(w, "pass")
                && (w.digitsEnd(values.start, 6) == values.end || MaskedShape.formAt(w, values.start, false) > 0);
        return !path && !count && !values.isNoSecret(w) && span.set(values.start, values.end, MaskedShape.SECRET);
    }

    /** Whether a value is the mark of YAML for lines that follow. */
    private boolean isBlock(Window w) {
        char first = w.at(values.start);
        int length = values.end - values.start;
        return (first == '|' || first == '>')
                && length <= 3
                && (length == 1 || "+-123456789".indexOf(w.at(values.start + 1)) >= 0);
    }

    /** The lines that are indented deeper than their key. */
    private boolean findBlock(Window w, Span span) {
        int indent = keys.indent(w);
        int start = KubernetesSecrets.nextLine(w, values.end, values.end + Window.MOST);
        int end = KubernetesSecrets.deeperEnd(w, start, indent, start + Window.MOST / 2);
        start = w.spacesEnd(start, 128);
        return indent >= 0 && end > start && span.set(start, end, MaskedShape.SECRET);
    }

    /** What stands behind the scheme of an authorization, or all of it. */
    private boolean findCredential(Window w, int from, Span span) {
        if (!values.read(w, from, false, !keys.quoted)) {
            return false;
        }
        int word = values.start;
        while (word - values.start < 24 && Letters.isToken(w.at(word))) {
            word++;
        }
        boolean scheme = w.at(word) == ' ' && word > values.start && isScheme(w, values.start);
        int start = scheme ? w.spacesEnd(word, 8) : values.start;
        int end = values.end;
        if (scheme && !values.isQuoted()) {
            boolean list = w.hasAtIgnoringCase(values.start, "digest")
                    || w.hasAtIgnoringCase(values.start, "aws4")
                    || w.hasAtIgnoringCase(values.start, "oauth");
            end = list ? lineEnd(w, start) : Values.plainEnd(w, start);
        }
        return end > start && span.set(start, end, MaskedShape.CREDENTIAL);
    }

    private static boolean isScheme(Window w, int at) {
        for (String scheme : new String[] {
            "bearer",
            "basic",
            "token",
            "digest",
            "negotiate",
            "ntlm",
            "apikey",
            "aws4",
            "oauth",
            "key",
            "bot",
            "splunk",
            "hmac"
        }) {
            if (w.hasAtIgnoringCase(at, scheme)) {
                return true;
            }
        }
        return false;
    }

    private static int lineEnd(Window w, int from) {
        int p = from;
        while (p - from < Window.MOST && !Letters.isLineEnd(w.at(p)) && w.at(p) != '\\') {
            p++;
        }
        return p;
    }

    /** Whether a secret stands behind an option that begins at two hyphens, as {@code --password hunter2}. */
    boolean findOption(Window w, int from, Span span) {
        char before = w.before(from);
        if (w.at(from + 1) != '-'
                || !Letters.isLetter(w.at(from + 2))
                || !(Letters.isBlank(before) || Letters.isQuote(before))) {
            return false;
        }
        int end = from + 2;
        while (end - from < 48 && Letters.isToken(w.at(end))) {
            end++;
        }
        char first = w.at(end + 1);
        return w.at(end) == ' '
                && first != '-'
                && keys.read(w, end) == Keys.Kind.SECRET
                && findValue(w, end + 1, false, span);
    }
}
