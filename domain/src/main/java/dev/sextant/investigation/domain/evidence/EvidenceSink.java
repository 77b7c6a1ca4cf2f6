package dev.sextant.investigation.domain.evidence;

/** Takes what is found in a file, piece by piece; called by one thread at a time. What is given before a file turns out to be malformed is not used. */
public interface EvidenceSink {

    /** Something that the file tells. */
    void fact(Fact fact);

    /** That two things hang together. */
    void link(Link link);

    /** A text whose meaning is still to be found out. */
    void utterance(Utterance utterance);

    /**
     * Measured numbers.
     *
     * @param subject what was measured
     * @param samples the numbers
     * @param source the file and the place of the series in it; its stream is the name of what is measured
     */
    void series(Subject subject, Samples samples, Source source);

    /** Something that a person should know about the file, or an element of it that was left out. */
    void note(Note note);
}
