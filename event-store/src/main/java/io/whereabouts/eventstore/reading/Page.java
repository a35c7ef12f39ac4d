package io.whereabouts.eventstore.reading;

import java.util.List;

/// Some events of a reading; perhaps none.
public interface Page {
    List<TableEvent> events();

    Progress progress();

    /// Where to go on after this page; to be asked for while the sink has the page, and stored once it has taken all
    /// events. It costs time and text for each decision that is kept in memory, so do not ask at every page.
    ///
    /// @throws IllegalStateException if the sink has returned
    Bookmark bookmark();
}
