package dev.sextant.investigation.domain.measures;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which measure a source means by a name. Names are compared without regard to case and to what stands between words. */
public final class MeasureCatalogue {

    private final Map<String, Measure> byName = new HashMap<>();
    private final TreeMap<String, Measure> byBeginning = new TreeMap<>();

    private MeasureCatalogue() {}

    /**
     * Puts measures together.
     *
     * @return the catalogue, or everything that is wrong, a sentence each
     */
    public static Either<List<String>, MeasureCatalogue> of(Collection<Measure> measures) {
        var catalogue = new MeasureCatalogue();
        List<String> wrong = new ArrayList<>();
        for (Measure measure : measures) {
            catalogue.add(measure.name(), measure, wrong);
            for (String name : measure.names()) {
                catalogue.add(name, measure, wrong);
            }
        }
        return wrong.isEmpty() ? Either.right(catalogue) : Either.left(List.copyOf(wrong));
    }

    private void add(String name, Measure measure, List<String> wrong) {
        boolean beginning = name.endsWith("*");
        Map<String, Measure> names = beginning ? byBeginning : byName;
        Measure other = names.putIfAbsent(bare(name), measure);
        if (other != null && !other.equals(measure)) {
            wrong.add(measure.name() + ": the name " + name + " is that of " + other.name());
        }
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9%]", "");
    }

    /** What a source means by a name; a measure of its own where that is not known. */
    public Measure find(String name) {
        String bare = bare(name);
        Measure exact = byName.get(bare);
        if (exact != null) {
            return exact;
        }
        Map.Entry<String, Measure> beginning = byBeginning.floorEntry(bare);
        return beginning != null && bare.startsWith(beginning.getKey())
                ? beginning.getValue()
                : Measure.unknown(name.toLowerCase(Locale.ROOT));
    }
}
