package dev.sextant.investigation.integration;

import dev.sextant.investigation.application.EvidenceReader.Malformed;
import dev.sextant.investigation.application.EvidenceReader.Read;
import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.EvidenceSink;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Link;
import dev.sextant.investigation.domain.evidence.Note;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Samples;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What is found in one file. An element is brought as a whole or not at all: where one of its fields is wrong, what was found in it is dropped and the element noted as left out. After {@value #MOST_NOTES} such notes they are only
 * counted.
 */
final class Findings {

    private static final int MOST_NOTES = 100;

    private final String file;
    private final EvidenceSink sink;
    private final List<Consumer<EvidenceSink>> pending = new ArrayList<>();
    private int nested;
    private final Set<String> instruments = new TreeSet<>();
    private long elements;
    private long leftOut;
    private Option<WrongValue> first = Option.none();

    Findings(String file, EvidenceSink sink) {
        this.file = file;
        this.sink = sink;
    }

    String file() {
        return file;
    }

    /** An element of the document as source. */
    Source source(String instrument, String stream, Field element) {
        return source(instrument, stream, element.pointer());
    }

    /** An element of the document as source; the document itself for an empty pointer. */
    Source source(String instrument, String stream, String pointer) {
        instruments.add(instrument);
        return new Source(
                file, instrument, stream, pointer.isEmpty() ? new Anchor.Whole() : new Anchor.Element(pointer));
    }

    /** That an instrument was read, also where it told nothing. */
    void looked(Set<String> read) {
        instruments.addAll(read);
    }

    void fact(Fact fact) {
        give(to -> to.fact(fact));
    }

    void link(Subject from, Relation relation, Subject to) {
        if (from.isKnown() && to.isKnown() && !from.equals(to)) {
            give(into -> into.link(new Link(from, relation, to)));
        }
    }

    void utterance(Utterance utterance) {
        if (!utterance.text().isBlank()) {
            give(to -> to.utterance(utterance));
        }
    }

    void series(Subject subject, Samples samples, Source source) {
        give(to -> to.series(subject, samples, source));
    }

    void hint(String pointer, String sentence) {
        note(pointer, Note.Kind.HINT, sentence);
    }

    /** Reads one element; counts it, or notes that it was left out. */
    void attempt(Runnable reading) {
        if (succeeds(reading)) {
            elements++;
        }
    }

    /** Reads what is no element by itself, such as what is around the elements. */
    void attemptUncounted(Runnable reading) {
        succeeds(reading);
    }

    /** Notes an element that was left out. */
    void leaveOut(WrongValue wrong) {
        leftOut++;
        first = first.orElse(Option.some(wrong));
        if (leftOut <= MOST_NOTES) {
            note(wrong.place(), Note.Kind.LEFT_OUT, wrong.reason());
        }
    }

    /** How the file was read; it is malformed when nothing in it could be. */
    Either<Malformed, Read> outcome() {
        if (leftOut > MOST_NOTES) {
            note("", Note.Kind.LEFT_OUT, (leftOut - MOST_NOTES) + " more were left out for reasons like these");
        }
        return first.isDefined() && elements == 0
                ? Either.left(new Malformed(first.get().place(), first.get().reason()))
                : Either.right(new Read(elements, instruments));
    }

    private boolean succeeds(Runnable reading) {
        int mark = pending.size();
        nested++;
        try {
            reading.run();
            return true;
        } catch (WrongValue wrong) {
            pending.subList(mark, pending.size()).clear();
            leaveOut(wrong);
            return false;
        } finally {
            nested--;
            if (nested == 0) {
                pending.forEach(found -> found.accept(sink));
                pending.clear();
            }
        }
    }

    private void note(String pointer, Note.Kind kind, String sentence) {
        give(to -> to.note(new Note(source("", "", pointer), kind, sentence)));
    }

    private void give(Consumer<EvidenceSink> found) {
        if (nested == 0) {
            found.accept(sink);
        } else {
            pending.add(found);
        }
    }
}
