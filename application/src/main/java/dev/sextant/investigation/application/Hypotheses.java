package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps the hypotheses of each tenant, with everything that was said about them. Every method works in the actor's open transaction and sees only the actor's tenant. */
@SecondaryPort
public interface Hypotheses {

    /** The hypothesis as it is kept now; none when the tenant has no such hypothesis. */
    Option<Hypothesis> find(Actor actor, HypothesisId id);

    /** All hypotheses of a case, oldest first. */
    List<Hypothesis> ofCase(Actor actor, CaseRef caseRef);

    /** Keeps a hypothesis that was just proposed. */
    void add(Actor actor, Hypothesis proposed);

    /**
     * Keeps a changed hypothesis.
     *
     * @param before what the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the hypothesis is gone
     */
    void save(Actor actor, Hypothesis before, Hypothesis changed);

    /**
     * Deletes a hypothesis.
     *
     * @param readVersion the version that the deletion was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the hypothesis is gone
     */
    void delete(Actor actor, HypothesisId id, long readVersion);
}
