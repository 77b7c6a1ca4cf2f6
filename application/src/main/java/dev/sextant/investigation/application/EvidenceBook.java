package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.evidence.EvidenceSink;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.evidence.Link;
import dev.sextant.investigation.domain.evidence.Note;
import dev.sextant.investigation.domain.evidence.Samples;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Topology;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.measures.MeasureCatalogue;
import dev.sextant.investigation.domain.measures.MeasuredSeries;
import dev.sextant.investigation.domain.measures.Measurements;
import dev.sextant.investigation.domain.verdict.LogTally;
import dev.sextant.investigation.domain.verdict.TextFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects what readers find. What comes of one file is kept apart until the file was read to its end, so that a malformed one leaves nothing behind. */
final class EvidenceBook {

    private final MeasureCatalogue measures;
    private final TextFacts texts;
    private final LogTally tally = new LogTally();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Measurements measurements = new Measurements();
    private final Set<String> instruments = new TreeSet<>();

    EvidenceBook(MeasureCatalogue measures, TextFacts texts) {
        this.measures = measures;
        this.texts = texts;
    }

    /** A page for one file. */
    Page page() {
        return new Page();
    }

    /** A text that is known to stay. */
    void utterance(Utterance utterance) {
        texts.accept(utterance);
        tally.accept(utterance);
    }

    /** A fact that is known to stay. */
    void fact(Fact fact) {
        facts.add(fact);
    }

    /** That an instrument was read, whatever it told. */
    void looked(String instrument) {
        instruments.add(instrument);
    }

    /** Everything that is known. */
    FactBase base() {
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(texts.facts());
        all.addAll(tally.facts());
        List<Fact> limits =
                facts.stream().filter(fact -> fact.kind().equals("limit")).toList();
        all.addAll(measurements.facts(limits, new Topology(links)));
        return new FactBase(all, links, instruments);
    }

    /** What comes of one file. */
    final class Page implements EvidenceSink {

        private final List<Fact> found = new ArrayList<>();
        private final List<Link> linked = new ArrayList<>();
        private final List<Utterance> said = new ArrayList<>();
        private final List<MeasuredSeries> measured = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();

        @Override
        public void fact(Fact fact) {
            found.add(fact);
        }

        @Override
        public void link(Link link) {
            linked.add(link);
        }

        @Override
        public void utterance(Utterance utterance) {
            said.add(utterance);
        }

        @Override
        public void series(Subject subject, Samples samples, Source source) {
            MeasuredSeries.of(measures, subject, samples, source)
                    .peek(measured::add)
                    .peekLeft(refusal -> note(new Note(
                            source, Note.Kind.LEFT_OUT, samples.name() + " is left out: " + refusal.message())));
        }

        @Override
        public void note(Note note) {
            notes.add(note);
        }

        /** What a person should know about the file. */
        List<Note> notes() {
            return List.copyOf(notes);
        }

        /** Keeps what was found, since the file was read to its end. */
        void keep(Set<String> looked) {
            facts.addAll(found);
            links.addAll(linked);
            measured.forEach(measurements::add);
            said.forEach(EvidenceBook.this::utterance);
            instruments.addAll(looked);
        }
    }
}
