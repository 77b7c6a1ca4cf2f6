package dev.sextant.investigation.persistence;

import dev.sextant.investigation.domain.hypothesis.CauseChain;
import dev.sextant.investigation.domain.hypothesis.CauseChain.Gate;
import dev.sextant.investigation.domain.hypothesis.CauseChain.Link;
import dev.sextant.shared.domain.Coded;
import java.util.ArrayList;
import java.util.List;
import org.jooq.JSONB;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The chain of a hypothesis, as a column of JSON. */
final class ChainJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChainJson() {}

    static JSONB write(CauseChain chain) {
        ArrayNode all = JSON.createArrayNode();
        for (Link link : chain.links()) {
            ObjectNode one = all.addObject()
                    .put("key", link.key())
                    .put("text", link.text())
                    .put("actionable", link.actionable())
                    .put("gate", link.gate().code());
            link.causes().forEach(one.putArray("causes")::add);
        }
        return JSONB.valueOf(all.toString());
    }

    static CauseChain read(JSONB column) {
        List<Link> links = new ArrayList<>();
        for (JsonNode one : JSON.readTree(column.data())) {
            List<String> causes = new ArrayList<>();
            one.get("causes").forEach(cause -> causes.add(cause.stringValue()));
            String gate = one.get("gate").stringValue();
            links.add(new Link(
                    one.get("key").stringValue(),
                    one.get("text").stringValue(),
                    one.get("actionable").booleanValue(),
                    Coded.find(Gate.class, gate).getOrElseThrow(() -> new IllegalStateException("no gate: " + gate)),
                    causes));
        }
        return new CauseChain(links);
    }
}
