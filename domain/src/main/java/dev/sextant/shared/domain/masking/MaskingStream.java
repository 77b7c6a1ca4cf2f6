package dev.sextant.shared.domain.masking;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/**
 * Masks what is written to it and hands it on. The end of what came so far is held back: the last 256 characters, and what may be the beginning of a value, up to some
 * {@value #MOST_HELD} characters. So {@link #flush} hands on what is decided, and no more; {@link #finish} and {@link #close} hand on the rest. Memory is bounded, whatever is written.
 *
 * <p>Not safe for use by several threads.
 */
public final class MaskingStream extends Writer {

    /** Characters that are held back at most, beside the portion that is being written. */
    public static final int MOST_HELD = 3 * Window.MOST;

    private static final int PORTION = 1 << 14;

    /** Makes the scanner of a window that writes into a buffer. */
    @FunctionalInterface
    interface Scanning {
        Scanner over(Window window, StringBuilder out);
    }

    private final Writer to;
    private final Window window = new Window(new char[PORTION * 2], 0, false);
    private final StringBuilder out = new StringBuilder();
    private final Scanner scanner;
    private int runAt;
    private boolean finished;

    MaskingStream(Writer to, Scanning scanning) {
        this.to = to;
        this.scanner = scanning.over(window, out);
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        if (finished) {
            throw new IOException("The text that is masked was finished before.");
        }
        for (int done = 0; done < length; done += PORTION) {
            take(characters, from + done, Math.min(PORTION, length - done));
            if (window.end >= runAt) {
                run();
            }
        }
    }

    private void take(char[] characters, int from, int length) {
        if (window.end + length > window.text.length) {
            window.text = Arrays.copyOf(window.text, Math.max(window.text.length * 2, window.end + length));
        }
        System.arraycopy(characters, from, window.text, window.end, length);
        window.end += length;
    }

    /** What waits for more is looked at again only when there is twice as much, so that the time does not depend on the portions. */
    private void run() throws IOException {
        scanner.run();
        int settled = scanner.settle();
        window.end -= settled;
        System.arraycopy(window.text, settled, window.text, 0, window.end);
        scanner.shift(settled);
        runAt = window.end + Math.min(scanner.waiting(), Window.MOST);
        to.append(out);
        out.setLength(0);
    }

    /** Hands on what is decided so far. */
    @Override
    public void flush() throws IOException {
        to.flush();
    }

    /**
     * The text is whole: masks and hands on what was held back, and leaves the other writer open. Nothing can be written any more.
     *
     * @throws IOException if the other writer fails
     */
    public void finish() throws IOException {
        if (!finished) {
            finished = true;
            window.last = true;
            run();
            to.flush();
        }
    }

    /** Finishes the text and closes the other writer. */
    @Override
    public void close() throws IOException {
        try (to) {
            finish();
        }
    }
}
