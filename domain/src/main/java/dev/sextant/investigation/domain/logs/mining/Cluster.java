package dev.sextant.investigation.domain.logs.mining;

import java.util.Arrays;

/** The messages of one template: words that are the same in all of them, and places of values. */
final class Cluster {

    /** How the place of a value is written. */
    static final String WILDCARD = "<*>";

    /** Hash of a place of a value. */
    static final long VALUE_HASH = 0x5851F42D4C957F2DL;

    final int id;
    final byte[] kinds;
    final String[] words;
    final long[] hashes;
    /** Delimiters before each column, and after the last. */
    final String[] glues;

    final long glueHash;
    private boolean generalised;

    private Cluster(int id, byte[] kinds, String[] words, long[] hashes, String[] glues, long glueHash) {
        this.id = id;
        this.kinds = kinds;
        this.words = words;
        this.hashes = hashes;
        this.glues = glues;
        this.glueHash = glueHash;
    }

    /** A cluster of the message that {@code scanner} holds. */
    static Cluster of(int id, MessageScanner scanner) {
        int n = scanner.columns;
        String[] words = new String[n];
        long[] hashes = new long[n];
        String[] glues = new String[n + 1];
        for (int i = 0; i < n; i++) {
            words[i] = scanner.kinds[i] >= Masking.VALUE ? "" : scanner.word(i);
            hashes[i] = scanner.columnHash(i);
            glues[i] = scanner.glue(i);
        }
        glues[n] = scanner.glue(n);
        return new Cluster(id, Arrays.copyOf(scanner.kinds, n), words, hashes, glues, scanner.glueHash());
    }

    int columns() {
        return kinds.length;
    }

    boolean isWord(int column) {
        return kinds[column] < Masking.VALUE;
    }

    /** Whether a column that was a word in some message became the place of a value. */
    boolean isGeneralised() {
        return generalised;
    }

    void generalise(int column) {
        generalised |= isWord(column);
        kinds[column] = Masking.VALUE;
        words[column] = "";
        hashes[column] = VALUE_HASH;
    }

    /** Number of columns that are words. */
    int wordCount() {
        int count = 0;
        for (byte kind : kinds) {
            count += kind < Masking.VALUE ? 1 : 0;
        }
        return count;
    }

    /** Hash of all columns but those given; {@code -1} leaves out none. */
    long hashWithout(int first, int second) {
        long hash = MessageScanner.mix(glueHash, kinds.length * 31L + first * 1_000L + second);
        for (int i = 0; i < hashes.length; i++) {
            if (i != first && i != second) {
                hash = MessageScanner.mix(hash, hashes[i]);
            }
        }
        return hash;
    }

    /** Whether a message with these columns belongs here: each word the same, anything in the place of a value. */
    boolean covers(long[] message, long messageGlue) {
        if (message.length < hashes.length || messageGlue != glueHash) {
            return false;
        }
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != message[i] && isWord(i)) {
                return false;
            }
        }
        return true;
    }

    /** The template's text. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < kinds.length; i++) {
            text.append(glues[i]);
            if (isWord(i)) {
                text.append(words[i]);
            } else if (kinds[i] == Masking.VALUE) {
                text.append(WILDCARD);
            }
        }
        return text.append(glues[kinds.length]).toString().strip();
    }
}
