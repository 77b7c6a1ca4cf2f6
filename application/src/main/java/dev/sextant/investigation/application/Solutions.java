package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps the solutions of each tenant, with their steps. Every method works in the actor's open transaction and sees only the actor's tenant. */
@SecondaryPort
public interface Solutions {

    /** The solution as it is kept now; none when the tenant has no such solution. */
    Option<Solution> find(Actor actor, SolutionId id);

    /** All solutions of a case, oldest first. */
    List<Solution> ofCase(Actor actor, CaseRef caseRef);

    /** Keeps a solution that was just proposed. */
    void add(Actor actor, Solution proposed);

    /**
     * Keeps a changed solution.
     *
     * @param before what the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the solution is gone
     */
    void save(Actor actor, Solution before, Solution changed);

    /**
     * Deletes a solution.
     *
     * @param readVersion the version that the deletion was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the solution is gone
     */
    void delete(Actor actor, SolutionId id, long readVersion);
}
