package dev.sextant.benchmarks.fuzz;

import dev.sextant.benchmarks.fuzz.Contract.Operation;
import dev.sextant.benchmarks.fuzz.RawExchange.Reply;
import dev.sextant.benchmarks.fuzz.Requests.Made;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was answered, and what of it must not have been. */
final class Findings {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern INSIDE =
            Pattern.compile("(?i)exception|\\bat (dev|java|org)\\.|SQLSTATE|org\\.jooq|PSQL");
    private static final long SLOW_MILLIS = 5_000;

    private record Finding(int times, String example) {}

    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, Integer> byDefaultAlone = new TreeMap<>();
    private final Map<String, Finding> all = new TreeMap<>();

    /** Judges an answer. */
    void judge(Operation operation, Made request, Reply reply) {
        statuses.merge(reply.status(), 1, Integer::sum);
        if (reply.status() == 0) {
            found("no answer", operation, request, reply);
            return;
        }
        if (reply.status() >= 500) {
            found("server's fault " + reply.status(), operation, request, reply);
        }
        if (reply.millis() > SLOW_MILLIS) {
            found("slow", operation, request, reply);
        }
        if (!operation.statuses().contains(Integer.toString(reply.status()))) {
            if (operation.hasDefault() && reply.status() >= 400) {
                byDefaultAlone.merge(reply.status() + " " + code(reply), 1, Integer::sum);
            } else {
                found("not documented " + reply.status(), operation, request, reply);
            }
        }
        if (reply.status() >= 400) {
            judgeProblem(operation, request, reply);
        }
    }

    private void judgeProblem(Operation operation, Made request, Reply reply) {
        JsonNode problem = parsed(reply);
        boolean isProblem = reply.header("content-type").startsWith("application/problem+json")
                && !problem.path("code").asString("").isEmpty()
                && !problem.path("request_id").asString("").isEmpty()
                && problem.path("status").asInt(0) == reply.status();
        if (!isProblem) {
            found("no problem document " + reply.status(), operation, request, reply);
        }
        // What the request said itself may be quoted; it says none of these words.
        if (INSIDE.matcher(reply.body()).find()) {
            found("tells of the inside " + reply.status(), operation, request, reply);
        }
    }

    private static String code(Reply reply) {
        return parsed(reply).path("code").asString("");
    }

    private static JsonNode parsed(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JacksonException noJson) {
            return JSON.missingNode();
        }
    }

    private void found(String what, Operation operation, Made request, Reply reply) {
        String example = "%s asked%n%s%n--- answered after %d ms with %d:%n%s"
                .formatted(
                        request.who(),
                        request.shown(),
                        reply.millis(),
                        reply.status(),
                        reply.body().length() > 1_000 ? reply.body().substring(0, 1_000) : reply.body());
        all.merge(
                what + ": " + operation,
                new Finding(1, example),
                (first, again) -> new Finding(first.times() + 1, first.example()));
    }

    /** How many kinds of wrong answers there were. */
    int size() {
        return all.size();
    }

    /** Prints how often each status was answered, and an example of everything that must not have been. */
    void print(PrintStream out) {
        out.println("answers by status: " + statuses);
        out.println("documented by 'default' alone: " + byDefaultAlone);
        all.forEach((what, finding) -> out.printf(
                "%n=== %s (%d times)%n%s%n",
                what, finding.times(), finding.example().indent(2)));
        out.println(all.isEmpty() ? "nothing was found" : all.size() + " kinds of findings");
    }
}
