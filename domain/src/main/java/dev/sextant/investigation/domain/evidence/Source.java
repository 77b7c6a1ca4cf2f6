package dev.sextant.investigation.domain.evidence;

/**
 * Where a fact comes from.
 *
 * @param file name of the file, or of the person who said it
 * @param instrument who observed, such as {@code kubernetes.events}, {@code cloudwatch} or {@code log}; the same for every file that the same instrument wrote
 * @param stream which of the instrument's observations, such as the name of a metric or of a log; empty where it makes no difference
 * @param anchor the place in the file
 */
public record Source(String file, String instrument, String stream, Anchor anchor) {

    /**
     * What must differ for two facts to come from independent sources. It says nothing of files: what is uploaded twice, or cut into two files, stays one observation.
     */
    public String origin() {
        return stream.isEmpty() ? instrument : instrument + ":" + stream;
    }

    /** The same source, at another place. */
    public Source at(Anchor place) {
        return new Source(file, instrument, stream, place);
    }

    /** For people: {@code eks_pods.json /pods/0}. */
    public String words() {
        return anchor.words().isEmpty() ? file : file + " " + anchor.words();
    }
}
