package dev.sextant.bootstrap.wiring;

import dev.sextant.cases.web.CaseHandlers;
import dev.sextant.cases.web.CaseRoutes;
import dev.sextant.investigation.application.FilePermissions;
import dev.sextant.investigation.web.FileHandlers;
import dev.sextant.investigation.web.FileRoutes;
import dev.sextant.investigation.web.HypothesisHandlers;
import dev.sextant.investigation.web.HypothesisRoutes;
import dev.sextant.investigation.web.SolutionHandlers;
import dev.sextant.investigation.web.SolutionRoutes;
import dev.sextant.messaging.web.DeadLetterHandlers;
import dev.sextant.messaging.web.DeadLetterRoutes;
import dev.sextant.messaging.web.EventStreamRoutes;
import dev.sextant.messaging.web.StreamSettings;
import dev.sextant.messaging.web.SubscriberRoutes;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.web.EventContractRoutes;
import dev.sextant.shared.web.JobRoutes;
import dev.sextant.shared.web.Routes;
import dev.sextant.shared.web.ScheduleRoutes;
import java.util.ArrayList;
import java.util.List;

/** The routes that a server has. */
public final class ContextRoutes {

    private ContextRoutes() {}

    /** Of every context that is there. */
    public static List<Routes> of(Contexts contexts) {
        var cases = contexts.cases();
        var caseHandlers = new CaseHandlers(
                cases.open(),
                cases.edit(),
                cases.delete(),
                cases.tag(),
                cases.untag(),
                cases.merge(),
                cases.addMessage(),
                cases.changeStatus(),
                cases.propose(),
                cases.decide(),
                cases.share(),
                cases.unshare(),
                cases.transitions(),
                cases.shares(),
                cases.queries());
        var files = contexts.investigation();
        var fileHandlers =
                new FileHandlers(files.upload(), files.delete(), files.contents(), files.queries(), files.cases());
        var routes = new ArrayList<Routes>(List.of(
                new CaseRoutes(contexts.handling(), caseHandlers),
                new FileRoutes(contexts.handling(), fileHandlers),
                new JobRoutes(contexts.handling(), contexts.jobs(), contexts.cancelJob(), FilePermissions.READ),
                new EventContractRoutes(contexts.events(), CloudEventNames.SEXTANT, EventStreamRoutes.PATH)));
        routes.addAll(hypotheses(contexts));
        contexts.followEvents()
                .forEach(follow -> routes.add(new EventStreamRoutes(
                        follow,
                        contexts.events(),
                        CloudEventNames.SEXTANT,
                        StreamSettings.standard(),
                        contexts.clock())));
        contexts.schedules()
                .forEach(schedules -> routes.add(new ScheduleRoutes(
                        contexts.handling(),
                        schedules.schedules(),
                        schedules.create(),
                        schedules.change(),
                        schedules.delete())));
        contexts.eventDelivery().forEach(delivery -> {
            routes.add(new DeadLetterRoutes(
                    contexts.handling(),
                    new DeadLetterHandlers(
                            delivery.letters(), delivery.replay(), delivery.replayAll(), delivery.discard())));
            routes.add(new SubscriberRoutes(contexts.handling(), delivery.status()));
        });
        contexts.identity().forEach(identity -> routes.addAll(identity.routes()));
        contexts.webhooks().forEach(webhooks -> routes.addAll(webhooks.routes()));
        contexts.metering().forEach(metering -> routes.add(metering.routes()));
        return routes;
    }

    private static List<Routes> hypotheses(Contexts contexts) {
        var investigation = contexts.investigation();
        var hypotheses = investigation.hypotheses();
        return List.of(
                new HypothesisRoutes(
                        contexts.handling(),
                        new HypothesisHandlers(
                                hypotheses.propose(),
                                hypotheses.edit(),
                                hypotheses.link(),
                                hypotheses.retire(),
                                hypotheses.queries(),
                                investigation.cases())),
                new SolutionRoutes(
                        contexts.handling(),
                        new SolutionHandlers(
                                hypotheses.proposeSolution(),
                                hypotheses.changeSolution(),
                                hypotheses.solutions(),
                                investigation.cases())));
    }
}
