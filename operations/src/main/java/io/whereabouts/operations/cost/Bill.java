package io.whereabouts.operations.cost;

import java.util.ArrayList;
import java.util.List;

/// A month's bill of a stack.
record Bill(List<Line> lines) {
    /// @param component of the system, such as `events table`
    record Line(String component, Billed billed, double quantity, double usd) {}

    Bill {
        lines = List.copyOf(lines);
    }

    double usd() {
        return lines.stream().mapToDouble(Line::usd).sum();
    }

    double usd(String component) {
        return lines.stream()
                .filter(line -> line.component().equals(component))
                .mapToDouble(Line::usd)
                .sum();
    }

    List<String> components() {
        return lines.stream().map(Line::component).distinct().toList();
    }

    static final class Writer {
        private final Prices prices;
        private final List<Line> lines = new ArrayList<>();

        Writer(Prices prices) {
            this.prices = prices;
        }

        Writer add(String component, Billed billed, double quantity) {
            if (quantity > 0) {
                lines.add(new Line(component, billed, quantity, prices.of(billed, quantity)));
            }
            return this;
        }

        Bill bill() {
            return new Bill(lines);
        }
    }
}
