package dev.sextant.bootstrap.wiring;

import dev.sextant.shared.application.ChangeSchedule;
import dev.sextant.shared.application.CreateSchedule;
import dev.sextant.shared.application.DeleteSchedule;
import dev.sextant.shared.application.Schedules;

/**
 * What can be done with schedules.
 *
 * @param schedules shows them
 * @param create makes one
 * @param change changes one
 * @param delete deletes one
 */
public record SchedulesContext(
        Schedules schedules, CreateSchedule create, ChangeSchedule change, DeleteSchedule delete) {}
