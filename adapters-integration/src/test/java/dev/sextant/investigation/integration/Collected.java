package dev.sextant.investigation.integration;

import dev.sextant.investigation.application.EvidenceReader;
import dev.sextant.investigation.application.EvidenceReader.Malformed;
import dev.sextant.investigation.application.EvidenceReader.Read;
import dev.sextant.investigation.domain.evidence.EvidenceSink;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Link;
import dev.sextant.investigation.domain.evidence.Note;
import dev.sextant.investigation.domain.evidence.Samples;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Everything that a reader found in one document. */
final class Collected implements EvidenceSink {

    /** A series as it was brought. */
    record Series(Subject subject, Samples samples, Source source) {}

    final List<Fact> facts = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final List<Utterance> utterances = new ArrayList<>();
    final List<Series> series = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    private Either<Malformed, Read> outcome = Either.right(new Read(0, Set.of()));

    @Override
    public void fact(Fact fact) {
        facts.add(fact);
    }

    @Override
    public void link(Link link) {
        links.add(link);
    }

    @Override
    public void utterance(Utterance utterance) {
        utterances.add(utterance);
    }

    @Override
    public void series(Subject subject, Samples samples, Source source) {
        series.add(new Series(subject, samples, source));
    }

    @Override
    public void note(Note note) {
        notes.add(note);
    }

    /** Reads a text with the reader. */
    static Collected by(EvidenceReader reader, String text) {
        return by(reader, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads bytes with the reader. */
    static Collected by(EvidenceReader reader, byte[] content) {
        Collected collected = new Collected();
        try {
            collected.outcome = reader.read("file.json", new ByteArrayInputStream(content), collected);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return collected;
    }

    /** The readers that take a content. */
    static List<EvidenceReader> takers(byte[] content) {
        int length = Math.min(content.length, EvidenceReader.BEGINNING);
        EvidenceReader.Beginning beginning =
                new EvidenceReader.Beginning(Arrays.copyOf(content, length), length == content.length);
        return EvidenceReaders.all().stream()
                .filter(reader -> reader.sureness(beginning) >= 50)
                .toList();
    }

    /** The readers that take a text. */
    static List<EvidenceReader> takers(String text) {
        return takers(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many elements were read. */
    long elements() {
        return outcome.get().elements();
    }

    /** Why the document could not be used. */
    Malformed malformed() {
        return outcome.getLeft();
    }

    /** Whether the document could not be used. */
    boolean isMalformed() {
        return outcome.isLeft();
    }

    /** The only fact of a kind. */
    Fact fact(String kind) {
        List<Fact> found = facts(kind);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " facts " + kind + " in " + facts);
        }
        return found.getFirst();
    }

    /** The facts of a kind, in their order. */
    List<Fact> facts(String kind) {
        return facts.stream().filter(fact -> fact.kind().equals(kind)).toList();
    }

    /** Everything that was found, in words. */
    String everything() {
        return facts + "\n" + links + "\n" + utterances + "\n"
                + series.stream()
                        .map(one -> one.subject() + " " + one.samples().name())
                        .toList() + "\n" + notes;
    }
}
