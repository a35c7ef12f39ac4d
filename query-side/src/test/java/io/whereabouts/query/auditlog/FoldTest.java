package io.whereabouts.query.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldTest {
    @Test
    void a_day_whose_greatest_piece_would_be_written_again_for_little_is_left() {
        var big = piece("2026-11-01", 100_000);
        assertThat(fold(big, piece("2026-11-01", 20_000))).isEmpty();
        assertThat(fold(big, piece("2026-11-01", 30_000)))
                .hasValueSatisfying(fold -> assertThat(fold.pieces()).hasSize(2));
        assertThat(fold(big, piece("2026-11-01", 10), piece("2026-11-01", 10)))
                .hasValueSatisfying(fold -> assertThat(fold.pieces()).hasSize(2).doesNotContain(big));
    }

    private static Optional<Fold> fold(Piece... pieces) {
        return Fold.next(new Period("2026-11-01"), List.of(pieces), Fold.Eagerness.ENDED, GrowingLog.SMALL);
    }

    private static int pieces;

    private static Piece piece(String day, long weight) {
        return new Piece("p" + pieces++, new Period(day), Slice.ALL, weight, weight, weight);
    }
}
