package dev.sextant.investigation.application.inmemory;

import dev.sextant.investigation.application.FileQueries;
import dev.sextant.investigation.application.UploadedFiles;
import dev.sextant.investigation.application.UploadedFilesContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryUploadedFilesTest extends UploadedFilesContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryUploadedFiles files = new InMemoryUploadedFiles(transactions);

    @Override
    protected UploadedFiles files() {
        return files;
    }

    @Override
    protected FileQueries queries() {
        return files;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
