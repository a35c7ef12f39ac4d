package io.whereabouts.query.presence;

import io.whereabouts.query.history.Histories;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Writes what was said in each hour that is over.
record HourWriter(EventLog events, Sheets sheets, Histories histories, Writer.Most most) {
    /// @param closed the last day of which it is written what stands
    /// @param open the first hour that is not over
    /// @return the first hour that is left; empty if all are written
    Optional<String> write(Optional<LocalDate> closed, String open, BooleanSupplier timeIsUp) {
        var written = sheets.list(Names.HOUR, closed.map(Names::hoursOf).orElse(""));
        var due = new TreeMap<String, List<EventLog.Logged>>();
        for (var object : events.after(Names.lastHour(written).orElse(""))) {
            if (object.hour().compareTo(open) < 0) {
                due.computeIfAbsent(object.hour(), unused -> new ArrayList<>()).add(object);
            }
        }
        for (var hour : due.entrySet()) {
            if (!write(Names.hour(hour.getKey()), hour.getValue(), Names.farthest(hour.getKey(), written), timeIsUp)) {
                return Optional.of(hour.getKey());
            }
        }
        return Optional.empty();
    }

    /// @param done how many of the objects are in sheets already
    private boolean write(String name, List<EventLog.Logged> objects, int done, BooleanSupplier timeIsUp) {
        var from = done;
        while (from < objects.size()) {
            if (timeIsUp.getAsBoolean()) {
                return false;
            }
            var to = end(objects, from);
            write(to == objects.size() ? name : Names.upTo(to, name), objects.subList(from, to));
            from = to;
        }
        return true;
    }

    private int end(List<EventLog.Logged> objects, int from) {
        var bytes = 0L;
        var to = from;
        do {
            bytes += objects.get(to).bytes();
            to++;
        } while (to < objects.size() && bytes + objects.get(to).bytes() <= most.bytes());
        return to;
    }

    private void write(String name, List<EventLog.Logged> objects) {
        var sheet = new HourSheet();
        objects.forEach(object -> events.read(object, sheet::add));
        Sheet.put(name, sheet.statements(histories), sheets);
    }
}
