package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/** What the containers of a pod tell: their state, how they ended last, what they may use. */
final class ContainerFacts {

    private final KubernetesObject pod;
    private final Findings findings;
    private final Subject subject;

    ContainerFacts(KubernetesObject pod, Subject subject) {
        this.pod = pod;
        this.findings = pod.findings();
        this.subject = subject;
    }

    /** Brings a fact for each container, and one for each that is specified and has no status yet. */
    void tell(List<Field> statuses) {
        statuses.forEach(status -> tell(status, false));
        pod.observed("init_container_statuses", "init_containers").list().forEach(status -> tell(status, true));
        if (statuses.isEmpty()) {
            pod.spec().at("containers").list().forEach(container -> tell(container, false));
        }
    }

    private void tell(Field status, boolean init) {
        String name = status.at("name", "container").text();
        State state = State.of(status.at("state"), status);
        State last = State.of(
                status.at("last_state", "last_termination_state", "last_terminated"),
                new Field(Json.Nothing.MISSING, status.pointer()));
        Ending ending = last.known() ? last.ending() : lastOf(state, status);
        Fact.Draft draft = Fact.of("k8s.container", subject, findings.source(KubernetesObject.OBJECTS, "", status))
                .text("container", name)
                .text("state", state.name())
                .text("reason", state.reason())
                .text("message", state.message())
                .number("exit_code", state.name().equals("waiting") ? Option.none() : state.exitCode())
                .number("signal", state.signal())
                .text("last_reason", ending.reason())
                .number("last_exit_code", ending.exitCode())
                .number("restarts", status.at("restart_count", "restarts").number())
                .text("image", status.at("image").text())
                .during(state.during().orElse(last.during()));
        status.at("ready").truth().forEach(yes -> draft.truth("ready", yes));
        if (init) {
            draft.truth("init", true);
        }
        resources(draft, name, status);
        Fact told = draft.says("");
        findings.fact(draft.says(sentence(told)));
        utterance(state.message(), state.during(), status);
        utterance(last.message(), last.during(), status);
    }

    /** The last ending where the document has no field for it: in the fields of the waiting state, or in its message. */
    private static Ending lastOf(State state, Field status) {
        Ending told = new Ending(
                status.at("last_reason", "last_terminated_reason").text(),
                status.at("last_exit_code").number());
        Ending inText = Ending.in(state.message());
        Option<Double> code = told.exitCode().orElse(inText.exitCode());
        return new Ending(
                told.reason().isEmpty() ? inText.reason() : told.reason(),
                state.name().equals("waiting") ? code.orElse(state.exitCode()) : code);
    }

    private void resources(Fact.Draft draft, String name, Field status) {
        Field resources = status.at("resources");
        for (Field container : pod.spec().at("containers").list()) {
            if (container.at("name").text().equals(name)) {
                resources = container.at("resources");
            }
        }
        Field limits = resources.at("limits");
        Field requests = resources.at("requests");
        draft.number(
                        "memory_limit",
                        limits.at("memory").or(status.at("memory_limit")).quantity())
                .number(
                        "memory_request",
                        requests.at("memory").or(status.at("memory_request")).quantity())
                .number("cpu_limit", limits.at("cpu").or(status.at("cpu_limit")).quantity())
                .number(
                        "cpu_request",
                        requests.at("cpu").or(status.at("cpu_request")).quantity());
    }

    private void utterance(String message, Option<Period> during, Field status) {
        findings.utterance(new Utterance(
                Utterance.Kind.EVENT,
                subject,
                during.map(Period::from),
                Severity.WARN,
                message,
                1,
                findings.source(KubernetesObject.OBJECTS, "", status)));
    }

    private String sentence(Fact fact) {
        String lastCode = fact.number("last_exit_code")
                .map(code -> "exit code " + Phrases.number(code))
                .getOrElse("");
        String last = String.join(
                ", ",
                List.of(fact.text("last_reason"), lastCode).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
        return "Container " + fact.text("container") + " of pod " + subject.name() + " is "
                + (fact.text("state").isEmpty() ? "specified" : fact.text("state"))
                + Phrases.after(" with reason ", fact.text("reason"))
                + fact.number("exit_code")
                        .map(code -> ", exit code " + Phrases.number(code))
                        .getOrElse("")
                + Phrases.after("; last terminated: ", last)
                + fact.number("restarts")
                        .map(count -> "; " + Phrases.counted(count, "restart"))
                        .getOrElse("")
                + fact.number("memory_limit")
                        .map(limit -> "; memory limit " + Phrases.bytes(limit))
                        .getOrElse("");
    }

    /**
     * A state of a container.
     *
     * @param name running, waiting, terminated; empty when it is not told
     */
    private record State(
            String name,
            String reason,
            String message,
            Option<Double> exitCode,
            Option<Double> signal,
            Option<Period> during) {

        private static final List<String> NAMES = List.of("terminated", "waiting", "running");

        /**
         * Reads a state.
         *
         * @param state an object such as {@code {"waiting": {"reason": …}}} or {@code {"waiting": true, "reason": …}}, or a word
         * @param beside where the details stand when the state is a word
         */
        static State of(Field state, Field beside) {
            if (!state.isObject()) {
                String word = state.textOrNothing().toLowerCase(java.util.Locale.ROOT);
                return word.isEmpty()
                        ? new State("", "", "", Option.none(), Option.none(), Option.none())
                        : details(NAMES.contains(word) ? word : "waiting", beside);
            }
            for (String name : NAMES) {
                Field inner = state.at(name);
                if (inner.isObject()) {
                    return details(name, inner);
                }
                if (inner.exists() && inner.truth().getOrElse(false)) {
                    return details(name, state);
                }
            }
            return details(
                    state.hasAny("exit_code", "finished_at")
                            ? "terminated"
                            : state.at("state", "status").text(),
                    state);
        }

        boolean known() {
            return !name.isEmpty();
        }

        Ending ending() {
            return new Ending(reason, exitCode);
        }

        private static State details(String name, Field at) {
            Option<Instant> started = at.at("started_at").time();
            Option<Instant> finished = at.at("finished_at").time();
            return new State(
                    name,
                    at.at("reason").text(),
                    at.at("message").text(),
                    at.at("exit_code").number(),
                    at.at("signal").number(),
                    started.isDefined() && finished.isDefined()
                            ? Option.some(Period.between(started.get(), finished.get()))
                            : finished.orElse(started).map(Period::at));
        }
    }
}
