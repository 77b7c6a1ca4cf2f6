package dev.sextant.shared.web;

import dev.sextant.shared.application.ChangeSchedule;
import dev.sextant.shared.application.CreateSchedule;
import dev.sextant.shared.application.DeleteSchedule;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.SchedulePermissions;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.Schedules.ScheduleView;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.ScheduleChange;
import dev.sextant.shared.domain.ScheduleDraft;
import dev.sextant.shared.domain.ScheduleError;
import dev.sextant.shared.domain.ScheduleId;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;

/** The operations on schedules. */
public final class ScheduleRoutes implements Routes {

    private static final String SCHEDULES = "/api/v1/schedules";
    private static final String SCHEDULE = SCHEDULES + "/{schedule_id}";
    private static final String PERMITTED = "the caller may have the work done";

    private final Handling handling;
    private final Schedules schedules;
    private final CreateSchedule create;
    private final ChangeSchedule change;
    private final DeleteSchedule delete;

    /**
     * Routes.
     *
     * @param schedules where schedules are found
     * @param create makes one
     * @param change changes one
     * @param delete deletes one
     */
    public ScheduleRoutes(
            Handling handling,
            Schedules schedules,
            CreateSchedule create,
            ChangeSchedule change,
            DeleteSchedule delete) {
        this.handling = handling;
        this.schedules = schedules;
        this.create = create;
        this.change = change;
        this.delete = delete;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(SCHEDULES, this::list).needs(SchedulePermissions.READ).query("limit", "cursor"),
                Route.post(SCHEDULES, this::create).needs(create).provided(PERMITTED),
                Route.get(SCHEDULE, this::read).needs(SchedulePermissions.READ),
                Route.patch(SCHEDULE, this::change).needs(change).provided(PERMITTED),
                Route.delete(SCHEDULE, this::delete).needs(delete));
    }

    private static ScheduleId id(Exchange exchange) {
        return exchange.id("schedule_id", "schedule", ScheduleId::parse);
    }

    private static Answer view(Exchange exchange, int status, ScheduleView view) {
        return exchange.view(status, view, view.id(), view.version());
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "Schedules.page",
                        exchange.needs(),
                        exchange.actor(),
                        () -> Either.right(schedules.page(exchange.actor(), page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> create(Exchange exchange) throws IOException {
        var command = new CreateSchedule.Command(draft(exchange.fields()));
        return handling.run(create, exchange.actor(), command)
                .map(view -> view(exchange, 201, view).with("Location", SCHEDULES + "/" + view.id()));
    }

    private static ScheduleDraft draft(Fields fields) {
        var draft = new ScheduleDraft(
                fields.textNotNull("name"),
                fields.textNotNull("kind"),
                fields.textNotNull("payload"),
                fields.text("cron"),
                fields.text("time_zone"),
                fields.time("run_at"));
        fields.done(draft.wrongFields());
        return draft;
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        ScheduleId id = id(exchange);
        return handling.ask(
                        "Schedules.find",
                        exchange.needs(),
                        exchange.actor(),
                        () -> schedules
                                .find(exchange.actor(), id)
                                .toEither(() -> new ScheduleError.ScheduleNotFound(id)))
                .map(found -> view(exchange, 200, ScheduleView.of(found)));
    }

    private Either<DomainError, Answer> change(Exchange exchange) throws IOException {
        ScheduleId id = id(exchange);
        var command = new ChangeSchedule.Command(id, change(exchange.fields()), exchange.basedOn(id.toString()));
        return handling.run(change, exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private static ScheduleChange change(Fields fields) {
        var change = new ScheduleChange(
                Patches.notCleared(fields, "name"),
                Patches.notCleared(fields, "payload"),
                Patches.text(fields, "cron"),
                Patches.text(fields, "time_zone"),
                Patches.of(fields, "run_at", fields.time("run_at")),
                fields.flagNotNull("paused"));
        fields.doneWithSome(List.of());
        return change;
    }

    private Either<DomainError, Answer> delete(Exchange exchange) {
        ScheduleId id = id(exchange);
        return handling.run(delete, exchange.actor(), new DeleteSchedule.Command(id, exchange.basedOn(id.toString())))
                .map(gone -> Answer.of(204));
    }
}
