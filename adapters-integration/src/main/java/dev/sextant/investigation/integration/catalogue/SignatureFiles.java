package dev.sextant.investigation.integration.catalogue;

import dev.sextant.investigation.domain.signatures.Ask;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.signatures.Clause;
import dev.sextant.investigation.domain.signatures.LookAlike;
import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.investigation.domain.signatures.Signature;
import dev.sextant.investigation.domain.signatures.SignatureCatalogue;
import dev.sextant.investigation.domain.verdict.SignatureExample;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads signatures and their examples from YAML. Everything that is wrong is told at once, with file, signature and key. */
public final class SignatureFiles {

    private static final String SHIPPED = "signatures/";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*\\.[a-z0-9]+(?:-[a-z0-9]+)*");

    private static final Pattern MODE = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");

    private final List<Signature> signatures = new ArrayList<>();
    private final List<SignatureExample> examples = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private SignatureFiles() {}

    /**
     * Signatures with what they are tried on.
     *
     * @param signatures in the order of the files
     * @param examples those of all signatures
     */
    public record Read(List<Signature> signatures, List<SignatureExample> examples) {
        /** Copies both. */
        public Read {
            signatures = List.copyOf(signatures);
            examples = List.copyOf(examples);
        }
    }

    /**
     * Reads one file.
     *
     * @param name how it is called when something is wrong
     * @param yaml its text
     * @return what stands in it, or everything that is wrong with it
     */
    public static Either<List<String>, Read> read(String name, String yaml) {
        var files = new SignatureFiles();
        files.add(name, yaml);
        return files.result();
    }

    /** What Sextant ships. */
    public static Read shipped() {
        var files = new SignatureFiles();
        for (String name : Yaml.resource(SHIPPED + "index.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .toList()) {
            files.add(name, Yaml.resource(SHIPPED + name));
        }
        return files.result().getOrElseThrow(reasons -> new IllegalStateException(String.join("\n", reasons)));
    }

    /** The catalogue that Sextant ships. */
    public static SignatureCatalogue catalogue() {
        return SignatureCatalogue.of(shipped().signatures())
                .getOrElseThrow(reasons -> new IllegalStateException(String.join("\n", reasons)));
    }

    private Either<List<String>, Read> result() {
        return wrong.isEmpty() ? Either.right(new Read(signatures, examples)) : Either.left(List.copyOf(wrong));
    }

    private void add(String file, String yaml) {
        JsonNode document;
        try {
            document = Yaml.MAPPER.readTree(yaml);
        } catch (JacksonException malformed) {
            wrong.add(Yaml.complaint(file, malformed));
            return;
        }
        var top = new Entry(file, document, wrong);
        for (Entry entry : top.entries("signatures")) {
            String id = entry.text("id");
            signature(new Entry(file + ", " + (id.isEmpty() ? entry.place() : id), entry.raw(), wrong));
        }
        top.close();
    }

    private void signature(Entry entry) {
        String id = entry.text("id");
        if (!ID.matcher(id).matches()) {
            entry.refuse("id", "write area.name in small letters, digits and hyphens");
        }
        String mode = entry.text("failure_mode");
        if (!MODE.matcher(mode).matches()) {
            entry.refuse("failure_mode", "write small letters, digits and underscores");
        }
        Option<Category> category = entry.word("category", SignatureFiles::category, "the known categories");
        int prior = entry.whole("prior", Signature.USUAL_PRIOR);
        if (prior < 20 || prior > 50) {
            entry.refuse("prior", "20 to 50 is expected");
        }
        int version = entry.whole("version", 0);
        if (version < 1) {
            entry.refuse("version", "a whole number from 1 is expected");
        }
        List<Clause> requires = ClauseEntry.clauses(entry, "requires");
        if (requires.isEmpty()) {
            entry.refuse("requires", "a signature that requires nothing proves nothing");
        }
        List<String> chain = entry.texts("chain");
        if (chain.isEmpty()) {
            entry.refuse("chain", "is missing");
        }
        int before = wrong.size();
        String title = entry.text("title");
        String subject = entry.text("subject");
        var supports = ClauseEntry.clauses(entry, "supports");
        var refutes = ClauseEntry.clauses(entry, "refutes");
        var counterfactual = ClauseEntry.clauses(entry, "counterfactual");
        var unlike = lookAlikes(entry);
        var alternatives = ClauseEntry.clauses(entry, "alternatives");
        var explains = new TreeSet<>(entry.texts("explains"));
        var asks = asks(entry);
        var remedies = remedies(entry);
        entry.entries("tests").forEach(test -> examples.add(ExampleEntry.of(id, test)));
        entry.close();
        if (wrong.size() == before && category.isDefined() && !requires.isEmpty() && prior >= 20 && prior <= 50) {
            signatures.add(new Signature(
                    id,
                    version,
                    title,
                    category.get(),
                    mode,
                    subject,
                    prior,
                    requires,
                    supports,
                    refutes,
                    counterfactual,
                    unlike,
                    alternatives,
                    explains,
                    chain,
                    asks,
                    remedies));
        }
    }

    private static Option<Category> category(String text) {
        return Category.of(text).filter(known -> known != Category.UNKNOWN);
    }

    private static List<LookAlike> lookAlikes(Entry signature) {
        List<LookAlike> all = new ArrayList<>();
        for (Entry entry : signature.entries("unlike")) {
            all.add(new LookAlike(entry.text("signature"), entry.text("by"), entry.text("says")));
            entry.close();
        }
        return all;
    }

    private static List<Ask> asks(Entry signature) {
        List<Ask> all = new ArrayList<>();
        for (Entry entry : signature.entries("ask")) {
            all.add(new Ask(entry.text("source"), entry.text("says")));
            entry.close();
        }
        return all;
    }

    private static List<Remedy> remedies(Entry signature) {
        List<Remedy> all = new ArrayList<>();
        for (Entry entry : signature.entries("solutions")) {
            String title = entry.text("title");
            Option<Remedy.Kind> kind = entry.word("kind", Remedy.Kind::of, "mitigation, fix");
            Option<Remedy.Risk> risk = entry.word("risk", Remedy.Risk::of, "low, medium, high");
            boolean reversible = entry.truth("reversible");
            String rollback = entry.text("rollback", "");
            String radius = entry.text("blast_radius");
            entry.close();
            kind.forEach(k -> risk.forEach(r -> all.add(new Remedy(title, k, r, reversible, rollback, radius))));
        }
        return all;
    }
}
