package dev.sextant.investigation.integration;

import dev.sextant.investigation.application.EvidenceReader;
import dev.sextant.investigation.domain.evidence.EvidenceSink;
import io.vavr.control.Either;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** What the readers of JSON have in common: they look at the shape of a document, and read it once, item by item. */
abstract class JsonReader implements EvidenceReader {

    /** Sure, unless somebody is surer. */
    static final int LIKELY = 60;

    /** The shape is that of one tool. */
    static final int SURE = 80;

    /** The content names its tool or version. */
    static final int CERTAIN = 95;

    private final String takes;
    private final Set<String> lists;

    /**
     * A reader.
     *
     * @param takes what it takes, in words
     * @param lists the lists that are read item by item, see {@link JsonDocument}; a document that is a list always is
     */
    JsonReader(String takes, Set<String> lists) {
        this.takes = takes;
        this.lists = lists;
    }

    @Override
    public final String takes() {
        return takes;
    }

    @Override
    public final int sureness(Beginning beginning) {
        JsonTree.Sketch sketch = JsonTree.sketch(beginning.bytes());
        if (sketch.several()) {
            return 0;
        }
        try {
            return claims(new Field(sketch.root(), ""));
        } catch (WrongValue unlikeAnything) {
            return 0;
        }
    }

    /** The instruments that a document is about even when its lists are empty: that there was no event is something to know. */
    Set<String> observed(Field root) {
        return Set.of();
    }

    @Override
    public final Either<Malformed, Read> read(String file, InputStream content, EvidenceSink sink) throws IOException {
        Findings findings = new Findings(file, sink);
        var again = new BufferedInputStream(content, 2 * BEGINNING);
        again.mark(BEGINNING + 1);
        byte[] beginning = again.readNBytes(BEGINNING);
        again.reset();
        JsonTree.Sketch sketch = JsonTree.sketch(beginning);
        JsonDocument.Pieces pieces = open(findings);
        Either<Malformed, Boolean> read = JsonDocument.read(again, lists, new Attempts(findings, pieces));
        findings.looked(observed(new Field(sketch.root(), "")));
        return read.flatMap(whole -> findings.outcome());
    }

    /** How sure it is, 0 to 100, of a document of which only the beginning may be there. */
    abstract int claims(Field root);

    /** Begins to read one file. */
    abstract JsonDocument.Pieces open(Findings findings);

    /** Each item is read by itself: one that is wrong is left out. */
    private record Attempts(Findings findings, JsonDocument.Pieces pieces) implements JsonDocument.Pieces {

        @Override
        public void item(String list, Field item) {
            findings.attempt(() -> pieces.item(list, item));
        }

        @Override
        public void end(Field around) {
            findings.attemptUncounted(() -> pieces.end(around));
        }
    }
}
