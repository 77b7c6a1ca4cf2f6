package dev.sextant.benchmarks.investigation;

import dev.sextant.investigation.application.EvidenceFile;
import dev.sextant.investigation.application.InvestigateBundle;
import dev.sextant.investigation.application.Investigated;
import dev.sextant.investigation.domain.verdict.Claim;
import dev.sextant.investigation.domain.verdict.Verdict;
import dev.sextant.investigation.integration.EvidenceReaders;
import dev.sextant.investigation.integration.catalogue.MeasureFile;
import dev.sextant.investigation.integration.catalogue.SignatureFiles;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Investigates a folder of scored scenarios, each a folder with evidence and an {@code answer.yml}, and prints for each: kind, category, points, words that are required and not said, words that are forbidden and said, sources that are
 * cited, whether it is wrong with confidence, and the time. Usage: {@code RootCauseScenarios FOLDER}.
 */
public final class RootCauseScenarios {

    private static final int CONFIDENT = 70;

    private final InvestigateBundle investigation = new InvestigateBundle(
            EvidenceReaders.all(), MeasureFile.shipped(), SignatureFiles.catalogue(), Clock.systemUTC());
    private final PrintStream out;
    private int scenarios;
    private int right;
    private int confidentlyWrong;

    private RootCauseScenarios(PrintStream out) {
        this.out = out;
    }

    /** Runs the scenarios of a folder. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: RootCauseScenarios FOLDER");
        }
        var run = new RootCauseScenarios(System.out);
        try (Stream<Path> folders = Files.list(Path.of(args[0]))) {
            for (Path folder : folders.filter(f -> Files.exists(f.resolve(AnswerKey.FILE)))
                    .sorted()
                    .toList()) {
                run.scenario(folder);
            }
        }
        run.out.printf(
                Locale.ROOT,
                "%d of %d right (category and required words), %d wrong with more than %d points%n",
                run.right,
                run.scenarios,
                run.confidentlyWrong,
                CONFIDENT);
    }

    private void scenario(Path folder) throws IOException {
        AnswerKey key = AnswerKey.read(folder);
        List<EvidenceFile> files = files(folder);
        long start = System.nanoTime();
        Investigated investigated = investigation.investigate(files);
        long millis = (System.nanoTime() - start) / 1_000_000;
        Verdict verdict = investigated.verdict();
        String words = words(verdict);
        boolean category = verdict.category().key().equals(key.category());
        List<String> lacking = key.list("required_keywords").stream()
                .filter(word -> !words.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        List<String> forbidden = Stream.concat(
                        key.list("forbidden_keywords").stream()
                                .filter(word -> words.contains(word.toLowerCase(Locale.ROOT))),
                        key.list("forbidden_categories").stream()
                                .filter(verdict.category().key()::equals))
                .toList();
        boolean wrong = !category && verdict.points() > CONFIDENT;
        scenarios++;
        right += category && lacking.isEmpty() && forbidden.isEmpty() ? 1 : 0;
        confidentlyWrong += wrong ? 1 : 0;
        out.printf(
                Locale.ROOT,
                "%s: %s, %s%s, %d points%s; lacks %s; forbidden %s; sources %s; %s%d ms%n",
                folder.getFileName(),
                verdict.kind().key(),
                verdict.category().key(),
                category ? "" : " (expected " + key.category() + ")",
                verdict.points(),
                verdict.proven() ? "" : ", not proven",
                lacking,
                forbidden,
                sources(verdict),
                wrong ? "CONFIDENTLY WRONG; " : "",
                millis);
    }

    private static List<EvidenceFile> files(Path folder) throws IOException {
        List<EvidenceFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.endsWith(AnswerKey.FILE)) {
                    files.add(new EvidenceFile(
                            file.getFileName().toString(), () -> Files.newInputStream(file), Option.none()));
                }
            }
        }
        return files;
    }

    private static String words(Verdict verdict) {
        return Stream.of(
                        Stream.of(verdict.summary()),
                        verdict.causes().stream().flatMap(cause -> cause.chain().stream()),
                        verdict.claims().stream().map(Claim::text),
                        verdict.ruledOut().stream().map(each -> each.what() + " " + each.why()))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> sources(Verdict verdict) {
        Set<String> files = new TreeSet<>();
        verdict.claims().forEach(claim -> claim.sources().forEach(source -> files.add(source.file())));
        return files;
    }
}
