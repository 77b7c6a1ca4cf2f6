package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.evidence.Timeline;
import dev.sextant.investigation.domain.measures.MeasureCatalogue;
import dev.sextant.investigation.domain.signatures.SignatureCatalogue;
import dev.sextant.investigation.domain.verdict.Inference;
import java.time.Clock;
import java.util.List;

/** Investigates a bundle of files at once: reads them, decides, and tells. Needs no store, no network and no language model; the same bundle leads to the same verdict. */
public final class InvestigateBundle {

    private final ReadEvidence reading;
    private final Inference inference;

    /**
     * An investigation.
     *
     * @param readers those of all kinds of content but logs
     * @param measures what is measured
     * @param signatures the kinds of failures that are known
     * @param clock tells the present, which settles the year of stamps without one
     */
    public InvestigateBundle(
            List<EvidenceReader> readers, MeasureCatalogue measures, SignatureCatalogue signatures, Clock clock) {
        this.reading = new ReadEvidence(readers, measures, signatures, clock);
        this.inference = new Inference(signatures);
    }

    /** Investigates these files. */
    public Investigated investigate(List<EvidenceFile> files) {
        Evidence evidence = reading.read(files);
        return new Investigated(inference.decide(evidence.base()), Timeline.of(evidence.base()), evidence.files());
    }
}
