package dev.sextant.investigation.domain.logs.mining;

import java.util.Arrays;

/** The messages of one template: words that are the same in all of them, and places of values. */
final class Cluster {

    /** How the place of a value is written. */
    static final String WILDCARD = "<*>";

    /** Hash of a place of a value. */
    static final long VALUE_HASH = 0x5851F42D4C957F2DL;

    /** Hash of the place of an empty value. */
    static final long EMPTY_HASH = 0x14057B7EF767814FL;

    final int id;
    final byte[] kinds;
    final String[] words;
    final long[] hashes;
    /** Delimiters before each column, and after the last. */
    final String[] glues;

    final long glueHash;
    private boolean generalised;

    /** Hash of the messages from which the cluster was made. */
    final long shape;

    private Cluster(int id, long shape, byte[] kinds, String[] words, long[] hashes, String[] glues, long glueHash) {
        this.id = id;
        this.shape = shape;
        this.kinds = kinds;
        this.words = words;
        this.hashes = hashes;
        this.glues = glues;
        this.glueHash = glueHash;
    }

    /** A cluster of the message that {@code scanner} holds. */
    static Cluster of(int id, long shape, MessageScanner scanner) {
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
        return new Cluster(id, shape, Arrays.copyOf(scanner.kinds, n), words, hashes, glues, scanner.glueHash());
    }

    /** A cluster of all messages that begin with {@code word}, or of any when it is empty. */
    static Cluster catchAll(int id, String word) {
        boolean any = word.isEmpty();
        byte[] kinds = any ? new byte[] {Masking.VALUE} : new byte[] {Masking.WORD, Masking.VALUE};
        String[] words = any ? new String[] {""} : new String[] {word, ""};
        String[] glues = any ? new String[] {"", ""} : new String[] {"", " ", ""};
        return new Cluster(id, 0, kinds, words, new long[kinds.length], glues, 0);
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

    /** Hash of all columns; equal for clusters with the same words, places of values and delimiters. */
    long hash() {
        long hash = MessageScanner.mix(glueHash, kinds.length);
        for (int i = 0; i < hashes.length; i++) {
            hash += share(i);
        }
        return hash;
    }

    /** What a column adds to {@link #hash}: without it, clusters that differ in that column only hash alike. */
    long share(int column) {
        return MessageScanner.mix(hashes[column], column + 1L);
    }

    /** Whether a message with these columns belongs here: each word the same, anything in the place of a value. */
    boolean covers(long[] message, long messageGlue) {
        if (message.length < hashes.length || messageGlue != glueHash) {
            return false;
        }
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != message[i] && kinds[i] != Masking.VALUE) {
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
