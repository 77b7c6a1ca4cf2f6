package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.DeliveryObserver;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.persistence.JooqTransactions;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;

/**
 * What every lane works with.
 *
 * @param transactions of the application's role
 * @param worker connections of the worker's role
 * @param contents what events say
 * @param parked what waits
 * @param ids of rows
 * @param chance from 0 to below 1
 * @param observer is told what came of deliveries
 */
record RelayTools(
        JooqTransactions transactions,
        DataSource worker,
        EventContents contents,
        ParkedKeys parked,
        IdGenerator ids,
        DoubleSupplier chance,
        RelaySettings settings,
        DeliveryObserver observer) {}
