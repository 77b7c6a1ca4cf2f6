package dev.sextant.investigation.application;

import dev.sextant.shared.application.JobHandler;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a job how much of a content was read, about a hundred times, and leaves the job when somebody asked it to stop. */
final class ProgressStream extends FilterInputStream {

    private static final int STEPS = 100;

    private final long size;
    private final JobHandler.Control control;
    private long read;
    private long toldAt;

    ProgressStream(InputStream content, long size, JobHandler.Control control) {
        super(content);
        this.size = size;
        this.control = control;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        tell(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        tell(Math.max(count, 0));
        return count;
    }

    private void tell(int count) {
        read += count;
        if (read - toldAt > size / STEPS) {
            toldAt = read;
            control.progress(Math.min(1.0, (double) read / size));
        }
    }
}
