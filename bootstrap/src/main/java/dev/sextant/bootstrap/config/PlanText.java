package dev.sextant.bootstrap.config;

import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.domain.Rate;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan as a text, such as {@code rate=600 credential=300 requests=100000 storage=5GiB members=10}: requests in a minute of the whole organisation and of one session or key, requests in a month, bytes of files and people. What is
 * not named, or {@code unlimited}, has no limit.
 */
public final class PlanText {

    private static final List<String> NAMES = List.of("rate", "credential", "requests", "storage", "members");
    private static final String UNLIMITED = "unlimited";

    private PlanText() {}

    /**
     * Reads it.
     *
     * @param name what the plan is called
     * @return the plan, or what is wrong with the text
     */
    public static Either<String, Plan> read(String name, String text) {
        Map<String, Long> limits = new HashMap<>();
        for (String word : text.strip().split("\\s+")) {
            Option<String> wrong = word.isEmpty() ? Option.none() : note(word, limits);
            if (wrong.isDefined()) {
                return Either.left(wrong.get());
            }
        }
        return Either.right(new Plan(
                name,
                limit(limits, "rate").map(Rate::perMinute),
                limit(limits, "credential").map(Rate::perMinute),
                limit(limits, "requests"),
                limit(limits, "storage"),
                limit(limits, "members")));
    }

    private static Option<Long> limit(Map<String, Long> limits, String name) {
        return Option.when(limits.containsKey(name), () -> limits.getOrDefault(name, 0L));
    }

    /**
     * Reads how fast requests may come, as a number in a minute.
     *
     * @return the rate, none for any speed, or what is wrong with the text
     */
    public static Either<String, Option<Rate>> readRate(String text) {
        if (text.equals(UNLIMITED)) {
            return Either.right(Option.none());
        }
        return Key.Size.parse(text)
                .filter(number -> number <= Rate.LARGEST)
                .getOrElse(() -> Either.left("too large"))
                .map(number -> Option.some(Rate.perMinute(number)))
                .mapLeft(why -> "must be a number of requests in a minute, or unlimited, not '" + text + "'");
    }

    private static Option<String> note(String word, Map<String, Long> limits) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? "" : word.substring(equals + 1);
        if (!NAMES.contains(name) || limits.containsKey(name)) {
            return Option.some("must name each of " + String.join(", ", NAMES)
                    + " at most once, as in rate=600 storage=5GiB, and not '" + word + "'");
        }
        if (value.equals(UNLIMITED)) {
            return Option.none();
        }
        Either<String, Long> size = Key.Size.parse(value);
        boolean fits = size.exists(number -> name.equals("storage") || number <= Rate.LARGEST);
        size.forEach(number -> limits.put(name, number));
        return fits ? Option.none() : Option.some("must have a number or unlimited in '" + word + "'");
    }
}
