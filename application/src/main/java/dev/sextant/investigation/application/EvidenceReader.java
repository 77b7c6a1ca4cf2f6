package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.evidence.EvidenceSink;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Reads one kind of evidence. Which reader takes a file is decided by the beginning of its content, never by its name. A reader forgives what is missing and refuses what is wrong: a field that is not there is left out, a time that
 * is none is told with its place. Readers keep no state between files; several threads may read at once.
 */
@SecondaryPort
public interface EvidenceReader {

    /** Bytes at the beginning of a content that are enough to recognise it. */
    int BEGINNING = 64 * 1024;

    /**
     * The beginning of a content, unpacked.
     *
     * @param bytes at most {@link #BEGINNING}
     * @param whole whether that is all
     */
    @SuppressWarnings("ArrayRecordComponent") // Made for one look and never compared.
    record Beginning(byte[] bytes, boolean whole) {}

    /**
     * That a file is what the reader takes, but cannot be used.
     *
     * @param place where, such as {@code line 17} or {@code /pods/0/start_time}; empty when it is the whole
     * @param reason what is wrong, in a sentence
     */
    record Malformed(String place, String reason) {}

    /**
     * That a file was read to its end.
     *
     * @param elements how many objects, points, events or lines
     * @param instruments what was looked at, also where nothing was found: an empty list of events tells that there was none
     */
    record Read(long elements, Set<String> instruments) {
        /** Copies the instruments. */
        public Read {
            instruments = Set.copyOf(instruments);
        }
    }

    /** What this reader takes, in words, such as {@code Kubernetes pods}. */
    String takes();

    /**
     * How sure it is that the content is for this reader.
     *
     * @return 0 (not at all) to 100; 50 and more is taken, and the surest reader gets the file
     */
    int sureness(Beginning beginning);

    /**
     * Reads a file.
     *
     * @param file how it is called in the sources of what is found
     * @param content unpacked, from the first byte; not closed
     * @param sink takes what is found, in the order of the file
     * @return that it was read, or what is wrong with it as a whole; what is wrong with one element is {@link EvidenceSink#note noted}, and the rest is read
     * @throws IOException when the content cannot be read from where it is kept
     */
    Either<Malformed, Read> read(String file, InputStream content, EvidenceSink sink) throws IOException;
}
