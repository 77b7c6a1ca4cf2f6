package dev.sextant.shared.domain.masking;

import java.util.Set;

/**
 * Goes once through a text and writes it with placeholders in the places of values. It stops at those characters alone that a value may begin with or stand around; what follows is decided
 * by searches that look a bounded way ahead, so that the time grows with the text, whatever it holds.
 */
final class Scanner {

    private static final byte PLAIN = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte MARK = 3;
    private static final byte[] KINDS = kinds();
    private static final int WORD_END = -1;

    private final Window w;
    private final MaskRegistry registry;
    private final KnownNames names;
    private final StringBuilder out;
    /** Placeholders given before this text began: those that it quotes are kept, all others are a text like any. */
    private final int given;

    private final Set<MaskedShape> masked;
    private final Span span = new Span();
    private final Numbers numbers = new Numbers();
    private final Secrets secrets = new Secrets();

    private int at;
    private int emitted;
    /** Where to go on when nothing was found, or {@link #WORD_END}. */
    private int next;

    private boolean inWord;
    /** What a value was that was cut off for its length, so that its rest is masked as well. */
    private MaskedShape cut = MaskedShape.LITERAL;

    Scanner(Window window, MaskRegistry registry, MaskingRules rules, KnownNames names, StringBuilder out) {
        this.w = window;
        this.registry = registry;
        this.names = names;
        this.out = out;
        this.given = registry.size();
        this.masked = rules.shapes();
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < 128; c++) {
            kinds[c] = Letters.isDigit(c) ? DIGIT : Letters.isWord(c) ? LETTER : PLAIN;
        }
        for (char c : "@:=-+(<\\%".toCharArray()) {
            kinds[c] = MARK;
        }
        return kinds;
    }

    private static byte kind(char c) {
        return c < 128 ? KINDS[c] : Letters.isWide(c) ? LETTER : PLAIN;
    }

    /** Goes on as far as the text at hand allows. */
    void run() {
        char[] text = w.text;
        int end = w.end;
        int p = inWord ? wordEnd(at) : at;
        while (p < end) {
            char c = text[p];
            byte kind = kind(c);
            if (kind == PLAIN && cut == MaskedShape.LITERAL) {
                p++;
                continue;
            }
            w.starved = false;
            secrets.kubernetes().keep();
            boolean found = cut == MaskedShape.LITERAL ? find(c, kind, p) : findTail(p);
            if (w.starved) {
                secrets.kubernetes().back();
                break;
            }
            p = found && masked.contains(span.shape) && !isBehindBlock() ? mask() : skip(p);
        }
        at = p;
    }

    /** Goes on behind what was looked at in vain. */
    private int skip(int p) {
        cut = MaskedShape.LITERAL;
        return next == WORD_END ? wordEnd(p) : next;
    }

    private int wordEnd(int from) {
        int p = from;
        while (p < w.end && Letters.isWord(w.text[p])) {
            p++;
        }
        inWord = p == w.end && !w.last;
        return p;
    }

    private boolean find(char c, byte kind, int p) {
        if (kind == MARK) {
            next = p + 1;
            return findAtMark(c, p);
        }
        next = kind == PLAIN ? p + 1 : WORD_END;
        int uuid = Letters.isHex(c) ? Numbers.uuidEnd(w, p) : -1;
        int known = uuid < 0 && kind == DIGIT ? Numbers.dateEnd(w, p) : uuid;
        if (known > 0) {
            next = known;
            return false;
        }
        return kind == DIGIT ? numbers.find(w, p, span) : findAtLetter(c, p);
    }

    private boolean findAtLetter(char c, int p) {
        if (Tokens.mayBegin(c) && Tokens.find(w, p, span)) {
            return true;
        }
        if (Letters.isDigit(w.at(p + 2)) && Ibans.find(w, p, span)) {
            return true;
        }
        if (Letters.isHex(c) && hasColon(p) && Addresses.find6(w, p, span)) {
            return true;
        }
        return !names.isEmpty() && names.find(w, p, span);
    }

    private boolean hasColon(int p) {
        return w.at(p + 4) == ':' || w.at(p + 3) == ':' || w.at(p + 2) == ':' || w.at(p + 1) == ':';
    }

    private boolean findAtMark(char c, int p) {
        return switch (c) {
            case '@' -> Emails.find(w, p, 1, span);
            case ':' -> findAtColon(p);
            case '=' -> secrets.findAssigned(w, p, span);
            case '-' -> PemBlocks.find(w, p, span) || secrets.findOption(w, p, span);
            case '+' -> Phones.findInternational(w, p, span);
            case '(' -> Phones.findParenthesised(w, p, numbers.groups(), span);
            case '%' -> findAtPercent(p);
            case '<' -> findLiteral(p);
            default -> {
                next = escapeEnd(p);
                yield false;
            }
        };
    }

    private boolean findAtColon(int p) {
        char following = w.at(p + 1);
        if (following == '/' && w.at(p + 2) == '/' && Urls.find(w, p, span)) {
            return true;
        }
        if (following == ':' && Addresses.find6(w, p, span)) {
            return true;
        }
        return secrets.findMapped(w, p, span) || Urls.findOracle(w, p, span);
    }

    /** Characters of URLs may be written as two hexadecimal digits, an at sign as well. */
    private boolean findAtPercent(int p) {
        char first = w.at(p + 1);
        char second = w.at(p + 2);
        if (Letters.isHex(first) && Letters.isHex(second)) {
            next = p + 3;
        }
        return first == '4' && second == '0' && Emails.find(w, p, 3, span);
    }

    /** Behind the escapes of a string in JSON a new word begins. */
    private int escapeEnd(int p) {
        char escaped = w.at(p + 1);
        if (escaped == 'u') {
            for (int i = 2; i < 6; i++) {
                if (!Letters.isHex(w.at(p + i))) {
                    return p + 1;
                }
            }
            return p + 6;
        }
        return escaped == 'n' || escaped == 'r' || escaped == 't' ? p + 2 : p + 1;
    }

    /** A placeholder that was given before stays; what has the form of one and was not given is a value. */
    private boolean findLiteral(int p) {
        int end = MaskedShape.formAt(w, p, true);
        return end > 0 && span.set(p, end, MaskedShape.LITERAL);
    }

    /** What goes on of a value that was cut off. */
    private boolean findTail(int p) {
        next = p;
        int end = p;
        if (cut == MaskedShape.PEM) {
            end = PemBlocks.tailEnd(w, p);
        } else {
            while (end - p < Window.MOST && !Letters.isBlank(w.at(end)) && !Letters.isQuote(w.at(end))) {
                end++;
            }
        }
        return end > p && span.set(p, end, cut);
    }

    /** Whether the value behind a key begins with a block of PEM that was masked before, which is no value of a key. */
    private boolean isBehindBlock() {
        int end = w.hasAt(span.start, "<PEM_") ? MaskedShape.formAt(w, span.start, true) : -1;
        return end > 0 && span.shape != MaskedShape.LITERAL && registry.isGiven(w.text(span.start, end), given);
    }

    /** Writes what stands in front of the value and its placeholder; returns where to go on. */
    private int mask() {
        String value = w.text(span.start, span.end);
        if (!registry.isGiven(value, given)) {
            String known = value.indexOf('<') < 0 ? value : registry.unmask(value, given);
            out.append(w.text, emitted, span.start - emitted).append(registry.placeholder(span.shape, known));
            emitted = span.end;
        }
        cut = value.length() >= Window.MOST ? span.shape : MaskedShape.LITERAL;
        w.barrier = span.end;
        return span.end;
    }

    /** Writes what no search needs any more; returns how much of the text at hand can be thrown away at the front. */
    int settle() {
        int settled = w.last ? w.end : Math.max(emitted, at - Window.LOOK_BACK);
        out.append(w.text, emitted, settled - emitted);
        emitted = settled;
        return Math.max(0, Math.min(emitted, at - Window.LOOK_BACK));
    }

    /** Characters that wait for more. */
    int waiting() {
        return w.end - at;
    }

    /** The text at hand lost so many characters at the front. */
    void shift(int by) {
        at -= by;
        emitted -= by;
        w.barrier = Math.max(0, w.barrier - by);
        secrets.kubernetes().shift(by);
    }
}
