package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.signatures.Ask;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.verdict.Verdict.Cause;
import dev.sextant.investigation.domain.verdict.Verdict.Kind;
import dev.sextant.investigation.domain.verdict.Verdict.Missing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts what was decided into words that operators use, each with the place where it stands. */
final class VerdictWriter {

    private static final int SHOWN = 12;

    private static final int CANDIDATES = 3;

    /** What cannot be told for sure has fewer points than what is validated. */
    private static final int NOT_PROVEN = Confidence.VALIDATED - 1;

    private final FactBase base;
    private final Situation situation;
    private final Competition competition;
    private final Health health;

    VerdictWriter(FactBase base, Situation situation, Competition competition, Health health) {
        this.base = base;
        this.situation = situation;
        this.competition = competition;
        this.health = health;
    }

    Verdict cause(List<Assessment> causes) {
        Assessment first = causes.getFirst();
        List<Claim> claims = new ArrayList<>();
        List<RuledOut> ruledOut = new ArrayList<>();
        List<String> account = new ArrayList<>();
        for (Assessment each : causes) {
            claims.addAll(claims(each));
            ruledOut.addAll(alternatives(each));
            each.confidence()
                    .account()
                    .forEach(step ->
                            account.add(causes.size() > 1 ? each.signature().title() + ": " + step : step));
        }
        ruledOut.addAll(competition.ruledOut());
        ruledOut.addAll(beaten(causes));
        boolean proven = causes.stream().allMatch(each -> each.confidence().hasCounterfactual());
        return new Verdict(
                causes.size() == 1 ? Kind.CAUSE : Kind.COMPOUND,
                first.signature().category(),
                first.signature().failureMode(),
                causes.stream()
                        .mapToInt(each -> each.confidence().points())
                        .min()
                        .orElse(0),
                proven,
                causeSummary(causes, proven),
                causes.stream().map(this::told).toList(),
                claims,
                distinct(ruledOut),
                missing(causes),
                account,
                situation.onset());
    }

    private Cause told(Assessment each) {
        return new Cause(
                each.signature().id(),
                each.signature().version(),
                each.signature().title(),
                each.signature().category(),
                each.signature().failureMode(),
                each.subject().toString(),
                each.confidence().points(),
                each.signature().chain().stream().map(each::fill).toList(),
                each.signature().remedies());
    }

    private String causeSummary(List<Assessment> causes, boolean proven) {
        String begin = causes.size() == 1
                ? "Root cause: "
                : causes.size() + " root causes that do not follow from each other. ";
        return begin
                + causes.stream().map(VerdictWriter::inWords).collect(Collectors.joining(" "))
                + (proven ? "" : " No counterfactual was seen, so that it is validated, but not proven to the end.");
    }

    private static String inWords(Assessment each) {
        String chain = each.signature().chain().stream().map(each::fill).collect(Collectors.joining("; "));
        String also = each.also().isEmpty()
                ? ""
                : " The same holds for "
                        + each.also().stream()
                                .limit(SHOWN)
                                .map(Subject::toString)
                                .collect(Collectors.joining(", ")) + ".";
        return each.signature().title() + " (" + each.subject() + "): " + chain + "." + also;
    }

    private List<Claim> claims(Assessment assessment) {
        List<Claim> claims = new ArrayList<>();
        for (Met met : assessment.met()) {
            Claim.Role role = switch (met.role()) {
                case REQUIRED, SUPPORTS -> Claim.Role.SUPPORTS;
                case REFUTES -> Claim.Role.CONTRADICTS;
                case COUNTERFACTUAL -> Claim.Role.COUNTERFACTUAL;
                case ALTERNATIVE -> Claim.Role.NORMAL;
            };
            if (met.role() != Met.Role.ALTERNATIVE) {
                claims.add(new Claim(withFacts(assessment.says(met), met.facts()), role, true, sources(met.facts())));
            }
        }
        for (Assessment effect : competition.effects(assessment)) {
            Set<Fact> facts = effect.required();
            claims.add(new Claim(
                    effect.signature().title() + " follows from it: "
                            + facts.stream().map(Fact::says).sorted().limit(2).collect(Collectors.joining("; ")),
                    Claim.Role.EFFECT,
                    true,
                    sources(List.copyOf(facts))));
        }
        return claims;
    }

    private static String withFacts(String says, List<Fact> facts) {
        return facts.isEmpty()
                ? says
                : says + " ("
                        + facts.stream().map(Fact::says).distinct().limit(3).collect(Collectors.joining("; ")) + ")";
    }

    private static List<Source> sources(List<Fact> facts) {
        return facts.stream().map(Fact::source).distinct().limit(SHOWN).toList();
    }

    private static List<RuledOut> alternatives(Assessment assessment) {
        return assessment.met().stream()
                .filter(met -> met.role() == Met.Role.ALTERNATIVE)
                .map(met ->
                        new RuledOut(met.clause().id().replace('_', ' '), assessment.says(met), sources(met.facts())))
                .toList();
    }

    /** Full hypotheses that something speaks against. */
    private List<RuledOut> beaten(List<Assessment> causes) {
        List<RuledOut> beaten = new ArrayList<>();
        for (Assessment each : competition.contestants()) {
            if (causes.contains(each) || each.signature().isBenign()) {
                continue;
            }
            each.met().stream()
                    .filter(met -> met.role() == Met.Role.REFUTES)
                    .limit(1)
                    .forEach(met ->
                            beaten.add(new RuledOut(each.signature().title(), each.says(met), sources(met.facts()))));
        }
        return beaten.stream().limit(SHOWN).toList();
    }

    private static List<RuledOut> distinct(List<RuledOut> all) {
        Set<String> seen = new LinkedHashSet<>();
        return all.stream()
                .filter(each -> seen.add(each.what() + each.why()))
                .limit(2L * SHOWN)
                .toList();
    }

    private List<Missing> missing(List<Assessment> about) {
        Set<Missing> missing = new LinkedHashSet<>();
        for (Assessment each : about) {
            for (Ask ask : each.signature().asks()) {
                if (!base.looked(ask.source())) {
                    missing.add(new Missing(ask.source(), each.fill(ask.says())));
                }
            }
        }
        return missing.stream().limit(SHOWN).toList();
    }

    /** Nothing is wrong, and it is known why it looked otherwise. */
    Verdict benign(Assessment harmless) {
        List<RuledOut> ruledOut = new ArrayList<>(alternatives(harmless));
        ruledOut.addAll(competition.ruledOut());
        return new Verdict(
                Kind.HEALTHY,
                Category.HEALTHY,
                harmless.signature().failureMode(),
                harmless.confidence().points(),
                harmless.confidence().hasCounterfactual(),
                "Healthy: nothing is wrong, the alert is noise. " + inWords(harmless) + " No failure is present.",
                List.of(told(harmless)),
                claims(harmless),
                distinct(ruledOut),
                List.of(),
                harmless.confidence().account(),
                situation.onset());
    }

    /** Nothing is wrong, as far as everybody looked. */
    Verdict healthy() {
        List<Claim> claims = health.normal().stream()
                .map(fact -> new Claim(fact.says(), Claim.Role.NORMAL, true, List.of(fact.source())))
                .limit(4L * SHOWN)
                .toList();
        String measured = health.normal().stream()
                .filter(fact -> fact.kind().equals("measure"))
                .map(fact -> fact.text("label"))
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        String others = health.normal().stream()
                .filter(fact -> !fact.kind().equals("measure"))
                .map(Fact::says)
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining("; "));
        String summary = "Healthy: nothing is wrong, no failure is present."
                + (measured.isEmpty() ? "" : " All values are within normal bounds: " + measured + ".")
                + (others.isEmpty() ? "" : " " + others + ".")
                + noErrors()
                + (base.ofKind("alert").stream()
                                .anyMatch(alert -> alert.text("state").equals("firing"))
                        ? " The alert is noise."
                        : "");
        return new Verdict(
                Kind.HEALTHY,
                Category.HEALTHY,
                "",
                health.points(),
                true,
                summary,
                List.of(),
                claims,
                distinct(competition.ruledOut()),
                List.of(),
                List.of("every independent source that was read shows what it should: "
                        + String.join(", ", base.instruments().stream().sorted().toList())),
                situation.onset());
    }

    private String noErrors() {
        Set<String> read = new LinkedHashSet<>();
        for (String instrument : base.instruments().stream().sorted().toList()) {
            if (instrument.contains("log") || instrument.contains("events")) {
                read.add(instrument.replace('.', ' '));
            }
        }
        return read.isEmpty() || !base.ofKind("log.errors").isEmpty()
                ? ""
                : " No error is told in " + String.join(", ", read) + ".";
    }

    /** What would have to be known. */
    Verdict unresolved() {
        List<Assessment> open = competition.contestants().stream()
                .filter(each ->
                        !each.signature().isBenign() && !each.confidence().isRefuted())
                .limit(CANDIDATES)
                .toList();
        Set<Missing> missing = new LinkedHashSet<>(missing(open));
        for (Assessment each : open) {
            each.unmet()
                    .forEach(clause -> missing.add(
                            new Missing("", "for “" + each.signature().title() + "”: that " + plain(clause.says()))));
        }
        health.unseen().forEach(words -> missing.add(new Missing("", words)));
        if (missing.isEmpty()) {
            missing.add(new Missing(
                    "", "logs, metrics or objects of what the trouble is about, from before and after it set in"));
        }
        int points = open.isEmpty()
                ? 0
                : Math.min(NOT_PROVEN, open.getFirst().confidence().points());
        List<Claim> claims = new ArrayList<>();
        open.stream().limit(1).forEach(each -> claims.addAll(claims(each)));
        health.grave().stream()
                .limit(SHOWN)
                .forEach(fact -> claims.add(new Claim(fact.says(), Claim.Role.EFFECT, true, List.of(fact.source()))));
        return new Verdict(
                Kind.UNRESOLVED,
                Category.UNKNOWN,
                "",
                points,
                false,
                unresolvedSummary(open, List.copyOf(missing)),
                List.of(),
                claims,
                distinct(competition.ruledOut()),
                missing.stream().limit(SHOWN).toList(),
                open.isEmpty()
                        ? List.of("no known kind of failure fits")
                        : open.getFirst().confidence().account(),
                situation.onset());
    }

    private static String unresolvedSummary(List<Assessment> open, List<Missing> missing) {
        String leaning = open.isEmpty()
                ? "No known kind of failure fits what is known."
                : "What is known does not prove a cause; most speaks for: "
                        + open.stream()
                                .map(each -> each.signature().title().toLowerCase(Locale.ROOT) + " ("
                                        + each.confidence().points() + " points"
                                        + (each.confidence().isContested() ? ", contested" : "") + ")")
                                .collect(Collectors.joining(", "))
                        + ".";
        return "Unresolved. " + leaning + " I need: "
                + missing.stream().limit(CANDIDATES).map(Missing::what).collect(Collectors.joining("; ")) + ".";
    }

    private static String plain(String says) {
        return says.replaceAll("\\[[^\\[\\]]*\\]", "")
                .replaceAll("\\{(?:[a-z_]+\\.)?([a-z_]+)\\}", "…")
                .strip();
    }
}
