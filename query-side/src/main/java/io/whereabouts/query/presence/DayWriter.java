package io.whereabouts.query.presence;

import io.whereabouts.query.history.Histories;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Writes of each day that is over what was said late in it, and then what stands: with that it is closed.
record DayWriter(Sheets sheets, Histories histories, Duration kept, Writer.Most most) {
    /// The last day that is.
    Optional<LocalDate> closed() {
        return lastStanding().map(stored -> Names.dayOf(stored.name()));
    }

    private Optional<Sheets.Stored> lastStanding() {
        return sheets.list(Names.STANDING, "").stream().reduce((earlier, later) -> later);
    }

    /// @param open the first day that is not over
    /// @return the first day that is left; empty if all are written
    Optional<LocalDate> write(Optional<LocalDate> closed, LocalDate open, BooleanSupplier timeIsUp) {
        var days = new TreeMap<LocalDate, List<Sheets.Stored>>();
        for (var hour : sheets.list(Names.HOUR, closed.map(Names::hoursOf).orElse(""))) {
            var day = Names.dayOf(hour.name());
            if (closed.filter(last -> !day.isAfter(last)).isEmpty() && day.isBefore(open)) {
                days.computeIfAbsent(day, unused -> new ArrayList<>()).add(hour);
            }
        }
        for (var day : days.entrySet()) {
            if (timeIsUp.getAsBoolean()) {
                return Optional.of(day.getKey());
            }
            write(day.getKey(), day.getValue());
        }
        return Optional.empty();
    }

    private void write(LocalDate day, List<Sheets.Stored> hours) {
        var night = new Night(kept);
        lastStanding().ifPresent(stood -> SheetReader.of(sheets, stood).forEach(night::stood));
        var begun = Names.startOf(day).plus(Writer.CLOCKS);
        var late = new TreeSet<Statement>();
        var done = 0;
        for (var hour : hours) {
            SheetReader.of(sheets, hour).forEach(statement -> {
                night.said(statement);
                if (statement.isFindable() && statement.from().isBefore(begun)) {
                    late.add(statement);
                }
            });
            if (late.size() >= most.statements()) {
                done += late.size();
                Sheet.put(Names.upTo(done, Names.late(day)), late, sheets);
                late.clear();
            }
        }
        Sheet.put(Names.late(day), late, sheets);
        var until = Names.startOf(day.plusDays(1)).plus(Writer.CLOCKS);
        Sheet.put(Names.standing(day), night.standing(histories, until), sheets);
    }
}
