package dev.sextant.architecture;

/** The rules as this suite applies them to itself. */
final class SextantRules {

    private SextantRules() {}

    static HexagonalRules rules() {
        return HexagonalRules.of("dev.sextant")
                .sparing("architecture", "it holds the rules, and looks at the house from outside")
                .sparing(
                        "benchmarks",
                        "measurements are programs: they print, read the clock and stand beside bare libraries")
                .sparing(
                        "examples",
                        "examples are programs of embedders: they print, and bring their own adapters and wiring")
                .floor("domain-dependencies", 200)
                .floor("application-dependencies", 100)
                .floor("rooms", 450)
                .floor("contexts-apart", 350)
                .floor("only-wiring-sees-adapters", 350)
                .floor("adapter-stereotypes", 80)
                .floor("strict-hexagon", 350)
                .floor("ports-say-so", 15)
                .floor("use-cases-are-verbs", 12)
                .floor("events-are-sealed", 12)
                .floor("refusals-are-sealed", 20)
                .floor("null-marked", 450)
                .excusing(
                        "database-only-in-persistence",
                        "dev.sextant.bootstrap.database..",
                        "the embedded server must be started, and its database and passwords made, before persistence has anything to connect to");
    }
}
