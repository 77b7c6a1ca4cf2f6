package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.application.Evidence.ReadFile;
import dev.sextant.investigation.application.Investigated;
import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Note;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Timeline;
import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.investigation.domain.verdict.Claim;
import dev.sextant.investigation.domain.verdict.RuledOut;
import dev.sextant.investigation.domain.verdict.Verdict;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an investigation came to as JSON: times in RFC 3339 UTC, names in snake_case. */
final class VerdictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private VerdictJson() {}

    /** The whole as one JSON object on several lines. */
    static String pretty(Investigated investigated) {
        ObjectNode node = MAPPER.createObjectNode();
        verdict(node.putObject("verdict"), investigated.verdict());
        ArrayNode timeline = node.putArray("timeline");
        investigated.timeline().entries().forEach(entry -> entry(timeline.addObject(), entry));
        ArrayNode files = node.putArray("files");
        investigated.files().forEach(file -> file(files.addObject(), file));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    private static void verdict(ObjectNode node, Verdict verdict) {
        node.put("kind", verdict.kind().key());
        node.put("category", verdict.category().key());
        node.put("failure_mode", verdict.failureMode());
        node.put("points", verdict.points());
        node.put("proven", verdict.proven());
        node.put("summary", verdict.summary());
        verdict.onset().peek(at -> node.put("onset", at.toString())).onEmpty(() -> node.putNull("onset"));
        ArrayNode chain = node.putArray("chain");
        verdict.causes().forEach(cause -> cause.chain().forEach(chain::add));
        ArrayNode causes = node.putArray("causes");
        verdict.causes().forEach(cause -> cause(causes.addObject(), cause));
        ArrayNode claims = node.putArray("claims");
        verdict.claims().forEach(claim -> claim(claims.addObject(), claim));
        ArrayNode ruledOut = node.putArray("ruled_out");
        verdict.ruledOut().forEach(each -> ruledOut(ruledOut.addObject(), each));
        ArrayNode missing = node.putArray("missing");
        verdict.missing()
                .forEach(
                        each -> missing.addObject().put("source", each.source()).put("what", each.what()));
        ArrayNode solutions = node.putArray("solutions");
        verdict.remedies().forEach(remedy -> remedy(solutions.addObject(), remedy));
        ArrayNode account = node.putArray("points_account");
        verdict.account().forEach(account::add);
    }

    private static void cause(ObjectNode node, Verdict.Cause cause) {
        node.put("signature", cause.signature());
        node.put("version", cause.version());
        node.put("title", cause.title());
        node.put("category", cause.category().key());
        node.put("failure_mode", cause.failureMode());
        node.put("subject", cause.subject());
        node.put("points", cause.points());
        ArrayNode chain = node.putArray("chain");
        cause.chain().forEach(chain::add);
    }

    private static void claim(ObjectNode node, Claim claim) {
        node.put("text", claim.text());
        node.put("role", claim.role().name().toLowerCase(Locale.ROOT));
        node.put("proven", claim.proven());
        sources(node, claim.sources());
    }

    private static void ruledOut(ObjectNode node, RuledOut ruledOut) {
        node.put("what", ruledOut.what());
        node.put("why", ruledOut.why());
        sources(node, ruledOut.sources());
    }

    private static void sources(ObjectNode node, Collection<Source> sources) {
        ArrayNode array = node.putArray("sources");
        sources.forEach(source -> source(array.addObject(), source));
    }

    private static void source(ObjectNode node, Source source) {
        node.put("file", source.file());
        node.put("instrument", source.instrument());
        switch (source.anchor()) {
            case Anchor.Whole whole -> node.put("at", "");
            case Anchor.Lines lines -> node.put("line", lines.first()).put("last_line", lines.last());
            case Anchor.Window window ->
                node.put("series", window.series())
                        .put("from", window.from().toString())
                        .put("to", window.to().toString());
            case Anchor.Element element -> node.put("pointer", element.pointer());
            case Anchor.Statement statement -> node.put("by", statement.by());
        }
    }

    private static void remedy(ObjectNode node, Remedy remedy) {
        node.put("title", remedy.title());
        node.put("kind", remedy.kind().key());
        node.put("risk", remedy.risk().key());
        node.put("reversible", remedy.reversible());
        node.put("rollback", remedy.rollback());
        node.put("blast_radius", remedy.blastRadius());
    }

    private static void entry(ObjectNode node, Timeline.Entry entry) {
        node.put("at", entry.at().toString());
        entry.until().peek(until -> node.put("until", until.toString())).onEmpty(() -> node.putNull("until"));
        node.put("subject", entry.subject().isKnown() ? entry.subject().toString() : "");
        node.put("text", entry.text());
        source(node.putObject("source"), entry.source());
    }

    private static void file(ObjectNode node, ReadFile file) {
        node.put("name", file.name());
        node.put("kind", file.kind());
        node.put("outcome", file.outcome().key());
        node.put("elements", file.elements());
        node.put("reason", file.reason());
        ArrayNode notes = node.putArray("notes");
        file.notes().stream().map(Note::text).forEach(notes::add);
    }
}
