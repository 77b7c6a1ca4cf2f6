package dev.sextant.bootstrap.isolation;

import dev.sextant.bootstrap.isolation.Web.Answer;
import dev.sextant.shared.web.Operations;
import dev.sextant.shared.web.Operations.Operation;
import dev.sextant.shared.web.Operations.Part;
import dev.sextant.shared.web.Operations.Place;
import dev.sextant.shared.web.Operations.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks for somebody else's things, and for such as never were, in the same words, and compares the answers. */
final class Matrix {

    /** The end of ids that nothing ever had. */
    private static final String NEVER = "_01h455vb4pex5vsknk084sn02q";

    private static final String NEVER_UUID = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final Web web;
    private final Operations operations;
    private final Furnished own;
    private final Function<String, String> foreign;
    private final Collection<String> canaries;
    private final Map<String, List<long[]>> times = new TreeMap<>();
    private final Set<String> tried = new LinkedHashSet<>();
    private final List<String> findings = new ArrayList<>();
    private int pairs;
    private int requests;

    /**
     * A matrix.
     *
     * @param own whose things stand where none of the others' is asked for
     * @param foreign the others' things, by kind; empty for kinds that they do not have for themselves
     * @param canaries what must not be in any answer
     */
    Matrix(
            Web web,
            Operations operations,
            Furnished own,
            Function<String, String> foreign,
            Collection<String> canaries) {
        this.web = web;
        this.operations = operations;
        this.own = own;
        this.foreign = foreign;
        this.canaries = List.copyOf(canaries);
    }

    /** Which ids of a request are of the others, and of which kind those are where several can be. */
    private record Variant(Set<Place> foreign, int kind) {

        boolean isIn(Part part) {
            return foreign.stream().anyMatch(place -> place.part() == part);
        }
    }

    private List<Variant> variants(List<Place> places) {
        var variants = new ArrayList<Variant>();
        int kinds =
                places.stream().mapToInt(place -> place.kinds().size()).max().orElse(0);
        for (int kind = 0; kind < kinds; kind++) {
            variants.add(new Variant(Set.copyOf(places), kind));
            if (places.size() > 1) {
                for (Place one : places) {
                    variants.add(new Variant(Set.of(one), kind));
                }
            }
        }
        return variants;
    }

    /** Tries an operation as somebody, with each of its ids and with all of them being others'. */
    void tryOut(Operation operation, String who, String token, boolean dead) {
        List<Place> places = operations.places(operation).stream()
                .filter(place -> !thing(foreign, place, 0).isEmpty())
                .toList();
        for (Variant variant : variants(places)) {
            BiFunction<Place, String, String> theirs = (place, kind) -> thing(foreign, place, variant.kind());
            BiFunction<Place, String, String> never = (place, kind) -> kind.equals("uuid") ? NEVER_UUID : kind + NEVER;
            boolean first = ++pairs % 2 == 0;
            Answer early = send(request(operation, variant, first ? theirs : never), token);
            Answer late = send(request(operation, variant, first ? never : theirs), token);
            Answer found = first ? early : late;
            Answer missing = first ? late : early;
            String what = who + " asks for " + operation + " with " + names(variant) + ": " + found.status() + " "
                    + found.body();
            if (!allowed(variant, dead, operation).contains(found.status())) {
                findings.add("not refused: " + what);
            }
            if (!masked(found, operation).equals(masked(missing, operation))) {
                findings.add("not as what never was: " + what + "\n but " + missing.status() + " " + missing.body());
            }
            lookForCanaries(found, operation, what);
            if (!dead) {
                times.computeIfAbsent(operation.toString(), some -> new ArrayList<>())
                        .add(new long[] {found.nanos(), missing.nanos()});
            }
            tried.add(operation.toString());
        }
    }

    /** Tries an operation that names nothing. */
    Answer tryPlain(Operation operation, String who, String token) {
        Request request = operations.request(operation, (same, place) -> "");
        Answer answer = send(request, token);
        lookForCanaries(answer, operation, who + " asks for " + operation + ": " + answer.body());
        tried.add(operation.toString());
        return answer;
    }

    private static List<Integer> allowed(Variant variant, boolean dead, Operation operation) {
        if (dead && !operation.isOpen()) {
            return List.of(401);
        }
        if (variant.isIn(Part.PATH)) {
            // A part that one's own thing does not have, or has no more, can be at odds with its state, whoever else
            // has such a part.
            return isOfOwn(variant, operation) ? List.of(403, 404, 409) : List.of(403, 404);
        }
        return variant.isIn(Part.BODY) ? List.of(400, 403, 404, 422) : List.of(200, 403, 404);
    }

    /** Whether the first thing in the path is one's own. */
    private static boolean isOfOwn(Variant variant, Operation operation) {
        String first = operation.path().replaceAll("^[^{]*\\{|}.*", "");
        return variant.foreign().stream().noneMatch(place -> place.name().equals(first));
    }

    private static String names(Variant variant) {
        return variant.foreign().stream()
                .map(place -> place.name() + " of others")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String thing(Function<String, String> things, Place place, int kind) {
        return things.apply(kindOf(place, kind));
    }

    private static String kindOf(Place place, int kind) {
        return place.name().equals("/into")
                ? "into"
                : place.kinds().get(Math.min(kind, place.kinds().size() - 1));
    }

    private Request request(Operation operation, Variant variant, BiFunction<Place, String, String> others) {
        return operations.request(operation, new Operations.Filling() {
            @Override
            public String id(Operation same, Place place) {
                String kind =
                        place.kinds().get(Math.min(variant.kind(), place.kinds().size() - 1));
                return variant.foreign().contains(place)
                        ? others.apply(place, kind)
                        : thing(own::id, place, variant.kind());
            }

            @Override
            public JsonNode other(Operation same, String name, JsonNode specimen) {
                return switch (name) {
                    case "email" ->
                        JsonNodeFactory.instance.stringNode(
                                same.id().equals("logIn") ? own.owner() : "somebody-" + requests + "@nowhere.example");
                    case "password" -> JsonNodeFactory.instance.stringNode(Furnished.PASSWORD);
                    default -> specimen;
                };
            }
        });
    }

    private Answer send(Request request, String token) {
        requests++;
        Operation operation = request.operation();
        return operation.isUpload()
                ? web.upload(request.path(), token, "uploaded")
                : web.send(
                        operation.method(),
                        request.path(),
                        token,
                        request.body().isMissingNode() ? "" : request.body().toString());
    }

    /** An answer without the ids that were asked for and without what names the request. */
    private String masked(Answer answer, Operation operation) {
        return answer.status() + "\n" + answer.headers() + "\n" + withoutAsked(answer, operation);
    }

    private String withoutAsked(Answer answer, Operation operation) {
        String text = answer.body().replaceAll("\"request_id\":\"[^\"]*\"", "\"request_id\":\"\"");
        for (Place place : operations.places(operation)) {
            for (int kind = 0; kind < place.kinds().size(); kind++) {
                String name = "<" + place.kinds().get(kind) + ">";
                text = text.replace(place.kinds().get(kind) + NEVER, name);
                String asked = thing(foreign, place, kind);
                text = asked.isEmpty() ? text : text.replace(asked, name);
            }
        }
        return text;
    }

    private void lookForCanaries(Answer answer, Operation operation, String what) {
        String seen = withoutAsked(answer, operation) + answer.headers();
        canaries.stream().filter(seen::contains).forEach(found -> findings.add("tells " + found + ": " + what));
    }

    /** Whatever was not as it must be. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** The operations that were tried. */
    Set<String> tried() {
        return Set.copyOf(tried);
    }

    /** How large it was, and how long what is there took against what never was, in words. */
    String summary() {
        var ratios = new HashMap<String, Double>();
        times.forEach((operation, each) -> {
            if (each.size() >= 5) {
                ratios.put(operation, (double) median(each, 0) / median(each, 1));
            }
        });
        List<long[]> all = times.values().stream().flatMap(List::stream).toList();
        return "%d requests, %d pairs, %d operations; median %.2f ms for what is another's, %.2f ms for what never was; ratios by operation from %.2f to %.2f"
                .formatted(
                        requests,
                        pairs,
                        tried.size(),
                        median(all, 0) / 1e6,
                        median(all, 1) / 1e6,
                        ratios.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .min()
                                .orElse(1),
                        ratios.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(1));
    }

    private static long median(List<long[]> times, int which) {
        long[] sorted = times.stream().mapToLong(pair -> pair[which]).sorted().toArray();
        return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
    }
}
