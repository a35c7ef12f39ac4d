package io.whereabouts.query.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.query.presence.Sheets.Stored;
import org.junit.jupiter.api.Test;

abstract class SheetsContract {
    private final Sheets sheets = empty();

    abstract Sheets empty();

    @Test
    void a_sheet_that_is_there_stays_as_it_is() {
        sheets.put("presence/hour=1", new byte[] {1, 2, 3});
        sheets.put("presence/hour=1", new byte[] {4});
        assertThat(sheets.range("presence/hour=1", 0, 3)).containsExactly(1, 2, 3);
        assertThat(sheets.range("presence/hour=1", 1, 1)).containsExactly(2);
    }

    @Test
    void they_are_listed_by_name_from_one_on() {
        sheets.put("presence/hour=2", new byte[2]);
        sheets.put("presence/hour=1", new byte[1]);
        sheets.put("presence/hour=3", new byte[3]);
        sheets.put("presence/late=1", new byte[4]);
        assertThat(sheets.list("presence/hour=", ""))
                .containsExactly(
                        new Stored("presence/hour=1", 1),
                        new Stored("presence/hour=2", 2),
                        new Stored("presence/hour=3", 3));
        assertThat(sheets.list("presence/hour=", "presence/hour=2")).containsExactly(new Stored("presence/hour=3", 3));
    }

    @Test
    void one_that_is_not_there_cannot_be_read() {
        assertThatThrownBy(() -> sheets.range("presence/hour=1", 0, 1)).isInstanceOf(RuntimeException.class);
    }
}
