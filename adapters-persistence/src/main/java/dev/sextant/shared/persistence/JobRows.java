package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.JOB;

import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs.JobView;
import dev.sextant.shared.application.Jobs.State;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.db.tables.records.JobRecord;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads a job from its row. */
final class JobRows {

    private JobRows() {}

    static JobView view(JobRecord row) {
        return new JobView(
                new JobId(row.getId()),
                row.getKind(),
                state(row),
                row.getProgress(),
                Arrays.asList(row.getMessages()),
                Option.of(row.getResult()),
                Option.of(row.getError()),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }

    static State state(JobRecord row) {
        return State.valueOf(row.getState());
    }

    /** Who submitted the job. */
    static Actor actor(JobRecord row) {
        return new Actor(
                new TenantId(row.getTenantId()),
                new UserId(row.getActor()),
                Arrays.stream(row.getPermissions()).map(Permission::new).collect(Collectors.toSet()),
                row.getRequestId(),
                Option.of(row.getTraceparent()));
    }

    static void submit(JobRecord row, Actor actor) {
        row.setTenantId(actor.tenant().value());
        row.setActor(actor.user().value());
        row.setPermissions(
                actor.permissions().stream().map(Permission::value).sorted().toArray(String[]::new));
        row.setRequestId(actor.requestId());
        row.set(JOB.TRACEPARENT, actor.traceparent().getOrNull());
    }
}
