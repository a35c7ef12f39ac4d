package io.whereabouts.query.presence;

class InMemorySheetsTest extends SheetsContract {
    @Override
    Sheets empty() {
        return new InMemorySheets();
    }
}
