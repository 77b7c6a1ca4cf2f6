package dev.sextant.shared.domain.masking;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/**
 * Replaces values by placeholders such as {@code <EMAIL_1>}, in one pass and in time that grows with the text, whatever it holds. What is a value is said by {@link MaskedShape} and chosen
 * by {@link MaskingRules}.
 *
 * <p>Commit ids, UUIDs, versions, times, ports and counts stay. A URL keeps everything but its password, a header everything but its credentials, a key its name.
 *
 * <p>{@link MaskRegistry#unmask} gives a masked text back exactly. Masking a masked text again with the same registry changes nothing: placeholders that the case had given before are
 * kept, and so a text that quotes one is taken to mean its value. Anything else that has the form of a placeholder is masked as {@link MaskedShape#LITERAL}, so that no value is ever put in
 * its place. A value is never masked within another.
 *
 * <p>A value has at most 65,536 characters; a longer one is masked in parts. Safe for use by several threads.
 */
public final class Masker {

    private static final int CHUNK = 1 << 13;

    private final MaskingRules rules;
    private final KnownNames names;

    private Masker(MaskingRules rules) {
        this.rules = rules;
        this.names = new KnownNames(rules.names());
    }

    /** What masks by these rules. */
    public static Masker of(MaskingRules rules) {
        return new Masker(rules);
    }

    /** The text with placeholders in the places of values, which the registry remembers. */
    public String mask(CharSequence text, MaskRegistry registry) {
        Window window = Window.of(text);
        StringBuilder out = new StringBuilder(text.length() + 16);
        Scanner scanner = new Scanner(window, registry, rules, names, out);
        scanner.run();
        scanner.settle();
        return out.toString();
    }

    /**
     * A writer that masks what is written to it, in any portions, and hands it on to {@code to}: the same text as {@link #mask} gives for all of it. See {@link MaskingStream} for what it holds
     * back.
     */
    public MaskingStream into(Writer to, MaskRegistry registry) {
        return new MaskingStream(to, (window, out) -> new Scanner(window, registry, rules, names, out));
    }

    /**
     * Masks all that a reader has and hands it on. Closes neither.
     *
     * @throws IOException if reading or writing fails
     */
    public void copy(Reader from, Writer to, MaskRegistry registry) throws IOException {
        MaskingStream stream = into(to, registry);
        char[] chunk = new char[CHUNK];
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            stream.write(chunk, 0, read);
        }
        stream.finish();
    }
}
