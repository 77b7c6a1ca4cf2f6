package dev.sextant.investigation.domain.signatures;

import dev.sextant.investigation.domain.signatures.Selector.OfText;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Signatures that are used together. Every name that one of them gives is that of another, and every clause that is spoken of is there. */
public final class SignatureCatalogue {

    private final Map<String, Signature> signatures;

    private SignatureCatalogue(Map<String, Signature> signatures) {
        this.signatures = signatures;
    }

    /**
     * Puts signatures together.
     *
     * @return the catalogue, or everything that is wrong, a sentence each that names the signature
     */
    public static Either<List<String>, SignatureCatalogue> of(Collection<Signature> signatures) {
        Map<String, Signature> byId = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Signature signature : signatures) {
            if (byId.putIfAbsent(signature.id(), signature) != null) {
                wrong.add(signature.id() + ": there are two signatures of this id");
            }
        }
        byId.values().forEach(signature -> check(signature, byId, wrong));
        return wrong.isEmpty() ? Either.right(new SignatureCatalogue(byId)) : Either.left(List.copyOf(wrong));
    }

    private static void check(Signature signature, Map<String, Signature> all, List<String> wrong) {
        Set<String> clauses = new HashSet<>();
        signature
                .clauses()
                .filter(clause -> !clauses.add(clause.id()))
                .forEach(twice -> wrong.add(signature.id() + ": there are two clauses " + twice.id()));
        for (LookAlike lookAlike : signature.unlike()) {
            if (!all.containsKey(lookAlike.signature())) {
                wrong.add(signature.id() + ": unlike names " + lookAlike.signature() + ", which is no signature");
            }
            if (!clauses.contains(lookAlike.by())) {
                wrong.add(signature.id() + ": unlike names clause " + lookAlike.by() + ", which it has not");
            }
        }
        signature.explains().stream()
                .filter(effect -> !all.containsKey(effect))
                .sorted()
                .forEach(unknown ->
                        wrong.add(signature.id() + ": explains names " + unknown + ", which is no signature"));
        for (String step : signature.chain()) {
            Template.of(step).names().stream()
                    .filter(name -> name.contains("."))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .filter(clause -> !clauses.contains(clause))
                    .forEach(unknown ->
                            wrong.add(signature.id() + ": chain names clause " + unknown + ", which it has not"));
        }
    }

    /** All of them, in the order given. */
    public Collection<Signature> all() {
        return List.copyOf(signatures.values());
    }

    /** One by its id. */
    public Option<Signature> find(String id) {
        return Option.of(signatures.get(id));
    }

    /** Every pattern that is looked for in texts. */
    public List<TextPattern> patterns() {
        return signatures.values().stream()
                .flatMap(Signature::clauses)
                .flatMap(clause -> clause.conditions().stream())
                .flatMap(condition -> condition.selector() instanceof OfText text
                        ? java.util.stream.Stream.of(text.pattern())
                        : java.util.stream.Stream.empty())
                .distinct()
                .toList();
    }

    /** This catalogue and another; where both have an id, the other's signature counts. */
    public Either<List<String>, SignatureCatalogue> with(Collection<Signature> own) {
        Map<String, Signature> both = new LinkedHashMap<>(signatures);
        own.forEach(signature -> both.put(signature.id(), signature));
        return of(both.values());
    }
}
